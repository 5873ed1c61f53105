"""What must hold for every schedule of every kind in every year."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.kernel.calendar import mongolian_calendar
from tamga.kernel.english import sentences as english
from tamga.kernel.mongolian import sentences as mongolian
from tamga.kernel.schedules import Kind, Schedule, ScheduleError, after_event, dates, periods
from tests.kernel.schedules import by_kind, schedules, years

pytestmark = pytest.mark.slow

NATION = mongolian_calendar(range(2024, 2034))
TILING = (Kind.MONTHLY, Kind.QUARTERLY, Kind.HALF_YEARLY, Kind.YEARLY)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def of(schedule, year):
    return periods(schedule, year, default_first_year=2017)


def test_every_kind_is_tried():
    assert set(by_kind) == set(Kind)


@given(schedules)
def test_a_schedule_comes_back_from_json_as_it_was(schedule):
    assert Schedule.from_json(json.loads(json.dumps(schedule.to_json()))) == schedule


@given(schedules, years)
def test_periods_open_before_they_are_due_and_have_names_of_their_own(schedule, year):
    turns = of(schedule, year)
    labels = [turn.label for turn in turns]
    assert len(set(labels)) == len(labels)
    for turn in turns:
        assert turn.due_on is None or turn.opens_on <= turn.due_on
        assert turn.steps
        assert mongolian.explain(turn.steps)
        assert english.explain(turn.steps)
    opens = [turn.opens_on for turn in turns]
    assert opens == sorted(opens)


@given(schedules, years)
def test_labels_of_two_years_never_meet(schedule, year):
    first = {turn.label for turn in of(schedule, year)}
    assert first.isdisjoint(turn.label for turn in of(schedule, year + 1))


@given(st.sampled_from(TILING), years)
def test_plain_rhythms_cover_the_year_without_gap_or_overlap(kind, year):
    turns = of(Schedule(kind=kind), year)
    assert turns[0].opens_on == date(year, 1, 1)
    assert turns[-1].due_on == date(year, 12, 31)
    for before, after in pairwise(turns):
        assert after.opens_on == before.due_on + timedelta(days=1)


@given(st.integers(1, 7), years)
def test_weeks_follow_each_other_over_new_year_too(weekday, year):
    schedule = Schedule(kind=Kind.WEEKLY, weekday=weekday)
    dues = [turn.due_on for each in (year, year + 1) for turn in of(schedule, each)]
    assert {day.isoweekday() for day in dues} == {weekday}
    assert {after - before for before, after in pairwise(dues)} == {timedelta(days=7)}


@given(schedules, years)
def test_only_a_window_over_new_year_is_due_in_the_next_year(schedule, year):
    for turn in of(schedule, year):
        if turn.due_on and turn.due_on.year != year:
            assert schedule.kind is Kind.WINDOW
            assert turn.due_on.year == year + 1


@given(schedules, years)
def test_dates_are_those_of_the_only_period(schedule, year):
    opens, due = dates(schedule, year)
    if schedule.kind in (Kind.WINDOW, Kind.MONTH):
        (turn,) = of(schedule, schedule.year or year)
        assert (opens, due) == (turn.opens_on, turn.due_on)
    else:
        assert opens is None
        assert (due is not None) == (schedule.kind is Kind.BY_DATE)


@given(by_kind[Kind.EVENT], st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.text(max_size=9))
def test_an_event_is_due_on_its_day_or_later_whatever_the_subject(schedule, day, subject):
    deadline = after_event(schedule, day, NATION, subject)
    assert deadline.due_on >= day
    assert mongolian.explain(deadline.steps)
    assert english.explain(deadline.steps)


@given(schedules)
def test_every_schedule_can_be_said_in_both_languages(schedule):
    assert mongolian.describe(schedule)
    assert english.describe(schedule)


@given(
    st.dictionaries(
        st.sampled_from(["kind", "opens", "due", "year", "day", "parts", "limits", "trigger"])
        | st.text(max_size=5),
        _json | st.sampled_from(Kind),
    )
)
def test_any_other_json_is_refused_with_a_code(data):
    try:
        schedule = Schedule.from_json(data)
    except ScheduleError:
        return
    assert Schedule.from_json(schedule.to_json()) == schedule
