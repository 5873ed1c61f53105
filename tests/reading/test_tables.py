"""Plans as their tables come: headers, page breaks, merged cells, wrong numbers."""

import pytest

from tamga.documents.tables import Place, Row, Table
from tamga.duties.reading import Aside
from tamga.duties.reading.answer import as_json
from tests.reading.plans import HEADER, codes, read_rows, read_tables_of, table_of

FIRST = ("1", "Мэдээ бэлтгэх", "Сар бүр", "ГЗБ")
SECOND = ("2", "Зураг авах", "Улирал бүр", "ТУБ")


def parts(plan):
    return [(row.number, row.work, row.when_text, row.who_text) for row in plan.rows]


AS_WRITTEN = [
    (1, "Мэдээ бэлтгэх", "Сар бүр", "ГЗБ"),
    (2, "Зураг авах", "Улирал бүр", "ТУБ"),
]


@pytest.mark.parametrize(
    "header",
    [
        ("№", "Хийгдэх ажлууд", "хугацаа", "Хариуцах байгууллага албан тушаалтан"),
        ("Д/д", "Хийх  ажил", "Хийх\nхугацаа", "Хариуцагч"),
        ("д.д", "Ажлын агуулга", "Хугацаа", "Хариуцах эзэн"),
        ("ДД", "ҮЙЛ АЖИЛЛАГАА", "ХУГАЦАА", "ХАРИУЦАН ГҮЙЦЭТГЭХ"),
        ("", "Арга хэмжээ", "Гүйцэтгэх хугацаа", "Гүйцэтгэх албан тушаалтан"),
        ("Р/д", "Хийх ажлын нэр", "Давтамж", "Гүйцэтгэгч"),
    ],
)
def test_headers_of_offices(header):
    assert parts(read_tables_of(table_of([header, FIRST, SECOND]))) == AS_WRITTEN


def test_columns_in_another_order_and_columns_that_say_nothing():
    header = ("Хариуцагч", "Биелэлт", "Хугацаа", "№", "Хийх ажил")
    rows = [(who, "70%", when, number, work) for number, work, when, who in (FIRST, SECOND)]
    plan = read_tables_of(table_of([header, *rows]))

    assert parts(plan) == AS_WRITTEN
    assert codes(plan) == []


def test_titles_above_the_header_and_in_its_table():
    plan = read_tables_of(
        table_of([("", "2026 ОНЫ", "", ""), HEADER, FIRST, SECOND], title=["ТӨЛӨВЛӨГӨӨ"])
    )

    assert plan.title == "ТӨЛӨВЛӨГӨӨ 2026 ОНЫ"
    assert parts(plan) == AS_WRITTEN


def test_the_next_page_repeats_the_header_or_goes_on_without():
    numbers = ("1", "2", "3", "4")
    repeated = read_tables_of(
        table_of([HEADER, numbers, FIRST]), table_of([HEADER, numbers, SECOND], number=2)
    )
    goes_on = read_tables_of(table_of([HEADER, FIRST]), table_of([SECOND], number=2))

    assert parts(repeated) == parts(goes_on) == AS_WRITTEN
    assert repeated.problems == goes_on.problems == ()


def test_a_row_cut_by_the_page_is_joined():
    plan = read_tables_of(
        table_of([HEADER, ("1", "Мэдээ", "Сар бүр", "ГЗБ")]),
        table_of([("", "бэлтгэх", "", ""), SECOND], number=2),
    )

    assert parts(plan) == AS_WRITTEN
    assert plan.rows[0].places == (Place(1, 2), Place(2, 1))


def test_responsibles_in_rows_of_their_own_under_one_number():
    rows = (
        Row(Place(1, 1), HEADER),
        Row(Place(1, 2), FIRST),
        Row(Place(1, 3), ("1", "Мэдээ бэлтгэх", "Сар бүр", "ТУБ"), frozenset({0, 1, 2})),
        Row(Place(1, 4), ("", "", "", "ЗДО")),
    )
    (row,) = read_tables_of(Table((), rows)).rows

    assert [post.code for post in row.posts] == [
        "land_manager",
        "tax_inspector",
        "deputy_governor",
    ]
    assert (row.work, len(row.schedules), row.problems) == ("Мэдээ бэлтгэх", 1, ())


def test_one_responsible_merged_over_two_duties():
    rows = (
        Row(Place(1, 1), HEADER),
        Row(Place(1, 2), FIRST),
        Row(Place(1, 3), ("2", "Зураг авах", "Улирал бүр", "ГЗБ"), frozenset({3})),
    )
    plan = read_tables_of(Table((), rows))

    assert [row.who_text for row in plan.rows] == ["ГЗБ", "ГЗБ"]
    assert codes(plan) == []


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (("1", "2", "3"), []),
        (("1.", "2)", "№3"), []),
        (("1", "2", "2"), [(2, "number_doubled")]),
        (("1", "4", "5"), [(4, "number_gap")]),
        (("2", "1", "3"), [(2, "number_gap"), (1, "number_order")]),
        (("1", "", "3"), [(None, "number_empty"), (3, "number_gap")]),
        (("1", "хоёр", "2"), [(None, "number_unreadable")]),
    ],
)
def test_numbers(numbers, found):
    plan = read_rows(*[(number, "Ажил", "Сар бүр", "ГЗБ") for number in numbers])

    assert codes(plan) == found
    assert len(plan.rows) == 3
    readable = [row.number for row in plan.rows if row.number is not None]
    assert [duty["number"] for duty in as_json(plan)["duties"]] == readable


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (("1", "", "Сар бүр", "ГЗБ"), [(1, "work_empty")]),
        (("1", "Ажил", "", "ГЗБ"), [(1, "when_empty")]),
        (("1", "Ажил", "Сар бүр", ""), [(1, "who_empty")]),
        (("1", "", "", ""), [(1, "work_empty"), (1, "when_empty"), (1, "who_empty")]),
        (("1", "Ажил", "Шувуу буцахад", "ГЗБ"), [(1, "when_unknown_phrase")]),
        (("1", "Ажил", "2025 оны 4-р сарын 5-10", "ГЗБ"), [(1, "when_other_year")]),
        (("1", "Ажил", "Сар бүр", "ГЗБ", "хажуугийн бичиг"), [(None, "stray_cell")]),
    ],
)
def test_rows_with_something_wrong(row, found):
    plan = read_rows(row)

    assert codes(plan) == found
    assert all(problem.place == Place(1, 2) for problem in plan.problems)


def test_a_long_cell_is_named_and_read_in_a_moment():
    plan = read_rows(("1", "Мэдээ цэсний " + "байгууллагын галч " * 5_000, "Сар бүр", "ГЗБ"))

    assert (1, "text_too_long") in codes(plan)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (("№", "Хийх ажил", "Хугацаа"), [(None, "missing_column")]),
        (("Хийх ажил", "Хугацаа", "Хариуцагч"), [(None, "missing_column")]),
        (("№", "Нэр", "Утас", "Хаяг"), [(None, "no_plan_table")]),
    ],
)
def test_wrong_columns(header, found):
    row = tuple(dict(zip(HEADER, FIRST, strict=True)).get(label, "ажил") for label in header)

    assert codes(read_tables_of(table_of([header, row])))[: len(found)] == found


def test_without_a_number_column_the_order_numbers():
    header = ("Хийх ажил", "Хугацаа", "Хариуцагч")
    plan = read_tables_of(table_of([header, FIRST[1:], SECOND[1:]]))

    assert parts(plan) == AS_WRITTEN


def test_another_table_is_named_and_not_read():
    signatures = table_of([("ХЯНАСАН", "Дарга")], number=2)
    plan = read_tables_of(table_of([HEADER, FIRST]), signatures)

    assert codes(plan) == [(None, "table_not_read")]
    assert plan.set_aside[-1].kind is Aside.STRAY


def test_a_header_alone():
    assert codes(read_tables_of(table_of([HEADER]))) == [(None, "no_duties")]


def test_more_duties_than_any_plan_has():
    plan = read_rows(*[(str(n), "Ажил", "Сар бүр", "ГЗБ") for n in range(1, 1_003)])

    assert len(plan.rows) == 1_000
    assert codes(plan) == [(None, "too_many_duties")]
    assert [each.kind for each in plan.set_aside[1:]] == [Aside.BEYOND] * 2
