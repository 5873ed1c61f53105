"""All that a page says in Mongolian about days and duties; `english.speech` has the same names."""

from datetime import date

from tamga.kernel.mongolian.dates import (
    DayForm,
    long_date,
    month_and_day,
    relative,
    short_date,
    weekday_name,
)
from tamga.kernel.mongolian.numbers import ordinal
from tamga.kernel.mongolian.sentences import describe, explain

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

HALVES = {"1": "эхний хагас жил", "2": "сүүлийн хагас жил"}


def by_date(day: date, *, with_year: bool = False) -> str:
    """«12 дугаар сарын 8-ны өдрийн дотор», with the year «2026 оны 12 …»."""
    return (long_date if with_year else month_and_day)(day, DayForm.BY)


def of_date(day: date) -> str:
    """«2026 оны 11 дүгээр сарын 21-ний өдрийн», before a noun."""
    return long_date(day, DayForm.OF)


def from_date(day: date) -> str:
    """«2026 оны 11 дүгээр сарын 21-ний өдрөөс»."""
    return long_date(day, DayForm.FROM)


def period_name(label: str) -> str:
    """The label of a `schedules.Period` in words: "2026-04" → «2026 оны 4 дүгээр сар»."""
    year, _, part = label.partition("-")
    if not part:
        return f"{year} он"
    if part.startswith("H"):
        return f"{year} оны {HALVES[part[1:]]}"
    if part.startswith("Q"):
        return f"{year} оны {ordinal(int(part[1:]))} улирал"
    if part.startswith("W"):
        return f"{year} оны {ordinal(int(part[1:]))} долоо хоног"
    if "-" in part:
        return long_date(date.fromisoformat(label))
    return f"{year} оны {ordinal(int(part))} сар"
