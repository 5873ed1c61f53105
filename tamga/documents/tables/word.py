"""Tables of a Word document, as they look on paper.

Counted: tracked insertions, content controls, links, automatic numbers. Not counted: tracked
deletions, hidden text, text boxes, field codes. A nested table follows its outer one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.limits import Limits
from tamga.documents.tables.model import Paragraph, Place, Row, Table
from tamga.documents.tables.numbering import Numbering
from tamga.documents.tables.package import Package
from tamga.documents.tables.word_text import paragraph_text
from tamga.documents.tables.xml import attribute, child, local

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_TITLE_LINES = 40


def read_word(package: Package) -> list[Paragraph | Table]:
    """Lines and tables in their order.

    Raises UnreadableFile: broken, xml_bomb, zip_bomb, too_many_rows.
    """
    root = package.part(package.main)
    body = None if root is None else child(root, "body")
    if body is None:
        raise UnreadableFile("broken")
    reader = _Reader(package.limits, Numbering.of(package))
    reader.read_blocks(body)
    return reader.found


@dataclass
class _Reader:
    limits: Limits
    numbering: Numbering
    found: list[Paragraph | Table] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _seen: int = 0
    _rows: int = 0

    def read_blocks(self, parent: Element) -> None:
        for block in blocks(parent):
            if local(block) == "tbl":
                self._read_table(block)
            elif text := paragraph_text(block, self.numbering).strip():
                lines = [line for each in text.split("\n") if (line := each.strip())]
                self._lines = [*self._lines, *lines][-_TITLE_LINES:]
                self.found += map(Paragraph, lines)

    def _read_table(self, table: Element) -> None:
        self._seen += 1
        number, title, self._lines = self._seen, tuple(self._lines), []
        place_in_order = len(self.found)
        nested: list[Element] = []
        rows: list[Row] = []
        above: dict[int, str] = {}
        for index, row in enumerate(_within(table, "tr"), start=1):
            if _is_deleted(row):
                continue
            read = self._read_row(row, Place(number, index), above, nested)
            if not read.is_blank:
                self._count()
                rows.append(read)
        self.found.insert(place_in_order, Table(title, tuple(rows)))
        for inner in nested:
            self._read_table(inner)

    def _read_row(
        self, row: Element, place: Place, above: dict[int, str], nested: list[Element]
    ) -> Row:
        cells: list[str] = [""] * self._grid(child(row, "trPr"), "gridBefore")
        merged: set[int] = set()
        for cell in _within(row, "tc"):
            properties = child(cell, "tcPr")
            if properties is not None and child(properties, "cellDel") is not None:
                continue
            column = len(cells)
            if _continues(properties):
                text = above.get(column, "")
                merged.add(column)
            else:
                text = self._cell_text(cell, nested)
            above[column] = text
            cells += [text] + [""] * (self._grid(properties, "gridSpan", 1) - 1)
        return Row(place, tuple(cells[: self.limits.columns]), frozenset(merged))

    def _cell_text(self, cell: Element, nested: list[Element]) -> str:
        lines = []
        for block in blocks(cell):
            if local(block) == "tbl":
                nested.append(block)
            else:
                lines.append(paragraph_text(block, self.numbering).strip())
        return "\n".join(lines).strip()

    def _grid(self, properties: Element | None, name: str, default: int = 0) -> int:
        """A number of grid columns, held within bounds: it comes from a stranger."""
        found = None if properties is None else child(properties, name)
        value = "" if found is None else attribute(found, "val") or ""
        is_number = value.isascii() and value.isdigit() and len(value) < 7
        return min(int(value), self.limits.columns) if is_number else default

    def _count(self) -> None:
        self._rows += 1
        if self._rows > self.limits.rows:
            raise UnreadableFile("too_many_rows", limit=self.limits.rows)


def blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables, also those inside content controls."""
    for each in parent:
        if local(each) in ("p", "tbl"):
            yield each
        elif local(each) in _WRAPPERS:
            yield from blocks(each)


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, content controls opened."""
    for each in parent:
        if local(each) == name:
            yield each
        elif local(each) in _WRAPPERS:
            yield from _within(each, name)


def _is_deleted(row: Element) -> bool:
    return child(row, "trPr", "del") is not None


def _continues(properties: Element | None) -> bool:
    """Whether a cell goes on from the one above: the file says so by leaving out "restart"."""
    merge = None if properties is None else child(properties, "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"
