"""All that a page says in English about days and duties; `mongolian.speech` has the same names."""

from datetime import date

from tamga.kernel.english.sentences import MONTHS, WEEKDAYS, describe, explain

__all__ = [
    "by_date",
    "describe",
    "explain",
    "from_date",
    "long_date",
    "month_and_day",
    "of_date",
    "period_name",
    "relative",
    "short_date",
    "weekday_name",
]

HALVES = {"1": "first half", "2": "second half"}


def month_and_day(day: date) -> str:
    """Say "21 November"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_date(day: date) -> str:
    """Say "21 November 2026"."""
    return f"{month_and_day(day)} {day.year}"


def short_date(day: date, *, with_year: bool = False) -> str:
    """Say "21 Nov", with the year "21 Nov 2026"."""
    short = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return f"{short} {day.year}" if with_year else short


def by_date(day: date, *, with_year: bool = False) -> str:
    """Say "by 8 December", with the year "by 8 December 2026"."""
    return f"by {long_date(day) if with_year else month_and_day(day)}"


def of_date(day: date) -> str:
    """Say "21 November 2026", as in "as of …"."""
    return long_date(day)


def from_date(day: date) -> str:
    """Say "21 November 2026", as in "from … on"."""
    return long_date(day)


def weekday_name(day: date) -> str:
    """Say "Friday"."""
    return WEEKDAYS[day.weekday()]


def relative(due: date, on: date) -> str:
    """How far the due day is, seen on a day: "3 days left", "today", "4 days late"."""
    days = (due - on).days
    if days == 0:
        return "today"
    noun = "day" if abs(days) == 1 else "days"
    return f"{days} {noun} left" if days > 0 else f"{-days} {noun} late"


def period_name(label: str) -> str:
    """The label of a `schedules.Period` in words: "2026-04" → "April 2026"."""
    year, _, part = label.partition("-")
    if not part:
        return year
    if part.startswith("H"):
        return f"{HALVES[part[1:]]} of {year}"
    if part.startswith("Q"):
        return f"quarter {part[1:]} of {year}"
    if part.startswith("W"):
        return f"week {int(part[1:])} of {year}"
    if "-" in part:
        return long_date(date.fromisoformat(label))
    return f"{MONTHS[int(part) - 1]} {year}"
