"""What was read of a file, in plain data."""

from dataclasses import dataclass
from enum import StrEnum

READER = 1  # raised when the same file may give another text


class How(StrEnum):
    """By which way a text was read; ``PAGED`` ones know their pages."""

    WORD = "word"
    EXCEL = "excel"
    OPEN_DOCUMENT = "open_document"
    PLAIN = "plain"
    PDF = "pdf"
    RECOGNISED = "recognised"  # a machine looked at pictures of letters


PAGED = frozenset({How.PDF, How.RECOGNISED})
PAGE_END = "\n\f\n"  # a number never goes on over it


class Unread(StrEnum):
    """Why a file, or a part of it, is not readable by the machine."""

    NO_RECOGNITION = "no_recognition"  # tesseract is not installed here
    DIM = "dim"  # what was recognised is no language
    HAND = "hand"  # the Mongolian script, which the recognition doesn't know
    PARTS = "parts"  # pictures or attachments inside that couldn't be read
    LOCKED = "locked"
    OLD_FORMAT = "old_format"
    KIND = "kind"
    BROKEN = "broken"
    BOMB = "bomb"
    TOO_LONG = "too_long"
    GONE = "gone"  # the stored bytes are damaged or not there
    GAVE_UP = "gave_up"  # it was begun again and again and never ended


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of a file by pages (one page where the kind has none).

    ``why`` is empty when everything was read; else what is there may still be searched.
    """

    pages: tuple[str, ...]
    how: How | None
    program: str
    why: Unread | None = None

    @property
    def text(self) -> str:
        """All pages, divided so that a place knows its page."""
        return PAGE_END.join(self.pages)


def page_of(text: str, at: int) -> int:
    """The page of a place in ``ReadText.text``, from 1."""
    return text.count("\f", 0, at) + 1
