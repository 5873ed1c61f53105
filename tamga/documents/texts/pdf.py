"""The text of each page of a PDF, also what lies under a black box; which pages are pictures."""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.utils import decode_text

from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.limits import Limits

_LOCKED = (PDFPasswordIncorrect, PDFEncryptionError)
_FEW = 25  # letters: a page with fewer and a picture is a scan with a stamp on it
_BIG = 0.15  # of the page: a picture that may hold a text of its own
_CURVES = 250  # letters that were turned into drawings
_UNKNOWN = 5  # letters that the file doesn't tell the meaning of
logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass
class PdfText:
    """Pages from the first; ``pictures`` are those (from 0) to be looked at as pictures too."""

    pages: list[str]
    pictures: list[int]
    parts: int
    """Files that lie inside, unread."""


def pdf_text(data: bytes, limits: Limits) -> PdfText:
    """Raises UnreadableFile: broken, locked, too_many_pages."""
    try:
        parts = _attachments(data)
        with pdfplumber.open(io.BytesIO(data), unicode_norm="NFC") as document:
            if not document.pages:
                raise UnreadableFile("broken")
            if len(document.pages) > limits.pages:
                raise UnreadableFile("too_many_pages", limit=limits.pages)
            found = PdfText([], [], parts)
            for number, page in enumerate(document.pages):
                text, is_picture = _read(page, limits)
                found.pages.append(text)
                found.pictures += [number] * is_picture
                page.close()
            return found
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        locked = any(isinstance(each, _LOCKED) for each in _causes(error))
        raise UnreadableFile("locked" if locked else "broken") from error


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    for _ in range(8):
        if seen is None:
            return
        yield seen
        yield from (each for each in seen.args if isinstance(each, BaseException))
        seen = seen.__cause__ or seen.__context__


def _attachments(data: bytes) -> int:
    """How many files lie inside; what pdfium can't open the other library will speak of."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0
    with document:
        return int(document.count_attachments())


def _read(page: Any, limits: Limits) -> tuple[str, bool]:
    if len(page.chars) > limits.page_marks:
        return "", True
    text = page.extract_text() or ""
    letters = sum(letter.isalnum() for letter in text)
    area = float(page.width) * float(page.height) or 1.0
    biggest = max((float(i["width"]) * float(i["height"]) for i in page.images), default=0.0)
    drawn = len(page.curves) > _CURVES
    is_picture = (
        biggest > _BIG * area
        or drawn
        or text.count("(cid:") > _UNKNOWN
        or (letters < _FEW and bool(page.images or page.curves))
    )
    return "\n".join([text, *_beside(page)]).strip(), is_picture


def _beside(page: Any) -> Iterator[str]:
    """Notes, links and what was filled into a form."""
    for note in page.annots:
        yield from (str(note[key]) for key in ("contents", "uri") if note.get(key))
        value = (note.get("data") or {}).get("V")
        if isinstance(value, bytes):
            yield decode_text(value)
