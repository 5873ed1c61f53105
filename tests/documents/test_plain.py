"""Plain text in the layouts and encodings of offices."""

import pytest

from tamga.documents.tables import read_tables
from tests.documents.files import cells, read

INDENTED = """ ӨНДӨРХААН  ТӨЛӨВЛӨГӨӨ
\t\x20
\t№
\tХийх ажил
\tХугацаа

\t1
\tМэдээ тавих
цэсэнд
\t
4-р сарын 5-10

\t2
\tТогтоол тавих
\t

     Тухай бүр

"""


def test_one_cell_a_line_as_word_saves_it():
    (table,) = read_tables(INDENTED.encode(), "plan.txt")

    assert table.title_lines == ("ӨНДӨРХААН  ТӨЛӨВЛӨГӨӨ",)
    assert cells(table) == [
        ("№", "Хийх ажил", "Хугацаа"),
        ("1", "Мэдээ тавих\nцэсэнд", "4-р сарын 5-10"),
        ("2", "Тогтоол тавих", "Тухай бүр"),
    ]


@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_cells_parted_by_a_sign(sign):
    text = f"Төлөвлөгөө\n№{sign}Ажил{sign}Хэн\n1{sign}Мэдээ{sign}ТЗХЭЗМ\n\n2{sign}{sign}ГЗБ\n"

    (table,) = read_tables(text.encode(), "plan.csv")

    assert table.title_lines == ("Төлөвлөгөө",)
    assert cells(table) == [("№", "Ажил", "Хэн"), ("1", "Мэдээ", "ТЗХЭЗМ"), ("2", "", "ГЗБ")]


def test_a_quoted_cell_may_hold_the_sign_and_line_breaks():
    text = 'а;б\n"1; ""нэг""\nхоёр";в\n'

    assert read(text.encode()) == [[("а", "б"), ('1; "нэг"\nхоёр', "в")]]


def test_a_stray_quote_does_not_swallow_the_rest():
    text = 'а;б\n"Цахим архив хөтөлбөр;в\nг;д\n'

    assert read(text.encode()) == [[("а", "б"), ('"Цахим архив хөтөлбөр', "в"), ("г", "д")]]


def test_a_piped_table():
    text = "Төлөвлөгөө\n| № | Ажил |\n|---|:---:|\n| 1 | Мэдээ<br>тавих |\n| 2 | а\\|б |\n"

    (table,) = read_tables(text.encode(), "plan.md")

    assert table.title_lines == ("Төлөвлөгөө",)
    assert cells(table) == [("№", "Ажил"), ("1", "Мэдээ\nтавих"), ("2", "а|б")]


def test_lines_of_text_part_two_tables():
    text = "Нэг\nа;б\nв;г\nХоёр\nд;е\nё;ж\n"

    one, two = read_tables(text.encode(), "plan.csv")

    assert (one.title_lines, two.title_lines) == (("Нэг",), ("Хоёр",))
    assert cells(two) == [("д", "е"), ("ё", "ж")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding):
    text = "№\tХийх ажил\tХэн\r\n1\tӨргөдөл бүртгэх\tҮйлчилгээний оператор\r\n"

    assert read(text.encode(encoding))[0][1] == ("1", "Өргөдөл бүртгэх", "Үйлчилгээний оператор")


def test_cp1251_with_the_letters_that_old_fonts_drew_over():
    text = "№\tХийх ажил\r\n1\tЄргєдєл бїртгэх\r\n"

    assert read(text.encode("cp1251"))[0] == [("№", "Хийх ажил"), ("1", "Өргөдөл бүртгэх")]
