"""The report as Excel: the seven columns on one sheet, a sheet for each cover page."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from tamga.implementation.report import words
from tamga.implementation.report.model import Cover, Report
from tamga.kernel.mongolian.dates import long_date

WIDTHS = (9, 8, 34, 52, 60, 11, 14)
LINE = Side(style="thin", color="FF8899A5")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
WRAP = Alignment(wrap_text=True, vertical="top")
MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
HEAD = PatternFill("solid", fgColor="FFF2F6F9")


def workbook(report: Report) -> bytes:
    """The bytes of an .xlsx; every text is a text, so that none is taken for a formula."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Хэрэгжилт"
    _head(sheet, report, f"({report.unit})")
    first = sheet.max_row + 1
    sheet.append(words.COLUMNS)
    sheet.append([str(n) for n in range(1, 8)])
    for row in sheet.iter_rows(min_row=first, max_row=first + 1):
        for cell in row:
            cell.font, cell.alignment, cell.border = Font(bold=True), MIDDLE, BOX
            cell.fill = HEAD
    _rows(sheet, report)
    _signers(sheet, report)
    for letter, width in zip("ABCDEFG", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    _page(sheet)
    sheet.print_title_rows = f"{first}:{first + 1}"
    for cover in (report.own, report.superior):
        _cover(book.create_sheet(cover.by[:31]), report, cover)
    for line in words.notes(report):
        book.worksheets[-1].append([line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    cell.value, cell.data_type = text, "s"
    cell.alignment, cell.border = WRAP, BOX


def _head(sheet: Worksheet, report: Report, below: str) -> None:
    lines = [words.DRAFT] if report.draft else []
    lines += [report.headline, below]
    if report.reported_on:
        lines.append(long_date(report.reported_on))
    lines.append(report.place)
    for line in lines:
        sheet.append([line])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, end_column=7, start_column=1
        )
        sheet.cell(sheet.max_row, 1).alignment = MIDDLE
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)


def _rows(sheet: Worksheet, report: Report) -> None:
    at = sheet.max_row
    for group in report.groups:
        at += 1
        _text(sheet, at, 1, group.name)
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=7)
        sheet.cell(at, 1).font = Font(bold=True)
        for row in group.rows:
            at += 1
            cells = (
                "" if row.decision_number is None else str(row.decision_number),
                "" if row.joint_with else str(row.number),
                row.decision,
                row.provision,
                row.progress,
                words.score(row.own),
                words.score(row.superior),
            )
            for column, text in enumerate(cells, 1):
                _text(sheet, at, column, text)


def _signers(sheet: Worksheet, report: Report) -> None:
    at = sheet.max_row + 1
    for signer in report.signers:
        for line in (signer.part, f"{signer.post} {signer.name}".strip(), signer.acting):
            if line:
                at += 1
                sheet.cell(at, 3).value = line


def _cover(sheet: Worksheet, report: Report, cover: Cover) -> None:
    _head(sheet, report, f"({cover.by})")
    at = sheet.max_row + 2
    _text(sheet, at, 1, f"{words.TOTAL}: {cover.summary.total}")
    for offset, (name, limits, count) in enumerate(words.bands(cover.summary), 1):
        for column, text in enumerate(
            (words.OF_WHICH if offset == 1 else "", name, limits, count), 1
        ):
            _text(sheet, at + offset, column, text)
    _text(sheet, at + 7, 1, cover.sentence)
    for letter, width in zip("ABCD", (16, 40, 12, 10), strict=True):
        sheet.column_dimensions[letter].width = width
    _page(sheet)
