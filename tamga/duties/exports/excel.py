"""The plan as an Excel sheet: prints on A4 across, its header repeated on every page."""

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from tamga.duties.exports.table import plan_table
from tamga.duties.models import Plan
from tamga.duties.queries.plans import PlanRow

_CHARACTERS_PER_CM = 4.6
_THIN = Side(style="thin")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def plan_as_excel(plan: Plan, rows: Sequence[PlanRow], *, status_on: date | None = None) -> bytes:
    """An .xlsx of the plan's duties; with ``status_on`` what became of them by that day.

    Numbers are numbers; a text that begins like a formula stays a text.
    """
    told = plan_table(plan, rows, status_on=status_on)
    book = Workbook()
    sheet = book.active
    sheet.title = str(plan.year)
    for at, line in enumerate(told.title_lines, start=1):
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(told.columns))
        cell = sheet.cell(at, 1, line)
        cell.data_type = "s"
        cell.font = Font(bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.row_dimensions[at].height = 30
    header = len(told.title_lines) + 1
    for column, text in enumerate(told.columns, start=1):
        cell = sheet.cell(header, column, text)
        cell.font, cell.border = Font(bold=True), _FRAME
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        width = told.widths_cm[column - 1] * _CHARACTERS_PER_CM
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, texts in enumerate(told.rows, start=header + 1):
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(row, column)
            if column == 1:
                cell.value = int(text)
            else:
                cell.value, cell.data_type = text, "s"
            cell.border = _FRAME
            cell.alignment = Alignment(
                vertical="top", wrap_text=True, horizontal="center" if column == 1 else "left"
            )
    sheet.print_title_rows = f"{header}:{header}"
    sheet.freeze_panes = sheet.cell(header + 1, 1)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
