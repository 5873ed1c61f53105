"""Strategies that make any schedule there can be."""

from datetime import date

from hypothesis import strategies as st

from tamga.kernel.deadlines import DayUnit
from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules import Kind, Limit, Schedule, Trigger

years = st.integers(1990, 2100)
month_days = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(
    lambda day: MonthDay(day.month, day.day)
)
_maybe_year = st.none() | years
_maybe_day = st.none() | st.integers(1, 31)
_limits = st.lists(
    st.builds(
        Limit,
        st.integers(0, 365),
        st.sampled_from(DayUnit),
        st.sampled_from(["", "санал", "өргөдөл, гомдол", "хүсэлт"]),
    ),
    unique_by=lambda limit: limit.subject,
).map(tuple)


def _parts(last):
    return st.sets(st.integers(1, last)).map(lambda parts: tuple(sorted(parts)))


def _of(kind, **fields):
    return st.builds(Schedule, kind=st.just(kind), **fields)


by_kind = {
    Kind.CONTINUOUS: _of(Kind.CONTINUOUS),
    Kind.WINDOW: _of(Kind.WINDOW, opens=month_days, due=month_days, year=_maybe_year),
    Kind.BY_DATE: _of(Kind.BY_DATE, due=month_days, year=_maybe_year),
    Kind.MONTH: _of(Kind.MONTH, month=st.integers(1, 12), year=_maybe_year),
    Kind.WEEKLY: _of(Kind.WEEKLY, weekday=st.none() | st.integers(1, 7)),
    Kind.MONTHLY: _of(Kind.MONTHLY, day=_maybe_day),
    Kind.QUARTERLY: _of(Kind.QUARTERLY, day=_maybe_day, parts=_parts(4)),
    Kind.HALF_YEARLY: _of(Kind.HALF_YEARLY, day=_maybe_day, parts=_parts(2)),
    Kind.YEARLY: _of(Kind.YEARLY, due=st.none() | month_days),
    Kind.EVERY_N_YEARS: _of(
        Kind.EVERY_N_YEARS,
        every=st.integers(2, 20),
        first_year=_maybe_year,
        due=st.none() | month_days,
    ),
    Kind.EVENT: _of(
        Kind.EVENT,
        trigger=st.sampled_from(Trigger),
        limits=_limits,
        occasion=st.sampled_from(["", "тогтоол гарсан"]),
    ),
}
schedules = st.one_of(*by_kind.values())
