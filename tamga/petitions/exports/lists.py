"""The file to fill in, and the file of the rows that were left, with the reason beside each."""

import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from tamga.petitions.reading.columns import TITLES, Column

OFFERED = tuple(column for column in Column if column is not Column.FULL_NAME)
# invented: nobody lives there
_EXAMPLE = {
    Column.KIND: "өргөдөл", Column.SURNAME: "Жишээ", Column.GIVEN_NAME: "Иргэн",
    Column.PHONE: "88001122", Column.REGISTER_NUMBER: "АА88010112",
    Column.EMAIL: "irgen@example.mn", Column.ADDRESS: "1-р баг, Жишээ гудамж 5",
    Column.TEXT: "Худгийн насос эвдэрсэн тул засуулах хүсэлтэй.", Column.CHANNEL: "утсаар",
    Column.SUBJECT: "", Column.SIGNERS: "1",
}  # fmt: skip


def template_workbook(example_day: str) -> bytes:
    """Headings and one example row, an .xlsx; ``example_day`` as 2026-04-05."""
    example = {**_EXAMPLE, Column.RECEIVED_ON: example_day}
    heads = [str(TITLES[column]) for column in OFFERED]
    return _book([heads, [example[column] for column in OFFERED]])


def left_workbook(heads: Sequence[str], rows: Iterable[tuple[Sequence[str], str]]) -> bytes:
    """Rows as they stood in their file, the reason before each: mended, it is read in again."""
    width = len(heads)
    lines = [[why, *cells[:width], *[""] * (width - len(cells))] for cells, why in rows]
    return _book([[_("Why it was left"), *heads], *lines])


def _book(lines: Iterable[Sequence[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Petitions")[:31])
    for letter in "ABCDEFGHIJKLMN":
        sheet.column_dimensions[letter].width = 22
    sheet.freeze_panes = "A2"
    for number, line in enumerate(lines):
        sheet.append([_text(sheet, value, bold=number == 0) for value in line])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _text(sheet: object, value: str, *, bold: bool) -> WriteOnlyCell:
    clean = "".join(sign for sign in value if sign >= " " or sign in "\n\t")
    cell = WriteOnlyCell(sheet, value=clean)
    cell.data_type = "s"  # one that begins like a formula isn't one
    cell.number_format = "@"  # and stays text when somebody mends it
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
    return cell
