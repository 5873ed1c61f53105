"""A plan is read from a file, confirmed, changed by a newer file, copied to the next year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tamga.accounts.models import User
from tamga.documents.models import StoredFile
from tamga.duties.actions.occurrences import carry_places, lay_out
from tamga.duties.models import (
    Duty,
    DutyPosition,
    DutySection,
    Occurrence,
    Plan,
    PlanImport,
    Section,
)
from tamga.duties.queries.plans import counts_from_force
from tamga.journal.actions import record
from tamga.kernel.schedules import Kind, Schedule
from tamga.organizations.models import Position, Unit


@dataclass(frozen=True)
class PlannedDuty:
    """A row of a plan, resolved: what ``confirm_plan`` writes."""

    number: int
    work: str
    when_text: str
    who_text: str
    responsibility: str
    schedules: tuple[Schedule, ...]
    sections: tuple[Section, ...]
    positions: tuple[Position, ...]


@transaction.atomic
def start_import(
    unit: Unit,
    *,
    year: int,
    in_force_from: date,
    source: StoredFile,
    by: User,
    at: datetime,
) -> PlanImport:
    """Keep a file that is to be read as a plan: 1. the row. Nothing of the plan changes yet."""
    return PlanImport.objects.create(
        unit=unit,
        year=year,
        in_force_from=in_force_from,
        source=source,
        started_at=at,
        started_by=by,
    )


@transaction.atomic
def keep_choices(
    plan_import: PlanImport, choices: Mapping[str, object], *, by: User, at: datetime
) -> PlanImport:
    """Keep what a person decided in the preview: 1. the choices."""
    plan_import.choices = dict(choices)
    plan_import.save(update_fields=["choices"])
    return plan_import


@transaction.atomic
def discard_import(plan_import: PlanImport, *, by: User, at: datetime) -> None:
    """Drop a preview that nobody wants: 1. the row is deleted, its file stays in the store."""
    plan_import.delete()


@transaction.atomic
def confirm_plan(
    unit: Unit,
    duties: Sequence[PlannedDuty],
    *,
    year: int,
    in_force_from: date,
    by: User | None,
    at: datetime,
    title: str = "",
    source: StoredFile | None = None,
    plan_import: PlanImport | None = None,
) -> Plan:
    """Make the plan of a unit and year say what ``duties`` say; all of it or nothing.

    1. The plan is made, or found and locked, 2. its day of force is put right, 3. duties with new
    numbers are added; one that stood in last year's plan with the same words or sections goes on
    from it, 4. changed ones are rewritten, keeping what was done, 5. those no longer listed end
    today and their unfinished occurrences that aren't late go, 6. the import is marked confirmed,
    7. the journal. The same duties twice change nothing.
    """
    plan, created = Plan.objects.select_for_update().get_or_create(
        unit=unit,
        year=year,
        defaults={
            "title": title,
            "in_force_from": in_force_from,
            "source": source,
            "confirmed_at": at,
            "confirmed_by": by,
        },
    )
    before = {
        duty.number: duty
        for duty in plan.duties.filter(ended_on__isnull=True).prefetch_related(
            "duty_sections", "duty_positions"
        )
    }
    added = [row for row in duties if row.number not in before]
    changed = [row for row in duties if row.number in before and not _same(before[row.number], row)]
    dropped = [duty for number, duty in before.items() if number not in {r.number for r in duties}]
    moved = not created and _move_force(plan, in_force_from, by=by, at=at)
    for row in added:
        _write(Duty(plan=plan, number=row.number, origin=_origin(plan, row)), row, by=by, at=at)
    for row in changed:
        _write(before[row.number], row, by=by, at=at)
    for duty in dropped:
        _end(duty, on=at)
    if plan_import is not None:
        plan_import.confirmed_at = at
        plan_import.save(update_fields=["confirmed_at"])
    if created:
        record(
            "plan.confirmed",
            by=by,
            at=at,
            unit_id=unit.pk,
            subject=plan,
            year=year,
            duties=len(added),
        )
    elif added or changed or dropped or moved:
        plan.source = source or plan.source
        plan.save(update_fields=["source"])
        record(
            "plan.changed",
            by=by,
            at=at,
            unit_id=unit.pk,
            subject=plan,
            year=year,
            added=len(added),
            changed=len(changed),
            dropped=len(dropped),
            in_force_from=plan.in_force_from.isoformat(),
        )
    return plan


def _origin(plan: Plan, row: PlannedDuty) -> Duty | None:
    """The first of the line of yearly duties that a new row goes on from."""
    previous = (
        Duty.objects.filter(plan__unit=plan.unit_id, plan__year__lt=plan.year, number=row.number)
        .prefetch_related("duty_sections")
        .order_by("-plan__year", "-pk")
        .first()
    )
    if previous is None:
        return None
    sections = {link.section_id for link in previous.duty_sections.all()}
    alike = previous.work == row.work or (sections and sections == {s.pk for s in row.sections})
    return (previous.origin or previous) if alike else None


@transaction.atomic
def move_force(plan: Plan, *, in_force_from: date, by: User | None, at: datetime) -> bool:
    """Put the day of force right: 1. the plan, so that what was due before that day is owed no
    more and what is due from it on is, 2. duties of every n years are laid out anew, for their
    turn is counted from the year of force, 3. the journal. False, changing nothing, when it is
    that day already. Raises ValueError for a day after the plan's year.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if in_force_from.year > plan.year:
        raise ValueError("the day of force comes after the plan's year")
    before = plan.in_force_from
    if not _move_force(plan, in_force_from, by=by, at=at):
        return False
    record(
        "plan.force_moved",
        by=by,
        at=at,
        unit_id=plan.unit_id,
        subject=plan,
        year=plan.year,
        before=before.isoformat(),
        in_force_from=in_force_from.isoformat(),
    )
    return True


def _move_force(plan: Plan, day: date, *, by: User | None, at: datetime) -> bool:
    before, plan.in_force_from = plan.in_force_from, day
    if before == day:
        return False
    plan.save(update_fields=["in_force_from"])
    if before.year != day.year:
        for duty in plan.duties.filter(ended_on__isnull=True).select_related("plan"):
            if counts_from_force(duty):
                lay_out(duty, by=by, at=at)
    return True


@transaction.atomic
def copy_plan(plan: Plan, *, year: int, by: User | None, at: datetime) -> Plan:
    """Copy a plan to another year: 1. a new plan in force from 1 January, 2. its duties.

    The first year of an n-yearly duty stays what it was, so its turn comes when it comes; a
    schedule that names a year of its own is moved by the distance of the two years, in its wording
    as well.
    """
    rows = [
        PlannedDuty(
            number=duty.number,
            work=duty.work,
            when_text=duty.when_text.replace(str(plan.year), str(year)),
            who_text=duty.who_text,
            responsibility=duty.responsibility,
            schedules=tuple(
                _in_year(Schedule.from_json(data), plan, year) for data in duty.schedules
            ),
            sections=tuple(link.section for link in duty.duty_sections.all()),
            positions=tuple(link.position for link in duty.duty_positions.all()),
        )
        for duty in plan.duties.filter(ended_on__isnull=True)
        .order_by("number")
        .prefetch_related("duty_sections__section", "duty_positions__position")
    ]
    return confirm_plan(
        plan.unit,
        rows,
        year=year,
        in_force_from=date(year, 1, 1),
        by=by,
        at=at,
        title=plan.title.replace(str(plan.year), str(year)),
        source=plan.source,
    )


def _in_year(schedule: Schedule, plan: Plan, year: int) -> Schedule:
    if schedule.kind is Kind.EVERY_N_YEARS and schedule.first_year is None:
        return replace(schedule, first_year=plan.in_force_from.year)
    if schedule.year is not None:
        return replace(schedule, year=schedule.year + year - plan.year)
    return schedule


def _same(duty: Duty, row: PlannedDuty) -> bool:
    return (
        (duty.work, duty.when_text, duty.who_text, duty.responsibility)
        == (row.work, row.when_text, row.who_text, row.responsibility)
        and duty.schedules == [schedule.to_json() for schedule in row.schedules]
        and [link.section_id for link in duty.duty_sections.all()] == [s.pk for s in row.sections]
        and [link.position_id for link in duty.duty_positions.all()]
        == [p.pk for p in row.positions]
    )


def rewrite_duty(duty: Duty, row: PlannedDuty, *, by: User | None, at: datetime) -> bool:
    """Make a duty say what a row says; whether that was anything new. Private to ``actions``."""
    if _same(duty, row):
        return False
    _write(duty, row, by=by, at=at)
    return True


def _write(duty: Duty, row: PlannedDuty, *, by: User | None, at: datetime) -> None:
    before = list(duty.schedules)
    duty.work, duty.when_text, duty.who_text = row.work, row.when_text, row.who_text
    duty.responsibility = row.responsibility
    duty.schedules = [schedule.to_json() for schedule in row.schedules]
    duty.save()
    duty.duty_sections.all().delete()
    duty.duty_positions.all().delete()
    DutySection.objects.bulk_create(
        DutySection(duty=duty, section=section, order=order)
        for order, section in enumerate(row.sections)
    )
    DutyPosition.objects.bulk_create(
        DutyPosition(duty=duty, position=position, order=order)
        for order, position in enumerate(row.positions)
    )
    carry_places(duty, before, duty.schedules)
    lay_out(duty, by=by, at=at)


def _end(duty: Duty, *, on: datetime) -> None:
    duty.ended_on = timezone.localdate(on)
    duty.save(update_fields=["ended_on"])
    Occurrence.objects.filter(
        duty=duty,
        evidence__isnull=True,
        excused_at__isnull=True,
        fulfilled_at__isnull=True,
    ).exclude(due_on__lt=duty.ended_on).delete()
