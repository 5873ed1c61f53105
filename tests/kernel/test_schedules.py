"""Schedules by the table: what the head of an office expects of each rhythm."""

from datetime import date

import pytest

from tamga.kernel.calendar import mongolian_calendar
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.schedules import (
    Kind,
    Limit,
    MonthDay,
    Schedule,
    ScheduleError,
    Trigger,
    after_event,
    dates,
    periods,
)

NATION = mongolian_calendar([2026, 2027])


def turns(year, /, **fields):
    return [
        (turn.label, turn.opens_on.isoformat(), turn.due_on and turn.due_on.isoformat())
        for turn in periods(Schedule(**fields), year)
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": Kind.CONTINUOUS}, [("2017", "2017-01-01", None)]),
        (
            {"kind": Kind.WINDOW, "opens": MonthDay(4, 5), "due": MonthDay(4, 10)},  # Wed, Mon
            [("2017", "2017-04-05", "2017-04-10")],
        ),
        (
            {"kind": Kind.WINDOW, "opens": MonthDay(12, 15), "due": MonthDay(1, 15)},  # Fri, Mon
            [("2017", "2017-12-15", "2018-01-15")],
        ),
        ({"kind": Kind.BY_DATE, "due": MonthDay(1, 15)}, [("2017", "2017-01-01", "2017-01-15")]),
        ({"kind": Kind.BY_DATE, "due": MonthDay(2, 29)}, [("2017", "2017-01-01", "2017-02-28")]),
        ({"kind": Kind.MONTH, "month": 2}, [("2017-02", "2017-02-01", "2017-02-28")]),
        (
            {"kind": Kind.QUARTERLY},
            [
                ("2017-Q1", "2017-01-01", "2017-03-31"),  # Fri
                ("2017-Q2", "2017-04-01", "2017-06-30"),  # Fri
                ("2017-Q3", "2017-07-01", "2017-09-30"),  # Sat, and it stays there
                ("2017-Q4", "2017-10-01", "2017-12-31"),  # Sun
            ],
        ),
        (
            {"kind": Kind.QUARTERLY, "parts": (1, 3), "day": 25},
            [("2017-Q1", "2017-01-01", "2017-03-25"), ("2017-Q3", "2017-07-01", "2017-09-25")],
        ),
        (
            {"kind": Kind.HALF_YEARLY},
            [("2017-H1", "2017-01-01", "2017-06-30"), ("2017-H2", "2017-07-01", "2017-12-31")],
        ),
        ({"kind": Kind.YEARLY}, [("2017", "2017-01-01", "2017-12-31")]),
        ({"kind": Kind.YEARLY, "due": MonthDay(12, 20)}, [("2017", "2017-01-01", "2017-12-20")]),
        (
            {"kind": Kind.EVERY_N_YEARS, "every": 4, "first_year": 2013},
            [("2017", "2017-01-01", "2017-12-31")],
        ),
        ({"kind": Kind.EVERY_N_YEARS, "every": 4, "first_year": 2016}, []),
        ({"kind": Kind.EVERY_N_YEARS, "every": 4, "first_year": 2021}, []),
        ({"kind": Kind.BY_DATE, "due": MonthDay(4, 5), "year": 2016}, []),
        ({"kind": Kind.EVENT}, []),
    ],
)
def test_the_periods_of_2017(fields, expected):
    assert turns(2017, **fields) == expected


def test_a_month_is_due_on_its_last_day_and_by_the_8th_on_its_own_8th():
    last_days = [due for _, _, due in turns(2024, kind=Kind.MONTHLY)]
    assert last_days[:4] == ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]
    assert turns(2024, kind=Kind.MONTHLY, day=8)[3] == ("2024-04", "2024-04-01", "2024-04-08")


def test_the_31st_is_the_30th_where_there_is_none_and_the_explanation_says_so():
    april = periods(Schedule(kind=Kind.MONTHLY, day=31), 2017)[3]
    assert april.due_on == date(2017, 4, 30)  # Sunday
    assert [(step.code, step.detail) for step in april.steps] == [
        ("rule", "day_of_month 31"),
        ("clamped", "31"),
    ]


def test_weeks_belong_to_the_year_of_their_friday():
    weeks = turns(2021, kind=Kind.WEEKLY)
    assert weeks[0] == ("2020-W53", "2020-12-28", "2021-01-01")  # Mon – Fri
    assert weeks[-1] == ("2021-W52", "2021-12-27", "2021-12-31")
    assert len(weeks) == 53
    assert turns(2017, kind=Kind.WEEKLY, weekday=1)[4] == (
        "2017-W05", "2017-01-30", "2017-01-30",
    )  # fmt: skip


def test_the_first_year_is_asked_for_or_given_from_outside():
    schedule = Schedule(kind=Kind.EVERY_N_YEARS, every=4)
    with pytest.raises(ScheduleError) as error:
        periods(schedule, 2017)
    assert error.value.code == "first_year_missing"
    due = [year for year in range(2010, 2030) if periods(schedule, year, default_first_year=2017)]
    assert due == [2017, 2021, 2025, 2029]


def test_dates_for_the_plan_of_another_office():
    window = Schedule(kind=Kind.WINDOW, opens=MonthDay(4, 1), due=MonthDay(5, 31), year=2017)
    assert dates(window, 2020) == (date(2017, 4, 1), date(2017, 5, 31))
    assert dates(Schedule(kind=Kind.BY_DATE, due=MonthDay(1, 15)), 2017) == (
        None,
        date(2017, 1, 15),
    )
    assert dates(Schedule(kind=Kind.MONTH, month=4), 2017) == (date(2017, 4, 1), date(2017, 4, 30))
    assert dates(Schedule(kind=Kind.MONTHLY), 2017) == (None, None)


def test_a_plain_event_has_three_working_days():
    deadline = after_event(Schedule(kind=Kind.EVENT), date(2026, 11, 24), NATION)  # Tuesday
    assert deadline.due_on == date(2026, 11, 30)  # Monday: a feast and a weekend are skipped
    assert deadline.rule == "event.default"


@pytest.mark.parametrize(
    ("subject", "due_on"),
    [
        ("санал", date(2027, 2, 21)),  # Sunday, 90 days on
        ("гомдол", date(2026, 12, 23)),  # Wednesday, 30 days on
        ("Өргөдөл", date(2026, 12, 23)),
        (None, date(2026, 12, 23)),  # unknown: the earlier one
        ("талархал", date(2026, 12, 23)),
    ],
)
def test_a_petition_is_due_by_its_subject(subject, due_on):
    schedule = Schedule(
        kind=Kind.EVENT,
        limits=(
            Limit(90, DayUnit.CALENDAR, "санал"),
            Limit(30, DayUnit.CALENDAR, "өргөдөл, гомдол"),
        ),
    )
    monday = date(2026, 11, 23)
    assert after_event(schedule, monday, NATION, subject).due_on == due_on


def test_the_earlier_of_two_limits_is_told_by_dates_not_by_numbers():
    thursday = date(2026, 11, 19)
    schedule = Schedule(
        kind=Kind.EVENT,
        limits=(Limit(3, DayUnit.WORKING, "санал"), Limit(4, DayUnit.CALENDAR, "гомдол")),
    )
    assert after_event(schedule, thursday, NATION).due_on == date(2026, 11, 23)  # Monday


def test_an_event_is_each_time_unless_said_otherwise_and_no_other_kind_is_one():
    assert Schedule(kind=Kind.EVENT).trigger is Trigger.EACH
    with pytest.raises(ScheduleError) as error:
        after_event(Schedule(kind=Kind.YEARLY), date(2026, 11, 23), NATION)
    assert error.value.code == "not_an_event"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"kind": "window", "opens": "04-05"}, "missing"),
        ({"kind": "monthly", "month": 4}, "foreign"),
        ({"kind": "month", "month": 13}, "out_of_range"),
        ({"kind": "weekly", "weekday": 0}, "out_of_range"),
        ({"kind": "every_n_years", "every": 1}, "out_of_range"),
        ({"kind": "quarterly", "parts": [1, 5]}, "parts"),
        ({"kind": "quarterly", "parts": [3, 1]}, "parts"),
        ({"kind": "by_date", "due": "02-30"}, "not_a_schedule"),
        ({"kind": "by_date", "due": 5}, "not_a_schedule"),
        ({"kind": "monthly", "day": True}, "not_a_number"),
        ({"kind": "event", "limits": [{"days": -1, "unit": "working"}]}, "limit_days"),
        ({"kind": "event", "limits": [{"days": 3, "unit": "weeks"}]}, "not_a_schedule"),
        (
            {"kind": "event", "limits": [{"days": d, "unit": "working"} for d in (1, 2)]},
            "limits",
        ),
        ({"kind": "daily"}, "not_a_schedule"),
        ({"kind": "yearly", "color": "red"}, "unknown_field"),
        ([], "not_a_schedule"),
    ],
)
def test_a_schedule_that_cannot_be_says_why(data, code):
    with pytest.raises(ScheduleError) as error:
        Schedule.from_json(data)
    assert error.value.code == code
