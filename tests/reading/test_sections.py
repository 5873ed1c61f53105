"""«X цэсний Y, Z туслах цэс» in the wordings of offices."""

import pytest

from tests.reading.plans import HEADER as COLUMNS
from tests.reading.plans import codes, read_rows, read_tables_of, sections, table_of


@pytest.mark.parametrize(
    ("work", "found"),
    [
        ("Удирдлага цэсний сумын ИТХ туслах цэсэнд мэдээ өгөх", ["Сумын ИТХ"]),
        ("УДИРДЛАГА ЦЭСНИЙ СУМЫН ИТХ ТУСЛАХ ЦЭСЭНД МЭДЭЭ ӨГӨХ", ["Сумын ИТХ"]),
        ("“Удирдлага”  цэсийн\n“ИТХ” дэд цэсийг шинэчлэх", ["Сумын ИТХ"]),
        ("Yдирдлaга цэсний сумын ИTX туслах цэс", ["Сумын ИТХ"]),
        ("Удирдлага цэсэнд сумын ЗДТГ-ын бүтцийг тавих", ["Сумын ЗДТГ"]),
        ("Ил тод байдал цэсний төсөв, санхүү туслах цэс", ["Төсөв санхүү"]),
        ("Ил тод байдал цэсний шилэн дансны цэсэнд мэдээ оруулах", ["Шилэн данс"]),
        ("Шилэн данс цэсийг мэдээллээр хангах", ["Шилэн данс"]),
        (
            "Ил тод байдал цэсний хүний нөөц ба сул орон тоо болон тендер зэрэг туслах цэсүүд",
            ["Хүний нөөц", "Сул орон тоо", "Тендер"],
        ),
        ("Мэдээ цэсний фото, видео мэдээ туслах цэс", ["Фото мэдээ", "Видео мэдээ"]),
        (
            "Туслах холбоос цэс дэх аймаг, сумын Засаг даргын үйл ажиллагааны хөтөлбөр туслах цэс",
            [
                "Аймгийн Засаг даргын үйл ажиллагааны хөтөлбөр",
                "Сумын Засаг даргын үйл ажиллагааны хөтөлбөр",
            ],
        ),
        (
            "Туслах холбоос цэс дэх хөрөнгө орлого, ашиг сонирхлын мэдүүлэг, журмын төсөл "
            "туслах цэс",
            ["Хөрөнгө орлого, ашиг сонирхлын мэдүүлэг бөглөх", "Журмын төсөл санал авах"],
        ),
        ("Тогтоол шийдвэр цэсний ОНХСангийн туслах цэс", ["ОНХС"]),
        ("Тогтоол захирамж цэсний орон нутгийн хөгжлийн сан туслах цэс", ["ОНХС"]),
        ("Төсвийн байгуллага цэсний цэцэрлэгийн туслах цэс", ["Цэцэрлэг"]),
        ("Ил тод байдал цэсний шилэн дансс туслах цэс", ["шилэн дансс?"]),
        ("Иргэдээс ирсэн өргөдлийг бүртгэх", []),
    ],
)
def test_sections_of_a_wording(work, found):
    assert sections(work) == found


def test_two_menus_in_one_duty():
    work = "Тогтоол захирамж цэсний СХС туслах цэс Мэдээ цэсний Тендерийн урилга туслах цэс"
    (row,) = read_rows(("1", work, "Сар бүр", "ГЗБ")).rows

    assert [(each.menu, each.section, each.path) for each in row.sections] == [
        ("Тогтоол захирамж", "СХС", "togtool-zakhiramj/skhs"),
        ("Мэдээ", "Тендерийн урилга", "medee/tenderiin-urilga"),
    ]


@pytest.mark.parametrize(
    ("work", "code", "params"),
    [
        (
            "Ил тод байдал цэсний замын зураг, тендер туслах цэс",
            "unknown_section",
            {"menu": "Ил тод байдал", "section": "замын зураг"},
        ),
        (
            "Ил тод байдал цэсний Утасны жагсаалт туслах цэс",
            "unknown_section",
            {"menu": "Ил тод байдал", "section": "Утасны жагсаалт"},
        ),
        ("Аялал цэсний зургийн цомог туслах цэс", "unknown_menu", {"menu": "Аялал"}),
        ("Мэдээ цэсийг шинэчлэх", "menu_without_section", {"menu": "Мэдээ"}),
        ("Зургийн цомог туслах цэс", "unknown_section_anywhere", {"section": "Зургийн цомог"}),
    ],
)
def test_what_is_not_known_is_named_and_not_guessed(work, code, params):
    (row,) = read_rows(("1", work, "Сар бүр", "ГЗБ")).rows
    (problem,) = row.problems

    assert (problem.code, problem.number) == (code, 1)
    assert dict(problem.params) | params == dict(problem.params)
    assert all(each.section != "Утасны жагсаалт" or not each.known for each in row.sections)


def test_an_unknown_menu_keeps_its_words():
    (row,) = read_rows(("1", "Аялал цэсний гэр бааз, зам туслах цэс", "Сар бүр", "ГЗБ")).rows

    assert [(each.menu, each.section, each.known) for each in row.sections] == [
        ("Аялал", "гэр бааз", False),
        ("Аялал", "зам", False),
    ]


def test_a_heading_gives_the_menu_to_the_rows_below_it():
    rows = [
        COLUMNS,
        ("I. Удирдлага цэс", "", "", ""),
        ("1", "Сумын ИТХ туслах цэсийг шинэчлэх", "Сар бүр", "ГЗБ"),
        ("", "Мэдээ", "", ""),
        ("2", "Видео мэдээ туслах цэсийг шинэчлэх", "Сар бүр", "ГЗБ"),
    ]
    plan = read_tables_of(table_of(rows))

    assert codes(plan) == []
    assert [(row.group, row.sections[0].menu) for row in plan.rows] == [
        ("I. Удирдлага цэс", "Удирдлага"),
        ("Мэдээ", "Мэдээ"),
    ]
