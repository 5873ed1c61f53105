"""Decisions: title, date and number in one cell or torn, in all the ways they are written."""

from datetime import date

import pytest

from tamga.implementation.reading import Code
from tests.implementation_reading.reports import COLUMNS, codes, read_rows, row


def decision_of(text):
    return read_rows(row(1, order=1, decision=text)).decisions[0]


@pytest.mark.parametrize(
    ("text", "printed", "number", "year"),
    [
        ("Тоолох тухай 2025-02-03 Дугаар 2024_A/635", "2024_A/635", "А/635", 2024),
        ("Тоолох тухай 2025-02-03 Дугаар 2025_А/635", "2025_А/635", "А/635", 2025),
        ("Тоолох тухай 2025-02-03 Дугаар A/93", "A/93", "А/93", 2025),
        ("Тоолох тухай 2025-02-03 А/93", "А/93", "А/93", 2025),
        ("Тоолох тухай 2025-02-03 Дугаар Б/7", "Б/7", "Б/7", 2025),
        ("Тоолох тухай 2025-02-03 Дугаар 2025_02", "2025_02", "2", 2025),
        ("Тоолох тухай 2025-02-03 Дугаар 2025_A/ 12", "2025_A/ 12", "А/12", 2025),
        ("Тоолох тухай 2025-02-03 № 14", "14", "14", 2025),
        ("2 дугаар цэцэрлэгийн тухай 2025-02-03 Дугаар А/5", "А/5", "А/5", 2025),
        ("Тоолох тухай 2025-02-03 Дугаар 2025_A/0", "2025_A/0", None, 2025),
        ("Тоолох тухай 2025-02-03", "", None, 2025),
    ],
)
def test_numbers(text, printed, number, year):
    found = decision_of(text)

    assert (found.printed, found.number, found.year) == (printed, number, year)
    assert found.title.endswith("тухай")
    assert found.dated == date(2025, 2, 3)  # Monday


@pytest.mark.parametrize(
    "text",
    [
        "Тоолох тухай 2025.02.03 Дугаар А/5",
        "Тоолох тухай 2025 оны 02 дугаар сарын 03-ны өдөр Дугаар А/5",
        "2024 оны тооллогын тухай 2025-02-03 Дугаар А/5",
        "2024-12-30-ны захирамжид нэмэлт оруулах тухай 2025-02-03 Дугаар А/5",
    ],
)
def test_dates(text):
    assert decision_of(text).dated == date(2025, 2, 3)  # Monday


def test_a_decision_torn_over_a_page():
    reading = read_rows(
        row(1, order=1, decision="Ус, усан орчныг"),
        COLUMNS,
        ("", "", "хамгаалах тухай 2025-02-03 Дугаар 2025_A/31", "", "", "", ""),
        row(2, order=2, decision="Мод тарих тухай 2025-03-03 Дугаар 2025_A/40"),
    )

    assert [each.title for each in reading.decisions] == [
        "Ус, усан орчныг хамгаалах тухай",
        "Мод тарих тухай",
    ]
    assert codes(reading) == set()


def test_a_running_number_beside_its_row():
    reading = read_rows(
        row(1, order=1, decision="Тоолох тухай 2025-02-03 Дугаар А/5"),
        row(2, decision="Мод тарих тухай 2025-03-03 Дугаар А/9"),
        row(3, order=2),
    )

    assert [each.order for each in reading.decisions] == [1, 2]
    assert [each.decision for each in reading.measures] == [0, 1, 1]
    assert codes(reading) == {Code.DECISION_ORDER_SLID}


def test_one_document_under_two_running_numbers_counts_once():
    twice = "Мод тарих тухай 2025-03-03 Дугаар 2025_A/9"
    reading = read_rows(
        row(1, order=1, decision=twice),
        row(2, order=2, decision="Ус зөөх тухай 2024-03-03 Дугаар 2024_A/9"),
        row(3, order=3, decision=twice.replace("A", "А")),
    )

    assert (reading.decisions_printed, reading.decisions_distinct) == (3, 2)
    assert reading.decisions[2].same_as == 0
    assert codes(reading) == {Code.DECISION_TWICE}


def test_what_a_decision_lacks_is_named():
    reading = read_rows(
        row(1, order=1, decision="Тоолох тухай"),
        row(2, order=3, decision="Мод тарих тухай 2025-02-31 Дугаар 2025_A/"),
        row(3, decision="Ус зөөх тухай 2025-03-03 Дугаар 2025_A/11"),
    )

    assert codes(reading, of=1) == {Code.DECISION_NUMBER_MISSING, Code.DECISION_DATE_MISSING}
    assert codes(reading, of=2) >= {Code.DECISION_NUMBER_CUT, Code.DECISION_ORDER_GAP}
    assert codes(reading, of=3) == {Code.DECISION_ORDER_MISSING}
    assert reading.decisions_printed == 3


def test_a_decision_that_begins_in_a_torn_row_is_one_of_its_own():
    reading = read_rows(
        row(1, order=1, decision="Тоолох тухай 2025-02-03 Дугаар А/5"),
        ("", "", "Мод тарих тухай 2025-03-03 Дугаар А/9", "", "нэмж хийх.", "", ""),
        row(2),
    )

    assert [each.number for each in reading.decisions] == ["А/5", "А/9"]
    assert [each.decision for each in reading.measures] == [0, 1]
    assert codes(reading) == {Code.DECISION_ORDER_MISSING}


def test_a_decision_in_the_column_of_provisions_is_put_back():
    slid = ("2", "2", "", "Мод тарих тухай 2025-03-03 Дугаар А/9", "1. Тарих.", "", "30%", "30%")
    reading = read_rows(row(1, order=1, decision="Тоолох тухай 2025-02-03 Дугаар А/5"), slid)

    assert [each.number for each in reading.decisions] == ["А/5", "А/9"]
    assert (reading.measures[1].provision, reading.measures[1].self_score) == ("1. Тарих.", 30)
