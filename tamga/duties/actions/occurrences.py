"""Occurrences are laid out from schedules, and settled from evidence. Private to ``actions``."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db.models import Case, F, Min, PositiveSmallIntegerField, Value, When

from tamga.accounts.models import User
from tamga.duties.enums import Responsibility
from tamga.duties.models import Duty, Occurrence, OccurrenceSection
from tamga.journal.actions import record
from tamga.kernel.schedules import Period, Schedule, periods

Key = tuple[int, str, int | None]
"""Place of the schedule, label of the period, position that owes its own."""

_ASIDE = 1000  # no duty has that many schedules


def carry_places(duty: Duty, before: Sequence[Any], after: Sequence[Any]) -> None:
    """Let occurrences follow their schedule when the same terms stand in another order.

    An unknown term takes the place of the one it replaces: what was done for it stays done.
    """
    places: dict[int, int] = {}
    free = list(range(len(after)))
    for old, schedule in enumerate(before):
        same = next((new for new in free if after[new] == schedule), None)
        if same is not None:
            places[old] = same
            free.remove(same)
    for old in range(len(before)):
        if old not in places and old in free:
            places[old] = old
            free.remove(old)
    if all(old == new for old, new in places.items()):
        return
    occurrences = Occurrence.objects.filter(duty=duty)
    occurrences.update(schedule=F("schedule") + _ASIDE)  # no two of them may meet on the way
    occurrences.update(
        schedule=Case(
            *(When(schedule=old + _ASIDE, then=Value(new)) for old, new in places.items()),
            default=F("schedule"),
            output_field=PositiveSmallIntegerField(),
        )
    )


def lay_out(duty: Duty, *, by: User | None, at: datetime) -> None:
    """Make the duty's occurrences of its plan's year match its schedules and sections.

    1. Periods that are still owed keep their rows, with new days where they aren't finished,
    2. dated ones that are owed no more go, unless something was done or excused for them,
    3. missing ones are added, once for each position where each owes its own, 4. unfinished ones
    require the sections that the duty has now, and are settled.
    """
    wanted = _wanted(duty)
    kept: set[Key] = set()
    for occurrence in Occurrence.objects.filter(duty=duty, occurred_on__isnull=True):
        key = (occurrence.schedule, occurrence.period, occurrence.position_id)
        finished = occurrence.fulfilled_at is not None or occurrence.excused_at is not None
        if key not in wanted and not finished and not occurrence.evidence.exists():
            occurrence.delete()
            continue
        kept.add(key)
        if key in wanted and occurrence.fulfilled_at is None:
            period = wanted[key]
            occurrence.opens_on, occurrence.due_on = period.opens_on, period.due_on
            occurrence.explanation = [step.to_json() for step in period.steps]
            occurrence.save(update_fields=["opens_on", "due_on", "explanation"])
    made = Occurrence.objects.bulk_create(
        Occurrence(
            unit_id=duty.plan.unit_id,
            duty=duty,
            schedule=place,
            period=label,
            position_id=position,
            opens_on=period.opens_on,
            due_on=period.due_on,
            explanation=[step.to_json() for step in period.steps],
        )
        for (place, label, position), period in wanted.items()
        if (place, label, position) not in kept
    )
    sections = list(duty.duty_sections.values_list("section_id", flat=True))
    OccurrenceSection.objects.bulk_create(
        OccurrenceSection(occurrence=occurrence, section_id=section)
        for occurrence in made
        for section in sections
    )
    _require(duty, set(sections), by=by, at=at)


def _wanted(duty: Duty) -> dict[Key, Period]:
    plan = duty.plan
    owers: list[int | None] = [None]
    positions = list(duty.positions.order_by("duty_positions__order").values_list("pk", flat=True))
    if duty.responsibility == Responsibility.EACH and len(positions) > 1:
        owers = [*positions]
    return {
        (place, period.label, ower): period
        for place, schedule in enumerate(Schedule.from_json(data) for data in duty.schedules)
        for period in periods(schedule, plan.year, default_first_year=plan.in_force_from.year)
        for ower in owers
    }


def _require(duty: Duty, sections: set[int], *, by: User | None, at: datetime) -> None:
    """Let unfinished occurrences ask for what the duty's sections are now: dated ones for all of
    them, events for those of the named that are left.
    """
    unfinished = Occurrence.objects.filter(duty=duty, fulfilled_at__isnull=True)
    for occurrence in unfinished.order_by("pk"):
        asked = set(occurrence.required.values_list("section_id", flat=True))
        wanted = asked & sections if occurrence.occurred_on else sections
        if asked == wanted:
            continue
        occurrence.required.exclude(section_id__in=wanted).delete()
        OccurrenceSection.objects.bulk_create(
            OccurrenceSection(occurrence=occurrence, section_id=section)
            for section in wanted - asked
        )
        settle(occurrence, by=by, at=at)


def lapse(
    stretches: list[list[str]] | None, before: datetime | None, now: datetime | None, at: datetime
) -> list[list[str]] | None:
    """The stretches with the one that ends ``at``, because what counted from ``before`` on counts
    no more, or only from a later moment on.
    """
    if before is None or before >= at or (now is not None and now <= before):
        return stretches
    stretch = [moment.astimezone(UTC).isoformat() for moment in (before, at)]
    return [*(stretches or []), stretch]


def settle(occurrence: Occurrence, *, by: User | None, at: datetime) -> Occurrence:
    """Write when the occurrence was fulfilled, as its evidence says now.

    A section is fulfilled by its first evidence that wasn't withdrawn, the occurrence when the
    last of its sections is; without sections, by its first evidence; what has no due day, never.
    What it counted as until ``at`` and counts as no more is kept for the boards of past days.
    Its row is locked first: a withdrawal and a publication at once both see the other. A change
    is journalled.
    """
    locked = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
    before = locked.fulfilled_at
    standing = occurrence.evidence.filter(withdrawn_at__isnull=True)
    required = list(occurrence.required.all())
    if required:
        first = dict(standing.values_list("section_id").annotate(first=Min("happened_at")))
        for part in required:
            now = first.get(part.section_id)
            if part.fulfilled_at != now:
                part.once_done = lapse(part.once_done, part.fulfilled_at, now, at)
                part.fulfilled_at = now
                part.save(update_fields=["fulfilled_at", "once_done"])
        moments = [part.fulfilled_at for part in required]
        done = [moment for moment in moments if moment is not None]
        fulfilled_at = max(done) if len(done) == len(moments) else None
    else:
        fulfilled_at = standing.aggregate(first=Min("happened_at"))["first"]
    if occurrence.due_on is None:
        fulfilled_at = None
    occurrence.fulfilled_at = fulfilled_at
    if before == fulfilled_at:
        return occurrence
    occurrence.once_done = lapse(locked.once_done, before, fulfilled_at, at)
    occurrence.save(update_fields=["fulfilled_at", "once_done"])
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
