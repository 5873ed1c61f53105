"""Store files, discard those that nothing needs, and read what stands in them."""

from tamga.documents.actions.reading import ask_text, catch_up, read_text, text_read
from tamga.documents.actions.storing import discard, store

__all__ = ["ask_text", "catch_up", "discard", "read_text", "store", "text_read"]
