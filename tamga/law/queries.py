"""The calendar by which this installation counts working days."""

from collections.abc import Iterable
from datetime import date

from tamga.kernel.calendar import Calendar, mongolian_calendar
from tamga.law.enums import DayKind
from tamga.law.models import MovedDay


def calendar(years: Iterable[int]) -> Calendar:
    """Weekends, public holidays and moved days of those years; one SQL query, nothing cached.

    Source: Law on Public Holidays and Days of Observance; moved days by government resolution.
    """
    wanted = sorted(set(years))
    moved: dict[str, dict[date, str]] = {kind: {} for kind in DayKind.values}
    for row in MovedDay.objects.filter(day__year__in=wanted):
        moved[row.kind][row.day] = row.name
    return mongolian_calendar(
        wanted, moved_off=moved[DayKind.OFF], moved_worked=moved[DayKind.WORKED]
    )
