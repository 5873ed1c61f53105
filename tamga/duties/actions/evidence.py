"""Publications become evidence, and evidence closes occurrences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from tamga.accounts.models import User
from tamga.duties.actions.events import report_event
from tamga.duties.actions.occurrences import settle
from tamga.duties.enums import Source
from tamga.duties.models import Duty, Evidence, Occurrence, OccurrenceSection, Section
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

    1. What the same thing had proved in other sections moves along: there it is withdrawn and what
    it closed reopens, here it counts from the day it was published. For each duty: 2. nothing when
    this very content counted before, 3. it closes (its part of) one occurrence: the ticked one,
    else the oldest unfinished that had opened, 4. without one, an event duty records an event as
    done that day. 5. A publication that no duty waits for is kept as the section's freshness.
    6. The journal. Returns the occurrences touched.

    Safe to repeat: the nightly repair calls it for everything that isn't evidence yet.
    """
    section = Section.objects.select_for_update().get(pk=section.pk)
    touched = []
    for earlier in _bring_along(section, publication, by=by, at=at):
        touched += _count(section, earlier, by=by, at=at)
    return touched + _count(section, publication, by=by, at=at, ticked=ticked)


def _bring_along(
    section: Section, publication: Publication, *, by: User | None, at: datetime
) -> list[Publication]:
    """What stood for the same thing in other sections, withdrawn there; oldest first."""
    elsewhere = list(
        Evidence.objects.filter(
            source=publication.source, key=publication.key, withdrawn_at__isnull=True
        )
        .exclude(section=section)
        .select_related("position", "section")
        .order_by("happened_at", "pk")
    )
    for old in {each.section for each in elsewhere if each.section is not None}:
        withdraw_evidence(publication.source, publication.key, by=by, at=at, section=old)
        record("evidence.moved", by=by, at=at, unit_id=section.unit_id, subject=section)
    return [
        Publication(
            source=publication.source,
            key=publication.key,
            url=publication.url,
            title=each.title,
            content_hash=each.content_hash,
            happened_at=each.happened_at,
            position=each.position,
        )
        for each in elsewhere
    ]


def _count(
    section: Section,
    publication: Publication,
    *,
    by: User | None,
    at: datetime,
    ticked: Occurrence | None = None,
) -> list[Occurrence]:
    latest = (
        Evidence.objects.filter(
            section=section,
            source=publication.source,
            key=publication.key,
            withdrawn_at__isnull=True,
        )
        .order_by("-happened_at", "-pk")
        .first()
    )
    if latest is not None and latest.content_hash == publication.content_hash:
        return []
    touched = []
    lines = _lines_of_duties(section, publication.happened_at)
    newest = max((line[-1].plan.year for line in lines), default=0)
    for line in lines:
        duty = line[-1]
        occurrence = _choose(line, section, publication, ticked)
        # a duty that a newer plan has left out has no new events
        in_force = duty.ended_on is None and duty.plan.year == newest
        if occurrence is None and in_force and _waits_for_events(duty):
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
    for evidence in standing.order_by("occurrence_id", "pk"):
        evidence.withdrawn_at, evidence.withdrawn_by = at, by
        evidence.save(update_fields=["withdrawn_at", "withdrawn_by"])
        if evidence.occurrence is not None:
            occurrence = evidence.occurrence
            _journal("evidence.withdrawn", occurrence, by=by, at=at)
            touched.append(settle(occurrence, by=by, at=at))
    return touched


def _lines_of_duties(section: Section, moment: datetime) -> list[list[Duty]]:
    """The duties of plans in force that day which own the section; yearly copies stand in one
    line. Ended ones are among them: what they left late can still be published.
    """
    day = timezone.localdate(moment)
    duties = (
        Duty.objects.filter(sections=section, plan__year__lte=day.year)
        .filter(plan__in_force_from__lte=day)
        .select_related("plan")
        .order_by("plan__year", "number", "pk")
    )
    lines: dict[int, list[Duty]] = {}
    for duty in duties:
        lines.setdefault(duty.origin_id or duty.pk, []).append(duty)
    return list(lines.values())


def _choose(
    line: list[Duty], section: Section, publication: Publication, ticked: Occurrence | None
) -> Occurrence | None:
    """The ticked occurrence if it still waits for the section, else the oldest unfinished that had
    opened. Where each position owes its own, a publisher who owes closes their own alone.
    """
    day = timezone.localdate(publication.happened_at)
    waiting = (
        Occurrence.objects.select_for_update(of=("self",))
        .filter(duty__in=line, fulfilled_at__isnull=True, excused_at__isnull=True)
        .filter(required__in=_still_required(line, section))
        .exclude(due_on__lt=F("duty__plan__in_force_from"))
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )
    if ticked is not None:
        found = waiting.filter(pk=ticked.pk).first()
        if found is not None:
            return found
    opened = waiting.filter(opens_on__lte=day)
    own = publication.position
    if own is not None and Occurrence.objects.filter(duty__in=line, position=own).exists():
        opened = opened.filter(position=own)
    return opened.first()


def _still_required(line: Iterable[Duty], section: Section) -> QuerySet[OccurrenceSection]:
    return OccurrenceSection.objects.filter(
        occurrence__duty__in=line, section=section, fulfilled_at__isnull=True
    )


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
    # a page may say again what it said two versions ago: then its section is fresh again
    Evidence.objects.update_or_create(
        occurrence=occurrence,
        section=section,
        source=publication.source,
        key=publication.key,
        content_hash=publication.content_hash,
        withdrawn_at=None,
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
