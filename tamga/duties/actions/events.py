"""What people say about duties: something happened, it was done by hand, it is excused."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.duties.actions.occurrences import lapse, settle
from tamga.duties.enums import Source
from tamga.duties.models import Duty, Evidence, Occurrence, OccurrenceSection, Section
from tamga.journal.actions import record
from tamga.kernel.schedules import Kind, Schedule, after_event
from tamga.law.queries import calendar
from tamga.organizations.models import Position


@transaction.atomic
def report_event(
    duty: Duty,
    *,
    occurred_on: date,
    by: User | None,
    at: datetime,
    what: str = "",
    sections: Sequence[Section] = (),
    position: Position | None = None,
    subject: str | None = None,
) -> Occurrence:
    """Report that what an event duty waits for has happened.

    1. An occurrence opens that day, due by the duty's rule, with its explanation, 2. only the
    named sections are required, all of the duty's when none is named, 3. the journal. Raises
    ValueError when the duty has no event schedule.
    """
    place, schedule = _event_schedule(duty)
    deadline = after_event(
        schedule, occurred_on, calendar([occurred_on.year, occurred_on.year + 1]), subject
    )
    occurrence = Occurrence.objects.create(
        unit_id=duty.plan.unit_id,
        duty=duty,
        schedule=place,
        period=occurred_on.isoformat(),
        position=position,
        opens_on=occurred_on,
        due_on=deadline.due_on,
        explanation=[step.to_json() for step in deadline.steps],
        occurred_on=occurred_on,
        occurred_what=what[:300],
    )
    OccurrenceSection.objects.bulk_create(
        OccurrenceSection(occurrence=occurrence, section=section)
        for section in (sections or duty.sections.all())
    )
    record(
        "event.reported",
        by=by,
        at=at,
        unit_id=occurrence.unit_id,
        subject=occurrence,
        number=duty.number,
        occurred_on=occurred_on.isoformat(),
    )
    return occurrence


def _event_schedule(duty: Duty) -> tuple[int, Schedule]:
    for place, data in enumerate(duty.schedules):
        schedule = Schedule.from_json(data)
        if schedule.kind == Kind.EVENT:
            return place, schedule
    raise ValueError(f"duty {duty.number} waits for no event")


@transaction.atomic
def mark_done(
    occurrence: Occurrence, *, by: User, at: datetime, note: str = "", url: str = ""
) -> Occurrence:
    """Mark as done by hand what no section shows: 1. evidence, 2. settled, 3. the journal.

    Raises ValueError for an occurrence with sections: only publishing closes it.
    """
    if occurrence.required.exists():
        raise ValueError("an occurrence with sections is closed by publishing")
    Evidence.objects.get_or_create(
        unit_id=occurrence.unit_id,
        occurrence=occurrence,
        section=None,
        source=Source.HAND,
        key=f"user-{by.pk}",
        content_hash="",
        withdrawn_at=None,
        defaults={"happened_at": at, "title": note[:255], "url": url},
    )
    return settle(occurrence, by=by, at=at)


@transaction.atomic
def prove(
    occurrence: Occurrence,
    *,
    source: Source,
    key: str,
    happened_at: datetime,
    by: User | None,
    at: datetime,
) -> Occurrence:
    """Let what another part of the house did count for an occurrence without sections: 1. evidence
    under that part's own key, once, 2. settled, 3. the journal.

    Raises ValueError for an occurrence with sections: only publishing closes it.
    """
    if occurrence.required.exists():
        raise ValueError("an occurrence with sections is closed by publishing")
    Evidence.objects.get_or_create(
        unit_id=occurrence.unit_id,
        occurrence=occurrence,
        section=None,
        source=source,
        key=key,
        content_hash="",
        withdrawn_at=None,
        defaults={"happened_at": happened_at, "title": "", "url": ""},
    )
    return settle(occurrence, by=by, at=at)


@transaction.atomic
def excuse(occurrence: Occurrence, *, why: str, by: User, at: datetime) -> bool:
    """Excuse an unfinished occurrence: 1. why, by whom, when, 2. the journal.

    Returns False, changing nothing, when somebody was faster: done or excused already.
    Raises ValueError without a reason.
    """
    if not why.strip():
        raise ValueError("an excuse needs a reason")
    won = Occurrence.objects.filter(
        pk=occurrence.pk, fulfilled_at__isnull=True, excused_at__isnull=True
    ).update(excused_at=at, excused_by=by, excused_why=why.strip()[:500])
    if won:
        occurrence.refresh_from_db()
        _journal("occurrence.excused", occurrence, by=by, at=at)
    return bool(won)


@transaction.atomic
def lift_excuse(occurrence: Occurrence, *, by: User, at: datetime) -> bool:
    """Take an excuse back: 1. the three fields are emptied, 2. how long it stood is kept for the
    boards of past days, 3. the journal. False if there was none.
    """
    locked = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
    if locked.excused_at is None:
        return False
    Occurrence.objects.filter(pk=occurrence.pk).update(
        excused_at=None,
        excused_by=None,
        excused_why="",
        once_excused=lapse(locked.once_excused, locked.excused_at, None, at),
    )
    occurrence.refresh_from_db()
    _journal("occurrence.excuse_lifted", occurrence, by=by, at=at)
    return True


def _journal(code: str, occurrence: Occurrence, *, by: User, at: datetime) -> None:
    record(
        code,
        by=by,
        at=at,
        unit_id=occurrence.unit_id,
        subject=occurrence,
        number=occurrence.duty.number,
        period=occurrence.period,
    )
