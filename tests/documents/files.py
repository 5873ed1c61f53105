"""Office files made in memory, honest and hostile."""

import io
import zipfile
from collections.abc import Iterable

import docx
import openpyxl
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tamga.documents.tables import Table, read_tables

Rows = Iterable[Iterable[str]]


def cells(table: Table) -> list[tuple[str, ...]]:
    """The cells of each row."""
    return [row.cells for row in table.rows]


def read(content: bytes) -> list[list[tuple[str, ...]]]:
    """The cells of each row of each table."""
    return [cells(table) for table in read_tables(content, "plan")]


def document_with(rows: Rows, *, title: str = "") -> Document:
    """A Word document with one table."""
    document = docx.Document()
    if title:
        document.add_paragraph(title)
    listed = [list(row) for row in rows]
    table = document.add_table(rows=0, cols=max(map(len, listed)))
    for row in listed:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    return document


def saved(document: Document) -> bytes:
    """The bytes of a Word document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word(rows: Rows) -> bytes:
    """A Word file with one table."""
    return saved(document_with(rows))


def element(xml: str):
    """An element of WordprocessingML; `xml` has the place for the namespace in its first tag."""
    tag, rest = xml.split(">", 1)
    closing = "/" if tag.endswith("/") else ""
    return parse_xml(f"{tag.rstrip('/')} {nsdecls('w')}{closing}>{rest}")


def saved_book(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def excel(rows: Iterable[Iterable[object]]) -> bytes:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved_book(book)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same archive with one part replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.infolist():
            if each.filename != name:
                new.writestr(each.filename, old.read(each), zipfile.ZIP_DEFLATED)
        new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def zipped(parts: dict[str, bytes]) -> bytes:
    """Any archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()
