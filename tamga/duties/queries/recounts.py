"""What is due on another day because a day off was moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tamga.duties.models import Occurrence
from tamga.kernel.calendar import Calendar
from tamga.kernel.deadlines import DayUnit, Deadline, Step, StepCode, within
from tamga.law.queries import Instead, calendar


@dataclass(frozen=True)
class Recount:
    """An unfinished occurrence, and the deadline that it would have."""

    occurrence: Occurrence
    deadline: Deadline


def recounts(day: date, *, instead: Instead | None = None) -> list[Recount]:
    """The unfinished events of the whole installation that are due on another day by the calendar
    as it is, or as it would be with other decisions ``instead``; two queries. Only limits in
    working days can move, and only those that count over the day.
    """
    over = (
        Occurrence.objects.filter(
            occurred_on__lt=day,
            due_on__gte=day,
            fulfilled_at__isnull=True,
            excused_at__isnull=True,
        )
        .select_related("duty__plan")
        .order_by("unit_id", "due_on", "pk")
    )
    counted = [(each, limit) for each in over if (limit := _working_days(each)) is not None]
    if not counted:
        return []
    years = range(
        min(each.occurred_on.year for each, _ in counted if each.occurred_on),
        max(each.due_on.year for each, _ in counted if each.due_on) + 2,
    )
    return list(_moved(counted, calendar(years, instead=instead)))


def _moved(counted: list[tuple[Occurrence, int]], now: Calendar) -> Iterator[Recount]:
    for occurrence, days in counted:
        assert occurrence.occurred_on is not None  # the filter
        deadline = within(
            occurrence.occurred_on, days, unit=DayUnit.WORKING, calendar=now, rule="event.limit"
        )
        if deadline.due_on != occurrence.due_on:
            yield Recount(occurrence, deadline)


def _working_days(occurrence: Occurrence) -> int | None:
    """How many working days its limit had, as its explanation says; None for another limit."""
    for step in map(Step.from_json, occurrence.explanation):
        if step.code == StepCode.COUNTED:
            days, _, unit = step.detail.partition(" ")
            return int(days) if unit == DayUnit.WORKING else None
    return None
