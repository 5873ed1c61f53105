"""The figures of petitions as an Excel workbook: a sheet for each table, its chart beside it."""

import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from tamga.petitions.exports.figures import Figures, Table, own_figure_words, unit_heads

WRAP = Alignment(wrap_text=True, vertical="top")


def figures_excel(told: Figures) -> bytes:
    """The bytes of an .xlsx; counts are numbers, every text is a text, so that none is taken for
    a formula.
    """
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = _("Figures")[:31]
    for line in (told.unit.name, told.headline):
        _line(first, [line], bold=True)
    for line in (told.as_of_words, told.rate_words):
        _line(first, [line])
    for name, days in told.days:
        _line(first, [name, days])
    _line(first, [own_figure_words()])
    first.column_dimensions["A"].width = 60
    if told.lines:
        _units(book.create_sheet(_("By soum")[:31]), told)
    for table in told.tables:
        _table(book.create_sheet(table.title[:31]), table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _table(sheet: Worksheet, told: Table) -> None:
    _line(sheet, [told.title, _("How many"), _("Share")], bold=True)
    for row in told.rows:
        _line(sheet, [row.name, row.count, row.percent])
    for letter, width in zip("ABC", (44, 12, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    _chart(sheet, told.title, len(told.rows))


def _units(sheet: Worksheet, told: Figures) -> None:
    _line(sheet, [_("Soum"), *unit_heads(), _("On-time rate")], bold=True)
    for line in told.lines:
        _line(sheet, [line.unit.name, *line.cells, line.rate])
    whole = told.whole
    _line(sheet, [_("Together"), *whole.cells, whole.rate], bold=True)
    sheet.column_dimensions["A"].width = 30
    for letter in "BCDEFGH":
        sheet.column_dimensions[letter].width = 16
    sheet.freeze_panes = "B2"


def _chart(sheet: Worksheet, title: str, rows: int) -> None:
    """Bars that lie, the first line on top as in the table."""
    chart = BarChart()
    chart.type, chart.title, chart.legend = "bar", title, None
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=rows + 1))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=rows + 1))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines, chart.gapWidth = None, 60
    chart.height, chart.width = max(6, rows * 1.1), 18
    sheet.add_chart(chart, "E2")


def _line(sheet: Worksheet, values: Sequence[str | int], *, bold: bool = False) -> None:
    at = getattr(sheet, "_current_row", 0) + 1
    for column, value in enumerate(values, 1):
        cell = sheet.cell(at, column)
        if isinstance(value, str):
            cell.value, cell.data_type = ILLEGAL_CHARACTERS_RE.sub("", value), "s"
            cell.alignment = WRAP
        else:
            cell.value = value
        if bold:
            cell.font = Font(bold=True)
