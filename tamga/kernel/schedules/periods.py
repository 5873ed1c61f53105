"""The periods that a schedule opens in one year, each with its due day and the reason for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tamga.kernel.deadlines import Step, StepCode
from tamga.kernel.monthday import MonthDay, clamped, last_day
from tamga.kernel.schedules.kinds import Kind, ScheduleError
from tamga.kernel.schedules.model import Schedule

FRIDAY = 5
YEAR_END = MonthDay(12, 31)


@dataclass(frozen=True, slots=True)
class Period:
    """One turn of a duty.

    `label` ("2017", "2017-04", "2017-Q2", "2017-H1", "2017-W05") is unique within its schedule;
    `due_on` is None when nothing falls due; the days are local, both inclusive.
    """

    label: str
    opens_on: date
    due_on: date | None
    steps: tuple[Step, ...] = ()


def periods(
    schedule: Schedule, year: int, *, default_first_year: int | None = None
) -> tuple[Period, ...]:
    """The periods of that year in order; none for an event or another fixed year.

    A week belongs to the year in which its due day lies, a window that runs over New Year to the
    year in which it opens. `default_first_year` stands in for a missing first year of
    every_n_years. Due days stay where they fall, also on a day off. Raises ScheduleError
    `first_year_missing`, or `out_of_range` for a year outside 1900–2200.
    """
    if not 1900 <= year <= 2200:
        raise ScheduleError("out_of_range", f"year {year} is not 1900 to 2200")
    if schedule.year not in (None, year):
        return ()
    if schedule.kind is Kind.EVERY_N_YEARS and not _is_turn(schedule, year, default_first_year):
        return ()
    return tuple(_MAKERS[schedule.kind](schedule, year))


def dates(schedule: Schedule, year: int) -> tuple[date | None, date | None]:
    """First and last day of a window or month, (None, day) for by_date, else (None, None)."""
    if schedule.kind not in (Kind.WINDOW, Kind.BY_DATE, Kind.MONTH):
        return None, None
    (period,) = periods(schedule, schedule.year or year)
    return None if schedule.kind is Kind.BY_DATE else period.opens_on, period.due_on


def _is_turn(schedule: Schedule, year: int, default_first_year: int | None) -> bool:
    first = schedule.first_year or default_first_year
    if first is None:
        raise ScheduleError("first_year_missing", "the first year of every_n_years is not known")
    assert schedule.every is not None
    return year >= first and (year - first) % schedule.every == 0


def _rule(day: date, *words: object) -> tuple[Step, ...]:
    return (Step(StepCode.RULE, day, " ".join(map(str, words))),)


def _continuous(schedule: Schedule, year: int) -> Iterator[Period]:
    opens = date(year, 1, 1)
    yield Period(str(year), opens, None, _rule(opens, "continuous"))


def _window(schedule: Schedule, year: int) -> Iterator[Period]:
    assert schedule.opens is not None
    assert schedule.due is not None
    opens = schedule.opens.on(year)
    due = schedule.due.on(year if schedule.opens <= schedule.due else year + 1)
    steps = _rule(due, "window", opens.isoformat()) + _cut(due, schedule.due.day)
    yield Period(str(year), opens, due, steps)


def _by_date(schedule: Schedule, year: int) -> Iterator[Period]:
    """Opens on 1 January: "by 20 December" names no earliest day, and what was handed in early
    must count."""
    assert schedule.due is not None
    due = schedule.due.on(year)
    steps = _rule(due, "by_date") + _cut(due, schedule.due.day)
    yield Period(str(year), date(year, 1, 1), due, steps)


def _month(schedule: Schedule, year: int) -> Iterator[Period]:
    assert schedule.month is not None
    due = date(year, schedule.month, last_day(year, schedule.month))
    yield Period(_month_label(due), due.replace(day=1), due, _rule(due, "month_end"))


def _weekly(schedule: Schedule, year: int) -> Iterator[Period]:
    weekday = schedule.weekday or FRIDAY
    first = date(year, 1, 1)
    due = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    while due.year == year:
        iso_year, week, _ = due.isocalendar()
        opens = due - timedelta(days=weekday - 1)
        yield Period(f"{iso_year}-W{week:02d}", opens, due, _rule(due, "weekday", weekday))
        due += timedelta(days=7)


def _monthly(schedule: Schedule, year: int) -> Iterator[Period]:
    """By the 8th means the 8th of each month itself, and the period is named after that month."""
    for month in range(1, 13):
        due, steps = _in_month(schedule.day, year, month, "month_end")
        yield Period(_month_label(due), date(year, month, 1), due, steps)


def _quarterly(schedule: Schedule, year: int) -> Iterator[Period]:
    for part in schedule.parts or (1, 2, 3, 4):
        due, steps = _in_month(schedule.day, year, part * 3, "quarter_end")
        yield Period(f"{year}-Q{part}", date(year, part * 3 - 2, 1), due, steps)


def _half_yearly(schedule: Schedule, year: int) -> Iterator[Period]:
    for part in schedule.parts or (1, 2):
        due, steps = _in_month(schedule.day, year, part * 6, "half_year_end")
        yield Period(f"{year}-H{part}", date(year, part * 6 - 5, 1), due, steps)


def _yearly(schedule: Schedule, year: int) -> Iterator[Period]:
    due = (schedule.due or YEAR_END).on(year)
    steps = _rule(due, "by_date" if schedule.due else "year_end")
    if schedule.due:
        steps += _cut(due, schedule.due.day)
    if schedule.kind is Kind.EVERY_N_YEARS:
        steps = _rule(due, "cycle", schedule.every) + steps
    yield Period(str(year), date(year, 1, 1), due, steps)


def _event(schedule: Schedule, year: int) -> Iterator[Period]:
    yield from ()


def _in_month(
    day: int | None, year: int, month: int, default: str
) -> tuple[date, tuple[Step, ...]]:
    if day is None:
        due = date(year, month, last_day(year, month))
        return due, _rule(due, default)
    due = clamped(year, month, day)
    return due, _rule(due, "day_of_month", day) + _cut(due, day)


def _cut(due: date, wanted: int) -> tuple[Step, ...]:
    """The step that tells of a day which the month doesn't have."""
    return () if due.day == wanted else (Step(StepCode.CLAMPED, due, str(wanted)),)


def _month_label(day: date) -> str:
    return f"{day.year}-{day.month:02d}"


_MAKERS: dict[Kind, Callable[[Schedule, int], Iterator[Period]]] = {
    Kind.CONTINUOUS: _continuous,
    Kind.WINDOW: _window,
    Kind.BY_DATE: _by_date,
    Kind.MONTH: _month,
    Kind.WEEKLY: _weekly,
    Kind.MONTHLY: _monthly,
    Kind.QUARTERLY: _quarterly,
    Kind.HALF_YEARLY: _half_yearly,
    Kind.YEARLY: _yearly,
    Kind.EVERY_N_YEARS: _yearly,
    Kind.EVENT: _event,
}
