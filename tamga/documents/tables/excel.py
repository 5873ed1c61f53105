"""Tables of a workbook, one for each visible sheet, with values as the sheet shows them."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import openpyxl
from openpyxl.cell.read_only import EmptyCell

from tamga.documents.tables.excel_merges import Merges
from tamga.documents.tables.excel_values import shown
from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.limits import Limits
from tamga.documents.tables.model import Place, Row, Table
from tamga.documents.tables.package import Package, check_xml_parts

# Excel's own last row. A sheet with one coloured cell down there is honest; two such are not.
_LAST_ROW = 1_048_576


def read_excel(package: Package) -> list[Table]:
    """Raises UnreadableFile: broken, xml_bomb, zip_bomb, too_many_rows."""
    check_xml_parts(package)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that the library doesn't know
            return _read(package)
    except UnreadableFile:
        raise
    except Exception as error:
        # The library raises whatever a crooked file leads it to: KeyError, TypeError, its own …
        raise UnreadableFile("broken") from error


def _read(package: Package) -> list[Table]:
    book = openpyxl.load_workbook(io.BytesIO(package.data), read_only=True, data_only=True)
    merges = Merges.by_sheet(package)
    tables: list[Table] = []
    budget = _Budget(package.limits)
    try:
        visible = (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
        for number, sheet in enumerate(visible, start=1):
            of_sheet = merges.get(sheet.title, Merges())
            rows = _cut(list(_rows(sheet, number, of_sheet, budget)))
            tables.append(Table((), rows, sheet.title))
    finally:
        book.close()
    return tables


@dataclass
class _Budget:
    """What may still be read of all sheets together."""

    limits: Limits
    filled: int = 0
    seen: int = 0

    def spend(self, *, blank: bool) -> None:
        self.seen += 1
        self.filled += not blank
        if self.filled > self.limits.rows or self.seen > _LAST_ROW + self.limits.rows:
            raise UnreadableFile("too_many_rows", limit=self.limits.rows)


def _rows(sheet: Any, table: int, merges: Merges, budget: _Budget) -> Iterator[Row]:
    sheet.reset_dimensions()  # the size that the file declares is often wrong
    gap = None
    for number, cells in enumerate(sheet.iter_rows(max_col=budget.limits.columns), start=1):
        if cells is gap:  # the library gives one and the same row for all that the file leaves out
            budget.spend(blank=True)
            continue
        if _is_gap(cells) or all(cell.value is None for cell in cells):
            gap = cells if _is_gap(cells) else gap
            budget.spend(blank=True)
            continue
        row = merges.apply(Place(table, number), [shown(cell) for cell in cells])
        budget.spend(blank=row.is_blank)
        if not row.is_blank:
            yield row


def _is_gap(cells: tuple[Any, ...]) -> bool:
    """Whether the file says nothing of this row; a million such rows must pass in a moment."""
    return set(map(type, cells)) == {EmptyCell}


def _cut(rows: list[Row]) -> tuple[Row, ...]:
    """All rows as wide as the last column that holds a text."""
    width = max((at + 1 for row in rows for at, cell in enumerate(row.cells) if cell), default=0)
    return tuple(replace(row, cells=row.cells[:width]) for row in rows)
