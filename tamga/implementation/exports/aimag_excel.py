"""All soums in one Excel file: the table on the first sheet, then a sheet for each soum."""

import io
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from tamga.implementation.exports.aimag_words import HEAD, below, cells
from tamga.implementation.queries import League
from tamga.implementation.report import words
from tamga.implementation.report.model import Report

SEVEN = (9, 8, 34, 52, 60, 11, 14)
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
WRAP = Alignment(wrap_text=True, vertical="top")


def all_soums_workbook(
    aimag: str, headline: str, league: League, reports: Sequence[Report]
) -> bytes:
    """The bytes of an .xlsx; every text is a text, so that none is taken for a formula."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Сумдын нэгтгэл"
    for line in (aimag, headline):
        _line(first, [line], bold=True, wrap=False)
    _line(first, HEAD, bold=True)
    for one in league.standings:
        _line(first, cells(one))
    _line(first, [below(league)], wrap=False)
    _widths(first, (24, *(14 for _ in HEAD[1:])))
    taken: set[str] = set()
    for report in reports:
        _soum(book.create_sheet(_name(report.unit, taken)), report)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _soum(sheet: Worksheet, report: Report) -> None:
    _line(sheet, [report.superior.sentence], bold=True, wrap=False)
    _line(sheet, words.COLUMNS, bold=True)
    for group in report.groups:
        _line(sheet, [group.name], bold=True, wrap=False)
        for row in group.rows:
            _line(
                sheet,
                (
                    "" if row.decision_number is None else str(row.decision_number),
                    "" if row.joint_with else str(row.number),
                    row.decision,
                    row.provision,
                    row.progress,
                    words.score(row.own),
                    words.score(row.superior),
                ),
            )
    _widths(sheet, SEVEN)
    sheet.freeze_panes = "A3"


def _line(sheet: Worksheet, texts: Sequence[str], *, bold: bool = False, wrap: bool = True) -> None:
    at = getattr(sheet, "_current_row", 0) + 1
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(at, column)
        cell.value, cell.data_type = ILLEGAL_CHARACTERS_RE.sub("", text), "s"
        if bold:
            cell.font = Font(bold=True)
        if wrap:
            cell.alignment = WRAP


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for letter, width in zip("ABCDEFGHIJK", widths, strict=False):
        sheet.column_dimensions[letter].width = width


def _name(unit: str, taken: set[str]) -> str:
    """A sheet's name: 31 letters at most, each once."""
    base = NOT_IN_A_NAME.sub(" ", unit)[:28] or "Сум"
    name = base
    while name.casefold() in taken:
        name = f"{base} {len(taken)}"
    taken.add(name.casefold())
    return name
