"""Files that hold lists of petitions, and files that only say so."""

import csv
import io
import zipfile

import pytest
from django.utils import translation
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from tamga.petitions.exports.lists import left_workbook, template_workbook
from tamga.petitions.reading import (
    LARGEST,
    Column,
    UnreadableList,
    read_table,
)
from tests.petitions.lists import HEADS, ROAD, WELL, listed

TEXT = f"{HEADS}\n{WELL}\n{ROAD}\n"
OLD = TEXT.replace("ө", "є").replace("ү", "ї").replace("Ө", "Є")  # the fonts of its time


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def book(*sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        OLD.encode("cp1251"),
        TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace("\n", "\r\n").encode(),
        f"Өргөдлийн дэвтэр\n;;\n{TEXT}".encode(),
    ],
    ids=["utf-8", "with a mark", "utf-16", "cp1251", "commas", "tabs", "windows", "a title above"],
)
def test_a_csv_as_programs_save_it(data: bytes):
    table = read_table(data, "Жагсаалт.CSV")
    assert table.heads == tuple(HEADS.split(";"))
    assert [cells[3] for _number, cells in table.rows] == ["Дулмаа", "Дорж"]
    assert len(table.columns) == 9


def test_a_cell_of_several_lines_with_signs_in_it():
    cell = '"Худаг; насос,\n""шинэ"" | хуучин"'
    table = read_table(listed(WELL.replace("Худгийн насос", cell), ROAD), "a.csv")
    assert table.rows[0][1][7] == 'Худаг; насос,\n"шинэ" | хуучин'
    assert [number for number, _cells in table.rows] == [2, 3]


def test_the_sheet_that_looks_most_like_a_list_is_read():
    notes = [["Тэмдэглэл", "x"], ["Маргааш дуудах", "y"]]
    rows = [line.split(";") for line in ("Өргөдлийн дэвтэр", HEADS, WELL, "", ROAD)]
    table = read_table(book(notes, rows), "a.xlsx")
    assert table.others == ("Sheet",)
    assert [number for number, _cells in table.rows] == [3, 5], "as the sheet counts them"


def test_a_formula_is_text_and_is_never_counted():
    rows = [["Огноо", "Утга", "Утас"], ["2026-11-20", '=HYPERLINK("http://x")&A1', "88112233"]]
    table = read_table(book(rows), "a.xlsx")
    assert table.rows[0][1][1] == '=HYPERLINK("http://x")&A1'
    assert read_table("Огноо,Утга\n2026-11-20,=1+1\n".encode(), "a.csv").rows[0][1][1] == "=1+1"


def test_formulas_of_a_long_sheet_are_looked_at_once(monkeypatch):
    rows = [["Огноо", "Утга"], *[["2026-11-20", "=1+1"] for _ in range(40)]]
    sheets, parse = [], ReadOnlyWorksheet.iter_rows

    def counted(sheet: ReadOnlyWorksheet, **more: object):
        sheets.append(sheet.title)
        return parse(sheet, **more)

    monkeypatch.setattr(ReadOnlyWorksheet, "iter_rows", counted)
    table = read_table(book(rows), "a.xlsx")
    assert {cells[1] for _number, cells in table.rows} == {"=1+1"}
    assert len(sheets) <= 2, "once for what it showed, once for its formulas"


@pytest.mark.parametrize("letters", [32_768, 200_000])
def test_a_missing_quotation_mark_loses_no_row_without_a_word(letters: int):
    """All that stands below would be one cell, of a column that isn't even taken."""
    below = "\n".join([ROAD] * (letters // len(ROAD) + 1))
    data = f'{HEADS};Тэмдэглэл\n{ROAD};\n{WELL};"дуудсан\n{below}'.encode()
    with pytest.raises(UnreadableList, match=r"row 3 .* quotation mark"):
        read_table(data, "list.csv")
    longest = WELL.replace("насос", "я" * 32_000)
    assert len(read_table(listed(longest, ROAD), "list.csv").rows) == 2


def test_a_million_blank_lines_are_passed_over_but_not_more():
    blank = "\n" * 50_000
    assert len(read_table(f"{TEXT}{blank}{WELL}".encode(), "a.csv").rows) == 3
    with pytest.raises(UnreadableList, match="more than 2000 rows"):
        read_table(TEXT.encode() + b"\n" * 1_100_000, "a.csv")


def test_reading_stops_at_the_limit_of_rows(monkeypatch):
    """Of millions of short lines no more are taken apart than are needed to refuse them."""
    lines, parse = [], csv.reader

    def counted(*args: object, **more: object):
        for cells in parse(*args, **more):
            lines.append(len(cells))
            yield cells

    monkeypatch.setattr(csv, "reader", counted)
    with pytest.raises(UnreadableList, match="more than 2000 rows"):
        read_table(f"{HEADS}\n".encode() + b"a;b\n" * 500_000, "a.csv")
    assert len(lines) < 20_000, "the beginning, to tell the sign, and the rows that may be"


def test_without_headings_nothing_is_taken_for_anything():
    table = read_table(f"{WELL}\n{ROAD}\n".encode(), "a.csv")
    assert (table.heads, table.columns, len(table.rows)) == ((), {}, 2)


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "spreadsheetml")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return target.getvalue()


def archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("list.csv", TEXT)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.xlsx", "empty"),
        (b"MZ\x90\x00 a program", "list.xlsx", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list.xls", "old format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list.xlsx", "old format"),
        (TEXT.encode(), "list.xlsx", "not what the name says"),
        (template_workbook("2026-11-20"), "list.csv", "not what the name says"),
        (archive(), "list.xlsx", "not what the name says"),
        (archive(), "list.zip", "Choose an Excel"),
        (TEXT.encode(), "list.txt", "Choose an Excel"),
        (b"%PDF-1.7 \n%%EOF", "list.pdf", "Choose an Excel"),
        (bomb(), "list.xlsx", "unpacks"),
        (b"x" * (LARGEST + 1), "list.csv", "larger than 10 MB"),
        (f"{HEADS}\n".encode(), "list.csv", "No table"),
        (listed(*[WELL] * 2_001), "list.csv", "more than 2000 rows"),
        (b"\x01\x02\x03\x04", "list.csv", "No table"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes, name: str, said: str):
    with pytest.raises(UnreadableList) as refused:
        read_table(data, name)
    assert said in str(refused.value)


@pytest.mark.parametrize("language", ["en", "mn"])
def test_the_file_to_fill_in_reads_as_it_says(language: str):
    with translation.override(language):
        table = read_table(template_workbook("2026-11-20"), "t.xlsx")
    assert [table.columns[at] for at in sorted(table.columns)] == [
        column for column in Column if column is not Column.FULL_NAME
    ]


def test_rows_that_were_left_come_back_as_they_stood():
    data = left_workbook(["Огноо", "Утга"], [(("2026-11-20", "=1+1\x0b"), "Утас буруу")])
    sheet = load_workbook(io.BytesIO(data)).active
    assert [[cell.value for cell in row] for row in sheet.rows][1] == [
        "Утас буруу", "2026-11-20", "=1+1",
    ]  # fmt: skip
    assert {cell.data_type for cell in sheet[2]} == {"s"}
    table = read_table(data, "left.xlsx")
    assert table.columns == {1: Column.RECEIVED_ON, 2: Column.TEXT}
