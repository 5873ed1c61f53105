"""The board as an Excel sheet, as it stood that day."""

import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from tamga.duties.enums import STATUS_NAMES, Status
from tamga.duties.queries import Board, Cell

_WIDTHS = {"A": 6, "B": 26, "C": 46, "D": 40}


def board_workbook(board: Board) -> bytes:
    """An .xlsx: number, menu, section, positions, twelve months, how many are late.

    A month says its status in words, with the number where there are several. Texts stay texts:
    one that begins like a formula isn't one.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(board.year))
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "D3"
    sheet.append([_text(sheet, f"{board.unit.name} · {board.year} · {board.on.isoformat()}")])
    heads = ["№", _("Menu"), _("Section"), _("Responsible"), *map(str, range(1, 13)), _("Late")]
    sheet.append([_text(sheet, head, bold=True) for head in heads])
    for row in board.rows:
        texts = [row.menu, row.title, ", ".join(row.positions), *map(_words, row.cells)]
        sheet.append([row.number, *(_text(sheet, text) for text in texts), row.late])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _words(cell: Cell | None) -> str:
    if cell is None:
        return ""
    parts = [(status, cell.counts[status]) for status in Status if cell.counts[status]]
    if cell.total == 1:
        return str(STATUS_NAMES[parts[0][0]])
    return "; ".join(f"{count} {STATUS_NAMES[status]}" for status, count in parts)


def _text(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
