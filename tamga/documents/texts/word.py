"""Every text of a .docx that somebody who is given the file can find in it.

More than what is seen on paper: heads, feet, notes, comments, text boxes, hidden text, the words
that were deleted while changes were tracked, where links lead to, and what is said of the document.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tamga.documents.tables.package import Package
from tamga.documents.tables.xml import attribute, child, local
from tamga.documents.texts.table_lines import row_lines

COUNTS = {"[Content_Types].xml", "docProps/app.xml"}  # how many words, by which program
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_WORDS = {"t", "delText", "instrText"}
_NOT_TEXT = {"pPr", "rPr", "sdtPr", "sdtEndPr", "Fallback"}
_DELETED, _INSERTED = {"del", "moveFrom"}, {"ins", "moveTo"}


def word_lines(package: Package) -> Iterator[str]:
    """Raises UnreadableFile: broken, xml_bomb, zip_bomb."""
    for path in sorted(package.names):
        root = package.part(path) if path.endswith((".xml", ".rels")) else None
        if root is None:
            continue
        if path.endswith(".rels"):
            yield from links(root)
        elif path.startswith("word/"):
            yield from blocks(root)
        elif path not in COUNTS:
            yield from every_text(root)


def links(rels: Element) -> Iterator[str]:
    """Where links lead out of the file: «tel:99112233» is a phone number."""
    for relation in rels:
        if relation.get("TargetMode") == "External" and (target := relation.get("Target", "")):
            yield target


def every_text(root: Element) -> Iterator[str]:
    """The text of each element of a part that has no paragraphs."""
    for each in root.iter():
        if text := (each.text or "").strip():
            yield text


def blocks(parent: Element) -> Iterator[str]:
    """Paragraphs and rows of tables below an element, also those in text boxes and notes."""
    for each in parent:
        name = local(each)
        if name == "p":
            yield from _paragraph(each)
        elif name == "tbl":
            yield from row_lines(_cells(row) for row in _below(each, "tr"))
        elif name not in _NOT_TEXT:
            yield from blocks(each)


def _cells(row: Element) -> list[str]:
    """In grid columns."""
    cells: list[str] = []
    for cell in _below(row, "tc"):
        span = child(cell, "tcPr", "gridSpan")
        width = (attribute(span, "val") or "") if span is not None else ""
        wide = min(int(width), 64) if width.isascii() and width.isdigit() else 1
        cells += ["\n".join(blocks(cell)), *[""] * (wide - 1)]
    return cells


def _below(parent: Element, name: str) -> Iterator[Element]:
    for each in parent:
        if local(each) == name:
            yield each
        elif local(each) not in ("tbl", "p"):
            yield from _below(each, name)


def _paragraph(paragraph: Element) -> Iterator[str]:
    """As it reads now; as it read before, when changes were tracked; then what hangs on it."""
    apart: list[Element] = []
    now = "".join(_pieces(paragraph, _DELETED, apart))
    before = "".join(_pieces(paragraph, _INSERTED, []))
    yield from dict.fromkeys(text for each in (now, before) if (text := each.strip()))
    for box in apart:
        yield from blocks(box)


def _pieces(parent: Element, without: set[str], apart: list[Element]) -> Iterator[str]:
    """Runs without anything between them: a number is often cut into several."""
    for each in parent:
        name = local(each)
        if name in _WORDS:
            yield each.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name in ("txbxContent", "txBody"):
            apart.append(each)
        elif name not in _NOT_TEXT and name not in without:
            yield from _pieces(each, without, apart)
