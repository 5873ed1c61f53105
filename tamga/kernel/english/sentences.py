"""Schedules and explanations said in English."""

from collections.abc import Iterable
from datetime import date

from tamga.kernel.deadlines import DayUnit, Step, StepCode
from tamga.kernel.english.holidays import english_name
from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules import Kind, Limit, Schedule, Trigger

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_EVERY = {
    Kind.MONTHLY: "every month",
    Kind.QUARTERLY: "every quarter",
    Kind.HALF_YEARLY: "every half-year",
}
_PART = {Kind.MONTHLY: "month", Kind.QUARTERLY: "quarter", Kind.HALF_YEARLY: "half-year"}
_TRIGGERS = {
    Trigger.EACH: "each time it happens",
    Trigger.ON_CHANGE: "each time something changes",
    Trigger.AFTER_ACTIVITY: "after the activity",
}
_RULES = {
    "continuous": "all year round",
    "month_end": "the last day of the month",
    "quarter_end": "the last day of the quarter",
    "half_year_end": "the last day of the half-year",
    "year_end": "the last day of the year",
    "by_date": "the day named in the plan",
}


def describe(schedule: Schedule) -> str:
    """Say "every month, on its last day": small letters, no full stop."""
    text = _describe(schedule)
    return f"{text} {schedule.year}" if schedule.year else text


def _describe(schedule: Schedule) -> str:
    kind, due = schedule.kind, schedule.due
    if kind is Kind.CONTINUOUS:
        return "all year round"
    if kind is Kind.WINDOW and schedule.opens and due:
        return f"from {_day(schedule.opens)} to {_day(due)}"
    if kind is Kind.BY_DATE and due:
        return f"by {_day(due)}"
    if kind is Kind.MONTH and schedule.month:
        return f"in {MONTHS[schedule.month - 1]}"
    if kind is Kind.WEEKLY:
        return f"every week, by {WEEKDAYS[(schedule.weekday or 5) - 1]}"
    if kind in _PART:
        return f"{_parts(schedule)}, {_day_of_part(schedule)}"
    if kind is Kind.EVENT:
        occasion = f" («{schedule.occasion}»)" if schedule.occasion else ""
        limits = [_limit(limit) for limit in schedule.limits]
        return ", ".join([_TRIGGERS[schedule.trigger or Trigger.EACH] + occasion, *limits])
    head = f"once in {schedule.every} years" if kind is Kind.EVERY_N_YEARS else "every year"
    if schedule.first_year:
        head += f" from {schedule.first_year}"
    return f"{head}, by {_day(due or MonthDay(12, 31))}"


def _parts(schedule: Schedule) -> str:
    if not schedule.parts:
        return _EVERY[schedule.kind]
    numbers = " and ".join(map(str, schedule.parts))
    return f"in {_PART[schedule.kind]} {numbers}"


def _day_of_part(schedule: Schedule) -> str:
    if schedule.day is None:
        return "on its last day"
    month = "" if schedule.kind is Kind.MONTHLY else " of its last month"
    return f"by day {schedule.day}{month}"


def _limit(limit: Limit) -> str:
    text = "on the same day" if limit.days == 0 else f"within {_span(limit.days, limit.unit)}"
    return f"{limit.subject}: {text}" if limit.subject else text


def _span(days: int, unit: str) -> str:
    working = "working " if unit == DayUnit.WORKING else ""
    return f"{days} {working}day{'' if days == 1 else 's'}"


def _day(day: MonthDay | date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def explain(steps: Iterable[Step]) -> str:
    """Say "happened on 19 October + 3 working days; skipped: 24 October Saturday"."""
    steps = tuple(steps)
    parts = [_explain(step) for step in steps if step.code != StepCode.SKIPPED]
    text = "; ".join([" + ".join(parts[:2]), *parts[2:]])
    if skipped := [_named(step) for step in steps if step.code == StepCode.SKIPPED]:
        text += f"; skipped: {', '.join(skipped)}"
    return text


def _explain(step: Step) -> str:
    if step.code == StepCode.START and step.day:
        return f"happened on {_day(step.day)}"
    if step.code == StepCode.COUNTED:
        days, _, unit = step.detail.partition(" ")
        return _span(int(days), unit)
    if step.code == StepCode.ROLLED:
        return f"moved past {_named(step)}"
    if step.code == StepCode.CLAMPED:
        return f"the month has no day {step.detail}, so its last day"
    return _rule(step.detail)


def _rule(detail: str) -> str:
    rule, _, word = detail.partition(" ")
    if rule == "window":
        return f"the last day of the time that began on {_day(date.fromisoformat(word))}"
    if rule == "day_of_month":
        return f"by day {word} of the month"
    if rule == "weekday":
        return f"every {WEEKDAYS[int(word) - 1]}"
    if rule == "cycle":
        return f"once in {word} years"
    return _RULES.get(rule, detail)


def _named(step: Step) -> str:
    day = f"{_day(step.day)} " if step.day else ""
    return f"{day}{english_name(step.detail)}"
