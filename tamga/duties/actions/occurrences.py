"""Occurrences are laid out from schedules, and settled from evidence. Private to ``actions``."""

from datetime import datetime

from django.db.models import Min

from tamga.accounts.models import User
from tamga.duties.enums import Responsibility
from tamga.duties.models import Duty, Occurrence, OccurrenceSection
from tamga.journal.actions import record
from tamga.kernel.schedules import Schedule, periods
from tamga.organizations.models import Position


def lay_out(duty: Duty) -> None:
    """Make the duty's occurrences of its plan's year match its schedules.

    1. Dated occurrences without evidence and excuse are dropped, 2. every period of every
    schedule that isn't there is added, once for each position where each owes its own, 3. each
    added one requires all sections of the duty. Whatever has evidence or an excuse stays.
    """
    Occurrence.objects.filter(
        duty=duty,
        occurred_on__isnull=True,
        evidence__isnull=True,
        excused_at__isnull=True,
        fulfilled_at__isnull=True,
    ).delete()
    kept = set(
        Occurrence.objects.filter(duty=duty, occurred_on__isnull=True).values_list(
            "schedule", "period", "position_id"
        )
    )
    owers: list[Position | None] = [None]
    positions = list(duty.positions.order_by("duty_positions__order"))
    if duty.responsibility == Responsibility.EACH and len(positions) > 1:
        owers = [*positions]
    plan = duty.plan
    made = Occurrence.objects.bulk_create(
        Occurrence(
            unit_id=plan.unit_id,
            duty=duty,
            schedule=place,
            period=period.label,
            position=ower,
            opens_on=period.opens_on,
            due_on=period.due_on,
            explanation=[step.to_json() for step in period.steps],
        )
        for place, schedule in enumerate(Schedule.from_json(data) for data in duty.schedules)
        for period in periods(schedule, plan.year, default_first_year=plan.in_force_from.year)
        for ower in owers
        if (place, period.label, ower.pk if ower else None) not in kept
    )
    sections = list(duty.duty_sections.values_list("section_id", flat=True))
    OccurrenceSection.objects.bulk_create(
        OccurrenceSection(occurrence=occurrence, section_id=section)
        for occurrence in made
        for section in sections
    )


def settle(occurrence: Occurrence, *, by: User | None, at: datetime) -> Occurrence:
    """Write when the occurrence was fulfilled, as its evidence says now.

    A section is fulfilled by its first evidence that wasn't withdrawn, the occurrence when the
    last of its sections is; without sections, by its first evidence. A change is journalled.
    """
    standing = occurrence.evidence.filter(withdrawn_at__isnull=True)
    required = list(occurrence.required.all())
    if required:
        first = dict(standing.values_list("section_id").annotate(first=Min("happened_at")))
        for part in required:
            if part.fulfilled_at != first.get(part.section_id):
                part.fulfilled_at = first.get(part.section_id)
                part.save(update_fields=["fulfilled_at"])
        moments = [part.fulfilled_at for part in required]
        done = [moment for moment in moments if moment is not None]
        fulfilled_at = max(done) if len(done) == len(moments) else None
    else:
        fulfilled_at = standing.aggregate(first=Min("happened_at"))["first"]
    before = occurrence.fulfilled_at
    if before == fulfilled_at:
        return occurrence
    occurrence.fulfilled_at = fulfilled_at
    occurrence.save(update_fields=["fulfilled_at"])
    if (before is None) != (fulfilled_at is None):
        record(
            "occurrence.closed" if fulfilled_at else "occurrence.reopened",
            by=by,
            at=at,
            unit_id=occurrence.unit_id,
            subject=occurrence,
            number=occurrence.duty.number,
            period=occurrence.period,
        )
    return occurrence
