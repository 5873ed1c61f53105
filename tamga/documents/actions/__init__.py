"""Store files, close them, discard those that nothing needs, and read what stands in them."""

from tamga.documents.actions.reading import ask_text, catch_up, read_text, text_read
from tamga.documents.actions.removing import files_stay, sweep
from tamga.documents.actions.sealing import seal, seal_again
from tamga.documents.actions.storing import discard, store

__all__ = [
    "ask_text",
    "catch_up",
    "discard",
    "files_stay",
    "read_text",
    "seal",
    "seal_again",
    "store",
    "sweep",
    "text_read",
]
