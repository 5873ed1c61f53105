"""Legal terms as a citizen counts them on a wall calendar, and their one extension."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.kernel.calendar import mongolian_calendar
from tamga.kernel.deadlines import DayUnit, StepCode
from tamga.kernel.terms import Term, due, extended

NATION = mongolian_calendar(range(2016, 2034))
SINCE = date(1995, 4, 17)
LAW = "Өргөдөл, гомдлын хууль, 16 дугаар зүйл"
APPLICATION = Term("petition.application", SINCE, 30, DayUnit.CALENDAR, False, LAW)
PROPOSAL = Term("petition.proposal", SINCE, 90, DayUnit.CALENDAR, False, LAW)
APPEAL = Term("petition.appeal", SINCE, 30, DayUnit.CALENDAR, True, LAW)
MORE = Term("petition.extension", SINCE, 30, DayUnit.CALENDAR, False, LAW)


@pytest.mark.parametrize(
    ("term", "received", "due_on"),
    [
        (APPLICATION, date(2026, 11, 23), date(2026, 12, 23)),  # Mon → Wed
        (APPLICATION, date(2024, 1, 31), date(2024, 3, 1)),  # Wed → Fri, a leap year
        (APPLICATION, date(2025, 1, 31), date(2025, 3, 2)),  # Fri → Sun, and Sunday it stays
        (APPLICATION, date(2024, 2, 28), date(2024, 3, 29)),  # Wed → Fri over 29 February
        (APPLICATION, date(2026, 12, 15), date(2027, 1, 14)),  # Tue → Thu of the next year
        (APPLICATION, date(2026, 1, 19), date(2026, 2, 18)),  # Mon → Wed, Tsagaan Sar
        (PROPOSAL, date(2023, 12, 1), date(2024, 2, 29)),  # Fri → Thu, the leap day
        (PROPOSAL, date(2026, 11, 21), date(2027, 2, 19)),  # Sat → Fri
        (PROPOSAL, date(2026, 11, 9), date(2027, 2, 7)),  # Mon → Sun, Tsagaan Sar of 2027
        (APPEAL, date(2026, 1, 19), date(2026, 2, 23)),  # Mon → Mon past Tsagaan Sar and a weekend
        (APPEAL, date(2026, 11, 21), date(2026, 12, 21)),  # Sat → Mon, a working day
    ],
)  # fmt: skip
def test_the_day_of_receipt_is_not_counted(term: Term, received: date, due_on: date):
    answer = due(term, start=received, calendar=NATION)
    assert answer.due_on == due_on
    assert answer.rule == f"{term.code} 1995-04-17"


def test_the_citizens_own_term_names_each_day_that_it_moves_past():
    answer = due(APPEAL, start=date(2026, 1, 19), calendar=NATION)
    moved = [step.day for step in answer.steps if step.code == StepCode.ROLLED]
    assert moved == [date(2026, 2, day) for day in (18, 19, 20, 21, 22)]  # Wed to Sun
    assert all(step.detail for step in answer.steps[1:])


def test_an_extension_is_counted_from_the_due_day_and_tells_both_ways():
    first = due(APPLICATION, start=date(2026, 11, 23), calendar=NATION)  # Mon
    longer = extended(first, 30, by=MORE, calendar=NATION)
    assert longer.due_on == date(2027, 1, 22)  # Wed 23 December + 30 → Fri
    assert [(step.code, step.day) for step in longer.steps] == [
        (StepCode.START, date(2026, 11, 23)),
        (StepCode.COUNTED, date(2026, 12, 23)),
        (StepCode.EXTENDED, date(2026, 12, 23)),
        (StepCode.COUNTED, date(2027, 1, 22)),
    ]
    assert longer.rule == first.rule


@pytest.mark.parametrize("days", [0, -1, 31])
def test_an_extension_that_the_law_does_not_know(days: int):
    first = due(APPLICATION, start=date(2026, 11, 23), calendar=NATION)
    with pytest.raises(ValueError, match="extension"):
        extended(first, days, by=MORE, calendar=NATION)


received = st.dates(date(2017, 1, 1), date(2032, 1, 1))
terms = st.builds(
    Term,
    st.just("petition.application"),
    st.just(SINCE),
    st.integers(1, 120),
    st.sampled_from(DayUnit),
    st.booleans(),
    st.just(LAW),
)


@given(terms, received, st.integers(1, 60))
def test_who_comes_later_is_never_answered_earlier(term: Term, day: date, later: int):
    first = due(term, start=day, calendar=NATION)
    second = due(term, start=day + timedelta(days=later), calendar=NATION)
    assert second.due_on >= first.due_on
    assert first.due_on >= day + timedelta(days=term.days)


@given(terms, terms, received, st.data())
def test_an_extension_never_shortens(term: Term, more: Term, day: date, data: st.DataObject):
    days = data.draw(st.integers(1, more.days))
    first = due(term, start=day, calendar=NATION)
    assert extended(first, days, by=more, calendar=NATION).due_on >= first.due_on + timedelta(days)
