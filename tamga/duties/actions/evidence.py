"""Publications become evidence, and evidence closes occurrences."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from tamga.accounts.models import User
from tamga.duties.actions.events import report_event
from tamga.duties.actions.occurrences import settle
from tamga.duties.enums import Source
from tamga.duties.models import Duty, Evidence, Occurrence, Section
from tamga.journal.actions import record
from tamga.kernel.schedules import Kind
from tamga.organizations.models import Position


@dataclass(frozen=True)
class Publication:
    """What a source has published: ``key`` names it there, ``content_hash`` what it says."""

    source: Source
    key: str
    url: str
    title: str
    content_hash: str
    happened_at: datetime
    position: Position | None = None


@transaction.atomic
def record_publication(
    section: Section,
    publication: Publication,
    *,
    by: User | None,
    at: datetime,
    ticked: Occurrence | None = None,
) -> list[Occurrence]:
    """Let a publication in ``section`` count, for every duty that owns the section.

    For each duty: 1. nothing when this very content counted before, 2. it closes (its part of)
    one occurrence: the ticked one, else the oldest unfinished that had opened, 3. without one,
    an event duty records an event as done that day. 4. A publication that no duty waits for is
    kept as the section's freshness. 5. The journal. Returns the occurrences touched.

    Safe to repeat: the nightly repair calls it for everything that is live.
    """
    section = Section.objects.select_for_update().get(pk=section.pk)
    counted = Evidence.objects.filter(
        section=section,
        source=publication.source,
        key=publication.key,
        withdrawn_at__isnull=True,
    ).order_by("-happened_at", "-pk")
    latest = counted.first()
    if latest is not None and latest.content_hash == publication.content_hash:
        return []
    touched = []
    for line in _lines_of_duties(section, publication.happened_at):
        duty = line[-1]
        occurrence = _choose(line, section, publication, ticked)
        if occurrence is None and _waits_for_events(duty):
            occurrence = report_event(
                duty,
                occurred_on=timezone.localdate(publication.happened_at),
                sections=[section],
                position=publication.position if _each(duty) else None,
                what=publication.title,
                by=by,
                at=at,
            )
        if occurrence is not None:
            _add(occurrence, section, publication, by=by, at=at)
            touched.append(settle(occurrence, by=by, at=at))
    if not touched:
        _add(None, section, publication, by=by, at=at)
    return touched


@transaction.atomic
def withdraw_evidence(
    source: Source, key: str, *, by: User | None, at: datetime, section: Section | None = None
) -> list[Occurrence]:
    """Withdraw what was published as an error: 1. its evidence, 2. its occurrences reopen,
    3. the journal. Expiry and archiving don't come here. Returns the occurrences touched.
    """
    standing = Evidence.objects.select_for_update().filter(
        source=source, key=key, withdrawn_at__isnull=True
    )
    if section is not None:
        standing = standing.filter(section=section)
    touched = []
    for evidence in standing.order_by("pk"):
        evidence.withdrawn_at, evidence.withdrawn_by = at, by
        evidence.save(update_fields=["withdrawn_at", "withdrawn_by"])
        if evidence.occurrence is not None:
            occurrence = evidence.occurrence
            _journal("evidence.withdrawn", occurrence, by=by, at=at)
            touched.append(settle(occurrence, by=by, at=at))
    return touched


@transaction.atomic
def move_evidence(
    section: Section, publication: Publication, *, by: User | None, at: datetime
) -> list[Occurrence]:
    """Let a page that moved to ``section`` take its evidence along.

    1. Evidence in other sections is withdrawn and what it had closed reopens, 2. it counts in
    the new section from the day it was first published, 3. the journal.
    """
    elsewhere = Evidence.objects.filter(
        source=publication.source, key=publication.key, withdrawn_at__isnull=True
    ).exclude(section=section)
    for old in Section.objects.filter(pk__in=elsewhere.values("section")):
        withdraw_evidence(publication.source, publication.key, by=by, at=at, section=old)
        record("evidence.moved", by=by, at=at, unit_id=section.unit_id, subject=section)
    return record_publication(section, publication, by=by, at=at)


def _lines_of_duties(section: Section, moment: datetime) -> list[list[Duty]]:
    """The duties in force that day which own the section; yearly copies stand in one line."""
    day = timezone.localdate(moment)
    duties = (
        Duty.objects.filter(sections=section, plan__year__lte=day.year)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
        .select_related("plan")
        .order_by("plan__year", "number")
    )
    lines: dict[int, list[Duty]] = {}
    for duty in duties:
        lines.setdefault(duty.origin_id or duty.pk, []).append(duty)
    return list(lines.values())


def _choose(
    line: list[Duty], section: Section, publication: Publication, ticked: Occurrence | None
) -> Occurrence | None:
    """The ticked occurrence, else the oldest unfinished that had opened and lacks the section.

    Where each position owes its own, the publisher's own comes before another's.
    """
    if ticked is not None and ticked.duty_id in {duty.pk for duty in line}:
        return Occurrence.objects.select_for_update().get(pk=ticked.pk)
    day = timezone.localdate(publication.happened_at)
    waiting = (
        Occurrence.objects.select_for_update(of=("self",))
        .filter(duty__in=line, fulfilled_at__isnull=True, excused_at__isnull=True)
        .filter(opens_on__lte=day)
        .filter(required__section=section)
        .exclude(due_on__lt=F("duty__plan__in_force_from"))
        .exclude(
            pk__in=Evidence.objects.filter(
                section=section, withdrawn_at__isnull=True, occurrence__isnull=False
            ).values("occurrence")
        )
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )
    if publication.position is not None:
        own = waiting.filter(position=publication.position).first()
        if own is not None:
            return own
    return waiting.first()


def _waits_for_events(duty: Duty) -> bool:
    return any(data["kind"] == Kind.EVENT for data in duty.schedules)


def _each(duty: Duty) -> bool:
    return duty.responsibility == "each"


def _add(
    occurrence: Occurrence | None,
    section: Section,
    publication: Publication,
    *,
    by: User | None,
    at: datetime,
) -> None:
    same: dict[str, Any] = {
        "section": section,
        "source": publication.source,
        "key": publication.key,
        "content_hash": publication.content_hash,
        "withdrawn_at": None,
    }
    # A page that says again what it said two versions ago: what it closed then stays closed at
    # that moment, and the section is fresh again.
    closed_before = occurrence is not None and occurrence.evidence.filter(**same).exists()
    Evidence.objects.update_or_create(
        **same,
        occurrence=None if closed_before else occurrence,
        defaults={
            "unit_id": section.unit_id,
            "url": publication.url,
            "title": publication.title[:255],
            "happened_at": publication.happened_at,
            "position": publication.position,
        },
    )
    if occurrence is not None:
        _journal("evidence.recorded", occurrence, by=by, at=at)


def _journal(code: str, occurrence: Occurrence, *, by: User | None, at: datetime) -> None:
    record(
        code,
        by=by,
        at=at,
        unit_id=occurrence.unit_id,
        subject=occurrence,
        number=occurrence.duty.number,
        period=occurrence.period,
    )
