"""Papers of an office made here: printed, scanned, locked. Nothing comes from the network."""

import io
import shutil

import pytest
import typst
from PIL import Image
from pypdf import PdfReader, PdfWriter

from tamga.documents.texts import tesseract

REGISTER, PHONE = "УБ90010112", "9911-2233"
TOLD = f"Иргэн Доржийн Бат ({REGISTER}, утас {PHONE})-д тусламж олгосугай."
REST = "Хаврын мод тарих ажлыг зохион байгуулахыг мэргэжилтэн нарт даалгасугай."

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or not tesseract.program(),
    reason="tesseract-ocr with tesseract-ocr-mon is not installed on this machine",
)


def _page(*lines: str) -> bytes:
    told = "\n\n".join(lines).replace("@", "\\@")
    return f"#set page(paper: 'a4')\n#set text(size: 13pt)\n{told}\n".replace("'", '"').encode()


def printed(*lines: str) -> bytes:
    """A PDF with text."""
    return typst.compile(_page(*lines))


def picture(*lines: str, kind: str = "PNG") -> bytes:
    """A sheet as a scanner gives it."""
    with Image.open(io.BytesIO(typst.compile(_page(*lines), format="png", ppi=150))) as sheet:
        return saved(sheet.convert("RGB"), kind)


def saved(image: Image.Image, kind: str) -> bytes:
    """The bytes of a picture, or of a PDF that holds nothing but pictures."""
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("нууц", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def joined(*documents: bytes) -> bytes:
    """One PDF of several; of none one without pages."""
    writer = PdfWriter()
    for data in documents:
        writer.append(io.BytesIO(data))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_attachment(data: bytes) -> bytes:
    """A PDF with a file inside."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_attachment("нэмэлт.txt", TOLD.encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
