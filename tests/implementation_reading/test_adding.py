"""Bolormaa adds a measure that the reader missed, and puts the cells of a decision right."""

from datetime import date

import pytest

from tamga.implementation.reading import Code, DecisionKind
from tamga.implementation.reading.correcting import corrected
from tamga.implementation.reading.corrections import decision_key, key_of
from tamga.implementation.reading.sentences import place_of
from tamga.kernel.scales import DEFAULT, summary
from tests.implementation_reading.reports import (
    TITLE,
    codes,
    document_of,
    first,
    read,
    read_rows,
    row,
    scores,
)

SECOND = "Ой цэвэрлэх тухай 2025-02-03 Дугаар 2025_A/14"
ADDED = {"number": 2, "decision": 0, "provision_number": "2.", "provision": "Нүхийг бөглөх.",
         "progress": "Бөглөсөн.", "self": 90, "superior": "not_due"}  # fmt: skip


def adding(reading, *rows):
    """The reading with rows added by hand."""
    return corrected(
        reading, {f"0-{at}": {**ADDED, **each} for at, each in enumerate(rows, start=1)}, DEFAULT
    )


def deciding(reading, at, /, **cells):
    """The reading with cells of its decision at this position put right."""
    return corrected(reading, {decision_key(reading.decisions[at]): cells}, DEFAULT)


def measure(reading, number):
    return next(each for each in reading.measures if each.number == number)


def test_an_added_measure_stands_where_its_number_belongs_and_is_counted():
    reading = read_rows(first(), row(3))
    assert Code.NUMBER_MISSING in codes(reading)
    found = adding(reading, {})
    assert [m.number for m in found.measures] == [1, 2, 3]
    assert scores(found)[2] == (90, None)
    assert codes(found) == set(), "no number is missing any more"
    assert found.own == summary([70, 90, 70], DEFAULT)
    assert found.superior == summary([70, None, 70], DEFAULT)
    two = measure(found, 2)
    assert (two.provision, two.group, two.places) == (
        "2. Нүхийг бөглөх.", measure(found, 1).group, (),
    )  # fmt: skip
    assert corrected(reading, {}, DEFAULT) is reading, "taken away, it is as it was"


def test_the_cover_page_is_compared_with_the_added_measure():
    page = ("Хэрэгжилт гаргах нийт арга хэмжээний тоо: 3",)
    reading = read(document_of(first(), row(3), before=(*TITLE, *page)))
    before = [p for p in reading.problems if p.code is Code.HEADLINE_DIFFERS]
    assert before
    found = adding(reading, {})
    assert not [p for p in found.problems if p.code is Code.HEADLINE_DIFFERS
                and p.params["figure"] == "total"]  # fmt: skip


def test_it_shares_a_score_and_another_shares_its_own():
    reading = read_rows(first(), row(3), row(4, self_="", superior=""))
    one, _three, four = map(key_of, reading.measures)
    shared = adding(reading, {"joint_with": one})
    assert (measure(shared, 2).joint_with, scores(shared)[2]) == (1, (70, 70))
    both = corrected(reading, {"0-1": ADDED, four: {"joint_with": "0-1"}}, DEFAULT)
    assert (measure(both, 4).joint_with, scores(both)[4]) == (2, (90, None))
    gone = corrected(reading, {four: {"joint_with": "0-1"}}, DEFAULT)
    assert (measure(gone, 4).joint_with, measure(gone, 4).self_missing) == (None, True)


def test_a_number_that_somebody_has_is_left_out_and_named():
    reading = read_rows(first(), row(2))
    found = adding(reading, {}, {"number": 3})
    assert [m.number for m in found.measures] == [1, 2, 3, 4]
    assert measure(found, 2).place.table, "the row of the file keeps its number"
    assert codes(found, of=4) == {Code.CORRECTION_LEFT}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"decision": None}, Code.MEASURE_WITHOUT_DECISION),
        ({"self": "missing"}, Code.SELF_MISSING),
        ({"superior": "missing"}, Code.SUPERIOR_MISSING),
        ({"self": 65}, Code.SELF_MISSING),
        ({"self": "missing", "superior": "missing"}, Code.SCORES_MISSING),
        ({"progress": ""}, Code.PROGRESS_EMPTY),
        ({"progress": "Хугацаа болоогүй"}, Code.NOT_DUE_BUT_SCORED),
    ],
)
def test_what_is_odd_about_it_is_told_until_somebody_finds_it_right(cells, code):
    reading = read_rows(first(), row(3))
    assert code in codes(adding(reading, cells), of=2)
    assert code not in codes(adding(reading, {**cells, "right": [str(code)]}), of=2)


def test_a_gap_before_it_is_named_as_before_something_added_by_hand():
    found = adding(read_rows(first()), {"number": 4})
    (gap,) = [p for p in found.problems if p.code is Code.NUMBER_MISSING]
    assert (gap.numbers, gap.params["missing"]) == ((2, 3), "2–3")
    assert "0" not in str(place_of(gap))


@pytest.mark.parametrize("cells", [{"number": 0}, {"number": None}, {"number": "2"},
                                   {"number": 10_000}, {"provision": ""}])  # fmt: skip
def test_what_makes_no_measure_is_left_aside(cells):
    reading = read_rows(first())
    assert adding(reading, cells) is reading


def test_a_report_without_a_measure_has_one_when_it_is_added():
    reading = read_rows()
    assert Code.NO_MEASURES in codes(reading)
    found = adding(reading, {"number": 1, "decision": None})
    assert Code.NO_MEASURES not in codes(found)
    assert found.own.total == 1


def test_a_decision_gets_its_number_back():
    reading = read_rows(first(), row(2, order=2, decision="Ой цэвэрлэх тухай 2025-02-03 Дугаар"))
    assert Code.DECISION_NUMBER_MISSING in codes(reading, of=2)
    found = deciding(reading, 1, printed="2024_A/14", issued_at="Наран")
    second = found.decisions[1]
    assert (second.printed, second.number, second.year) == ("2024_A/14", "А/14", 2024)
    assert (second.title, second.issued_at) == ("Ой цэвэрлэх тухай", "Наран")
    assert codes(found, of=2) == set()
    assert second.text == "Ой цэвэрлэх тухай 2025-02-03 2024_A/14"
    cut = deciding(reading, 1, printed="2024_A/0")
    assert codes(cut, of=2) == {Code.DECISION_NUMBER_CUT}
    assert cut.decisions[1].number is None


def test_kind_title_and_day_are_as_written_and_the_year_follows_the_day():
    reading = read_rows(first(), row(2, order=2, decision="Ой цэвэрлэх тухай Дугаар А/14"))
    assert Code.DECISION_DATE_MISSING in codes(reading, of=2)
    found = deciding(reading, 1, kind="official_assignment", title="Ойн тухай", dated="2024-11-05")
    second = found.decisions[1]
    assert (second.kind, second.title) == (DecisionKind.OFFICIAL_ASSIGNMENT, "Ойн тухай")
    assert (second.dated, second.year, second.number) == (date(2024, 11, 5), 2024, "А/14")
    assert codes(found, of=2) == set()


def test_two_that_are_found_to_be_one_count_once_and_the_other_way_round():
    reading = read_rows(first(), row(2, order=2, decision=SECOND))
    assert reading.decisions_distinct == 2
    one = deciding(reading, 1, printed=reading.decisions[0].printed)
    assert (one.decisions_distinct, one.decisions[1].same_as) == (1, 0)
    assert codes(one, of=2) == {Code.DECISION_TWICE}
    twice = read_rows(first(), row(2, order=2, decision=reading.decisions[0].text))
    assert Code.DECISION_TWICE in codes(twice, of=2)
    apart = deciding(twice, 1, printed="2025_A/99")
    assert (apart.decisions_distinct, codes(apart, of=2)) == (2, set())


def test_what_fits_nothing_changes_nothing():
    reading = read_rows(first())
    odd = {"kind": "?", "dated": "2025-02-31", "title": 4, "printed": None, "issued_at": 0}
    found = deciding(reading, 0, **odd)
    assert found.decisions[0].dated == reading.decisions[0].dated
    assert found.decisions[0].title == reading.decisions[0].title
    assert found.decisions[0].kind is reading.decisions[0].kind
    assert corrected(reading, {"d9-9": {"title": "Өөр"}}, DEFAULT) is reading
