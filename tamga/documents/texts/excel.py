"""Every text of an .xlsx: all sheets, hidden ones too, comments, drawn boxes, heads and feet."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from tamga.documents.tables.package import Package
from tamga.documents.tables.xml import child, local
from tamga.documents.texts.table_lines import row_lines
from tamga.documents.texts.word import COUNTS, every_text, links

_COLUMNS = 1_000
_WHOLES = {"si", "is", "comment", "p", "threadedComment"}  # their runs belong together


def excel_lines(package: Package) -> Iterator[str]:
    """Raises UnreadableFile: broken, xml_bomb, zip_bomb."""
    strings = package.related_part(package.main, "sharedStrings")
    shared = [] if strings is None else [_runs(each) for each in strings]
    for path in sorted(package.names):
        root = package.part(path) if path.endswith((".xml", ".rels")) else None
        if root is None or path in COUNTS:
            continue
        if path.endswith(".rels"):
            yield from links(root)
        elif local(root) == "worksheet":
            yield from row_lines(_rows(root, shared))
            yield from _around(root)
        elif path.startswith("xl/"):
            if local(root) not in ("sst", "styleSheet"):
                yield from _wholes(root)
        else:
            yield from every_text(root)
    yield from shared  # also those that no cell shows any more


def _rows(sheet: Element, shared: list[str]) -> Iterator[list[str]]:
    data = child(sheet, "sheetData")
    for row in data if data is not None else ():
        cells: list[str] = []
        for cell in row:
            column = _column(cell.get("r", ""), len(cells))
            cells += [""] * (column - len(cells))
            cells.append(_shown(cell, shared))
        yield cells


def _column(reference: str, otherwise: int) -> int:
    """«C7» is column 2; a crooked one comes next."""
    number = 0
    for letter in reference:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number - 1 if otherwise < number <= _COLUMNS else otherwise


def _shown(cell: Element, shared: list[str]) -> str:
    inline = child(cell, "is")
    if inline is not None:
        return _runs(inline)
    value = child(cell, "v")
    text = (value.text or "") if value is not None else ""
    if cell.get("t") == "s":
        return shared[int(text)] if text.isdigit() and int(text) < len(shared) else ""
    return text if cell.get("t") in ("str", "e", "b") else _number(text)


def _number(text: str) -> str:
    """In digits alone: a phone is also kept as 9.9112233E7."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return format(number, "f") if number.is_finite() and abs(number.adjusted()) < 40 else text


def _runs(whole: Element) -> str:
    return "".join(each.text or "" for each in whole.iter() if local(each) in ("t", "text"))


def _wholes(root: Element) -> Iterator[str]:
    for each in root.iter():
        if local(each) in _WHOLES and (text := _runs(each).strip()):
            yield text


def _around(sheet: Element) -> Iterator[str]:
    """Heads, feet and formulas."""
    for each in sheet.iter():
        name, text = local(each), (each.text or "").strip()
        if text and (name == "f" or name.endswith(("Header", "Footer"))):
            yield text
