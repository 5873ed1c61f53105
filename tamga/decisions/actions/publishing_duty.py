"""The duty to publish a signed decision, as the unit's plan knows it. Private to ``actions``."""

from datetime import datetime

from django.utils import timezone

from tamga.accounts.models import User
from tamga.decisions.models import Decision
from tamga.decisions.queries.personal import public_texts, text_hash
from tamga.decisions.queries.published import address_of
from tamga.duties.actions import Publication, excuse, record_publication, report_event
from tamga.duties.actions.naming import name_event
from tamga.duties.enums import Source
from tamga.duties.models import Duty, Occurrence, Plan, Section
from tamga.kernel.schedules import Kind
from tamga.organizations.enums import PositionKind
from tamga.organizations.models import Position
from tamga.organizations.queries import positions_of


def section_of(decision: Decision) -> Section | None:
    """The section of the site on which a decision of this kind is due; a body's decisions stand on
    the site of the soum above it.
    """
    path = decision.kind.section_path
    units = [unit for unit in (decision.unit_id, decision.unit.parent_id) if unit is not None]
    found = {
        section.unit_id: section for section in Section.objects.filter(unit__in=units, path=path)
    }
    return next((found[unit] for unit in units if unit in found), None)


def open_duty(decision: Decision, *, by: User, at: datetime) -> Occurrence | None:
    """The event of the duty that waits for such decisions, opened for the day of the signature;
    None when the plan in force knows no such duty.
    """
    section, day = section_of(decision), decision.signed_on
    if section is None or day is None:
        return None
    plan = (
        Plan.objects.filter(unit=section.unit_id, year__lte=day.year, in_force_from__lte=day)
        .order_by("-year")
        .first()
    )
    duty = (
        Duty.objects.filter(
            plan=plan,
            sections=section,
            ended_on__isnull=True,
            schedules__contains=[{"kind": Kind.EVENT}],
        )
        .select_related("plan")
        .order_by("number", "pk")
        .first()
    )
    if plan is None or duty is None:
        return None
    return report_event(
        duty, occurred_on=day, what=_name(decision), sections=[section], by=by, at=at
    )


def name_duty(decision: Decision, *, by: User, at: datetime) -> None:
    """Let the opened event tell the number that the decision got meanwhile."""
    if decision.publishing is not None:
        name_event(decision.publishing, what=_name(decision), by=by, at=at)


def close_duty(decision: Decision, *, by: User, at: datetime) -> None:
    """Hand the public page of a decision to the duties of its section as evidence: it closes the
    event that signing had opened. The same texts count once, however often they are published.
    """
    section = section_of(decision)
    if section is None or decision.adopted:
        return
    texts = public_texts(decision).texts
    publication = Publication(
        source=Source.WEBSITE,
        key=f"decision-{decision.pk}",
        url=address_of(decision),
        title=f"{decision.number} {texts['title']}".strip()[:300],
        content_hash=text_hash(texts),
        happened_at=at,
        position=_post(section, by, at),
    )
    record_publication(section, publication, by=by, at=at, ticked=decision.publishing)


def _post(section: Section, by: User, at: datetime) -> Position | None:
    """The post in which somebody publishes: the freshness line names it."""
    held = positions_of(by, on=timezone.localdate(at)).filter(kind=PositionKind.POSITION)
    return held.filter(unit=section.unit_id).first()


def excuse_duty(decision: Decision, *, why: str, by: User, at: datetime) -> None:
    """Excuse the opened event, for the decision won't be published after all; what is published
    already stays done.
    """
    if decision.publishing is not None:
        excuse(decision.publishing, why=why, by=by, at=at)


def _name(decision: Decision) -> str:
    return f"{decision.number} {decision.title}".strip()[:300]
