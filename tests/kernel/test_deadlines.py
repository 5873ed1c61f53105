"""Limits of days, counted the way a citizen can check on fingers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.kernel.calendar import Calendar, mongolian_calendar
from tamga.kernel.deadlines import DayUnit, Deadline, Step, StepCode, within

NATION = mongolian_calendar(range(2016, 2032))
WORKING, CALENDAR = DayUnit.WORKING, DayUnit.CALENDAR
days = st.dates(date(2017, 1, 1), date(2030, 12, 31))
units = st.sampled_from(DayUnit)


def due(start, count, unit, *, rolls=False):
    return within(start, count, unit=unit, calendar=NATION, rule="test", rolls=rolls)


@pytest.mark.parametrize(
    ("start", "count", "unit", "due_on"),
    [
        (date(2026, 10, 19), 3, WORKING, date(2026, 10, 22)),  # Mon → Thu
        (date(2026, 10, 22), 3, WORKING, date(2026, 10, 27)),  # Thu → Tue over a weekend
        (date(2026, 11, 24), 3, WORKING, date(2026, 11, 30)),  # Tue → Mon, Thursday is a feast
        (date(2026, 11, 21), 1, WORKING, date(2026, 11, 23)),  # Sat → Mon
        (date(2026, 7, 9), 1, WORKING, date(2026, 7, 16)),  # Thu → Thu after Naadam
        (date(2026, 11, 23), 30, CALENDAR, date(2026, 12, 23)),  # Mon → Wed
        (date(2026, 1, 31), 30, CALENDAR, date(2026, 3, 2)),  # Sat → Mon, February has 28
        (date(2024, 2, 28), 1, CALENDAR, date(2024, 2, 29)),  # Wed → Thu of a leap year
        (date(2026, 11, 24), 0, WORKING, date(2026, 11, 24)),  # Tue, the same day
    ],
)
def test_the_day_of_the_start_is_not_counted(start, count, unit, due_on):
    assert due(start, count, unit).due_on == due_on


def test_each_skipped_day_is_named():
    answer = due(date(2026, 11, 24), 3, WORKING)  # Tuesday
    assert answer.steps == (
        Step("start", date(2026, 11, 24)),
        Step("skipped", date(2026, 11, 26), "Бүгд Найрамдах Улс тунхагласан өдөр"),  # Thu
        Step("skipped", date(2026, 11, 28), "Бямба гараг"),
        Step("skipped", date(2026, 11, 29), "Ням гараг"),
        Step("counted", date(2026, 11, 30), "3 working"),  # Mon
    )


def test_a_due_day_off_rolls_to_monday_only_when_asked():
    start = date(2026, 11, 18)  # Wednesday, three days later is Saturday
    assert due(start, 3, CALENDAR).due_on == date(2026, 11, 21)
    rolled = due(start, 3, CALENDAR, rolls=True)
    assert rolled.due_on == date(2026, 11, 23)
    assert [(step.day, step.detail) for step in rolled.steps if step.code == StepCode.ROLLED] == [
        (date(2026, 11, 21), "Бямба гараг"),
        (date(2026, 11, 22), "Ням гараг"),
    ]


@pytest.mark.parametrize("count", [-1, 40_000])
def test_a_senseless_limit_is_refused(count):
    with pytest.raises(ValueError, match="a limit of"):
        due(date(2026, 11, 23), count, CALENDAR)


@given(days, st.integers(1, 120))
def test_working_days_are_exactly_those_not_skipped(start, count):
    answer = due(start, count, WORKING)
    between = [start + timedelta(days=step) for step in range(1, (answer.due_on - start).days + 1)]
    skipped = [step.day for step in answer.steps if step.code == StepCode.SKIPPED]
    assert NATION.is_working(answer.due_on)
    assert len(between) - len(skipped) == count
    assert skipped == [day for day in between if not NATION.is_working(day)]


@given(days, st.integers(0, 400), units, st.booleans())
def test_a_deadline_comes_back_from_json_as_it_was(start, count, unit, rolls):
    answer = due(start, count, unit, rolls=rolls)
    assert Deadline.from_json(answer.to_json()) == answer
    assert not rolls or NATION.is_working(answer.due_on) or count == 0


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"due_on": "soon", "rule": "r", "steps": []},
        {"due_on": "2026-11-23", "rule": "r", "steps": [1]},
        {"due_on": "2026-11-23", "rule": "r", "steps": [{"code": "start", "day": 5, "detail": ""}]},
        {"due_on": None, "rule": "r", "steps": []},
    ],
)
def test_a_broken_explanation_is_a_clear_error(data):
    with pytest.raises(ValueError):
        Deadline.from_json(data)


def test_an_office_that_never_closes_counts_every_day():
    monday = date(2026, 11, 23)
    open_always = Calendar(worked={monday + timedelta(days=step): "" for step in range(30)})
    answer = within(monday, 7, unit=WORKING, calendar=open_always, rule="r")
    assert answer.due_on == monday + timedelta(days=7)
