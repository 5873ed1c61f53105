"""The tables that go to the aimag: every petition once, by unit and by quarter as in the whole."""

from datetime import date
from decimal import Decimal

import pytest

from tamga.kernel.spans import SpanKind, span_of
from tamga.petitions.exports.figures import Figures, figures
from tamga.petitions.queries.statistics import statistics
from tamga.petitions.queries.totals import (
    Totals,
    spans_since,
    totals_by_quarter,
    totals_by_unit,
    totals_of,
)
from tests.petitions.half_year import answered, lies, tell_half_year
from tests.stories import Soum

H1 = span_of("2026-H1")
JULY = date(2026, 7, 1)  # Wednesday
LATER = date(2026, 7, 31)  # Friday


@pytest.fixture
def half_year(suld: Soum) -> Soum:
    return tell_half_year(suld)


def told(soum: Soum, *, as_of: date = LATER) -> Figures:
    return figures(soum.unit, H1, statistics([soum.unit], H1, as_of=as_of))


def test_the_outcomes_are_the_official_line(half_year: Soum):
    outcome, channel, kind, subject, answer = told(half_year).tables
    assert [row.count for row in outcome.rows] == [3, 1, 1, 1, 0, 1]
    assert [row.share for row in outcome.rows][:2] == [Decimal("42.9"), Decimal("14.3")]
    for table in (outcome, channel, kind, subject):
        assert sum(row.count for row in table.rows) == table.of == 7
    assert answer.of == 4, "the shares of how they were answered are of those that were"
    assert ("Газар", 1) in [(row.name, row.count) for row in subject.rows]
    assert [number for _name, number in told(half_year).days] == ["18.5", "20.0"]


def test_where_nothing_came_there_is_a_dash_and_no_error(tal: Soum):
    found = told(tal)
    assert found.rate == "–"
    assert {row.share for table in found.tables for row in table.rows} == {Decimal("0.0")}
    assert [number for _name, number in found.days] == ["–", "–"]


@pytest.mark.parametrize("as_of", [date(2026, 1, 31), JULY, LATER])
def test_units_and_quarters_say_what_the_whole_says(half_year: Soum, tal: Soum, as_of: date):
    lies(tal, "2026-03-02")
    answered(half_year, "2026-03-03", "2026-03-04")
    units = [half_year.unit, tal.unit]
    by_unit = totals_by_unit(units, H1, as_of=as_of)
    assert sum(by_unit.values(), Totals()) == statistics(units, H1, as_of=as_of).totals
    quarters = totals_by_quarter(half_year.unit, as_of=as_of)
    for code in ("2025", "2026", "2026-H1", "2026-H2", "2026-Q1", "2026-Q3"):
        span = span_of(code)
        whole = statistics([half_year.unit], span, as_of=as_of)
        assert totals_of(span, quarters) == whole.totals, code
        assert whole.totals.in_progress == whole.in_progress


def test_one_question_for_any_number_of_soums(
    half_year: Soum, tal: Soum, django_assert_num_queries
):
    units = [half_year.unit, tal.unit, half_year.unit.parent]
    with django_assert_num_queries(1):
        found = totals_by_unit(units, H1, as_of=JULY)
    assert found[tal.unit.pk] == Totals(), "a soum to which nothing came has its line too"


def test_the_periods_that_have_begun_the_newest_first():
    found = spans_since(date(2025, 9, 1), until=date(2026, 4, 1), kinds=SpanKind)  # Mon, Wed
    assert [span.code for span in found] == [
        "2026", "2026-H1", "2026-Q2", "2026-Q1",
        "2025", "2025-H2", "2025-H1", "2025-Q4", "2025-Q3", "2025-Q2", "2025-Q1",
    ]  # fmt: skip
