"""The calendar by which this installation counts working days."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from tamga.kernel.calendar import Calendar, mongolian_calendar
from tamga.law.enums import DayKind
from tamga.law.models import MovedDay

Instead = Mapping[date, DayKind | None]
"""What would be decided about a day; None: nothing."""


def calendar(years: Iterable[int], *, instead: Instead | None = None) -> Calendar:
    """Weekends, public holidays and moved days of those years; one SQL query, nothing cached.

    ``instead`` asks how it would be if other things were decided about some days.
    Source: Law on Public Holidays and Days of Observance; moved days by government resolution.
    """
    wanted = sorted(set(years))
    moved: dict[str, dict[date, str]] = {kind: {} for kind in DayKind.values}
    for row in MovedDay.objects.filter(day__year__in=wanted):
        moved[row.kind][row.day] = row.name
    for day, kind in (instead or {}).items():
        for days in moved.values():
            days.pop(day, None)
        if kind is not None:
            moved[kind][day] = ""
    return mongolian_calendar(
        wanted, moved_off=moved[DayKind.OFF], moved_worked=moved[DayKind.WORKED]
    )


def moved_days(year: int) -> QuerySet[MovedDay]:
    """What was decided about the days of a year, by date."""
    return MovedDay.objects.filter(day__year=year).order_by("day")


def public_holidays(year: int) -> dict[date, str]:
    """The public holidays of a year by date, with their Mongolian names, as the law alone says."""
    return dict(sorted(mongolian_calendar([year]).days_off.items()))


def why_off_by_law(day: date) -> str | None:
    """Why an office would rest that day if nothing were decided about it; None if it works."""
    return calendar([day.year], instead={day: None}).why_off(day)
