"""The sheets of a workbook; a formula is what it showed last, and text where it showed nothing."""

import io
import re
import warnings
from dataclasses import replace

import openpyxl

from tamga.documents.tables import Limits, Row, Table, read_tables
from tamga.documents.tables.package import open_package, read_part

_FORMULA = re.compile(rb"<(\w+:)?f[\s>]")


def read_workbook(data: bytes, limits: Limits) -> list[Table]:
    """Each visible sheet. Nothing is ever counted here. Raises UnreadableFile."""
    tables = list(read_tables(data, "list.xlsx", limits=limits))
    package = open_package(data, limits)
    parts = [name for name in package.names if "/worksheets/" in f"/{name}" and name[-4:] == ".xml"]
    if any(_FORMULA.search(read_part(package.archive, name, limits)) for name in parts):
        return _with_formulas(data, tables, limits)
    return tables


def _with_formulas(data: bytes, tables: list[Table], limits: Limits) -> list[Table]:
    """Cells left empty because no program ever counted them are their formula's own text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that the library doesn't know
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    try:
        return [_with_its_formulas(table, _said(book[table.name], limits)) for table in tables]
    finally:
        book.close()


def _with_its_formulas(table: Table, said: dict[tuple[int, int], str]) -> Table:
    return replace(table, rows=tuple(_filled(row, said) for row in table.rows))


def _said(sheet: object, limits: Limits) -> dict[tuple[int, int], str]:
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    rows = sheet.iter_rows(  # type: ignore[attr-defined]
        max_col=limits.columns, max_row=limits.rows * 2, values_only=True
    )
    return {
        (number, at): value
        for number, cells in enumerate(rows, start=1)
        for at, value in enumerate(cells)
        if isinstance(value, str) and value.startswith("=")
    }


def _filled(row: Row, said: dict[tuple[int, int], str]) -> Row:
    cells = (cell or said.get((row.place.row, at), "") for at, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))
