"""The due day of a duty that something sets off."""

from datetime import date

from tamga.kernel.calendar import Calendar
from tamga.kernel.deadlines import Deadline, within
from tamga.kernel.schedules.kinds import DEFAULT_LIMIT, Kind, Limit, ScheduleError
from tamga.kernel.schedules.model import Schedule


def after_event(
    schedule: Schedule,
    occurred_on: date,
    calendar: Calendar,
    subject: str | None = None,
    *,
    default: Limit = DEFAULT_LIMIT,
) -> Deadline:
    """The deadline of what happened on that day; duty dates don't roll.

    `subject` chooses among several limits («гомдол» finds the limit for «өргөдөл, гомдол»). When
    none fits, the limit without a subject holds, else the shortest: better early than late.
    Raises ScheduleError `not_an_event`.
    """
    if schedule.kind is not Kind.EVENT:
        raise ScheduleError("not_an_event", f"{schedule.kind} is not set off by an event")
    rule = "event.limit" if schedule.limits else "event.default"
    limits = _limits_for(schedule.limits, subject) or (default,)
    deadlines = (
        within(occurred_on, limit.days, unit=limit.unit, calendar=calendar, rule=rule)
        for limit in limits
    )
    return min(deadlines, key=lambda deadline: deadline.due_on)


def _limits_for(limits: tuple[Limit, ...], subject: str | None) -> tuple[Limit, ...]:
    wanted = (subject or "").casefold().strip()
    for limit in limits:
        if wanted and wanted in [name.strip().casefold() for name in limit.subject.split(",")]:
            return (limit,)
    return tuple(limit for limit in limits if not limit.subject) or limits
