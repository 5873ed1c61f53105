"""Workbooks are read as an office sees them."""

from datetime import date, datetime

import openpyxl

from tamga.documents.tables import Place, read_tables
from tests.documents.files import cells, excel, read, saved_book


def test_numbers_shares_and_days_as_they_are_shown():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([5.0, 0.1 + 0.2, 12345678901234, True])
    moment = datetime(2026, 4, 5, 9, 30)  # noqa: DTZ001  # a sheet knows no zone
    sheet.append([0.7, date(2026, 4, 5), moment, "  Сар\r\nбүр "])
    sheet["A2"].number_format = "0%"

    assert read(saved_book(book))[0] == [
        ("5", "0.3", "12345678901234", "TRUE"),
        ("70%", "2026-04-05", "2026-04-05 09:30", "Сар\nбүр"),
    ]


def test_a_formula_gives_the_value_that_was_saved_with_it():
    book = openpyxl.Workbook()
    book.active.append([1, "=A1+1", "текст"])

    # openpyxl saves no value, as a program that never opened the sheet would; the rest stays.
    assert read(saved_book(book))[0] == [("1", "", "текст")]


def test_merged_ranges_repeat_downwards_and_count_once_sideways():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Гарчиг", None, None], [1, "А", "Сар бүр"], [2, "Б", None]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C2:C3")

    (table,) = read_tables(saved_book(book), "plan.xlsx")

    assert cells(table) == [("Гарчиг", "", ""), ("1", "А", "Сар бүр"), ("2", "Б", "Сар бүр")]
    assert table.rows[2].merged == frozenset({2})


def test_sheets_are_tables_and_hidden_ones_are_not():
    book = openpyxl.Workbook()
    book.active.title = "Нэг"
    book.active.append(["а", "б"])
    for name, state in (("Хоёр", "visible"), ("Далд", "hidden"), ("Нууц", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.append([name, "б"])
        sheet.sheet_state = state

    tables = read_tables(saved_book(book), "plan.xlsx")

    assert [table.name for table in tables] == ["Нэг", "Хоёр"]
    assert tables[1].rows[0].place == Place(2, 1)


def test_the_place_is_the_row_of_the_sheet():
    (table,) = read_tables(excel([[], [], ["№", "Ажил"], [None, None], [1, "А"]]), "plan.xlsx")

    assert [row.place.row for row in table.rows] == [3, 5]


def test_a_sheet_with_a_coloured_cell_in_the_last_row_is_read():
    book = openpyxl.Workbook()
    book.active.append(["№", "Ажил"])
    book.active.cell(1_048_576, 1, "төгсөв")

    rows = read_tables(saved_book(book), "plan.xlsx")[0].rows

    assert [row.place.row for row in rows] == [1, 1_048_576]
