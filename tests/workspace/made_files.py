"""Files as offices have them, and as nobody should: made here, byte by byte."""

import io
import zipfile

from docx import Document
from openpyxl import Workbook
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how .doc, .xls and locked files begin


def word() -> bytes:
    """A small .docx."""
    target = io.BytesIO()
    document = Document()
    document.add_paragraph("Төсвийн гүйцэтгэл")
    document.save(target)
    return target.getvalue()


def excel() -> bytes:
    """A small .xlsx."""
    target = io.BytesIO()
    book = Workbook()
    book.active["A1"] = "Орлого"
    book.save(target)
    return target.getvalue()


def open_document(kind: str = "text") -> bytes:
    """A small .odt or .ods."""
    return packed(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
            "content.xml": b"<document/>",
        }
    )


def picture(kind: str = "PNG") -> bytes:
    """A small picture."""
    target = io.BytesIO()
    Image.new("RGB", (20, 10), "navy").save(target, kind)
    return target.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def bomb() -> bytes:
    """A .docx of a few hundred kilobytes that unpacks to 300 MB."""
    part = b"\0" * (10 * 1024 * 1024)
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, **{f"word/media/{number}.bin": part for number in range(25)}})


def with_macro() -> bytes:
    """A .docx that holds a program."""
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
