"""How fresh a section is: updated when, by which position, next due when, owed by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone

from tamga.duties.models import Evidence, Occurrence, Section
from tamga.organizations.models import Unit


@dataclass(frozen=True)
class Freshness:
    """The freshness line of a section, and of an empty one what comes, when, from whom."""

    updated_on: date | None
    updated_by: str
    due_on: date | None
    """The oldest unfinished due day: in the past when late."""
    due_from: str
    late: bool
    work: str = ""
    waits_for_events: bool = False


def freshness(section: Section, *, on: date) -> Freshness:
    """The freshness of one section on a day; at most two queries."""
    last = (
        Evidence.objects.filter(section=section, withdrawn_at__isnull=True)
        .order_by("-happened_at")
        .values("happened_at", "position__name")
        .first()
    )
    next_due = (
        Occurrence.objects.filter(
            duty__sections=section,
            required__section=section,
            fulfilled_at__isnull=True,
            excused_at__isnull=True,
            due_on__gte=F("duty__plan__in_force_from"),
        )
        .order_by("due_on", "pk")
        .values("due_on", "position__name", "duty_id", "duty__work", "duty__positions__name")
        .order_by("due_on", "pk", "duty__duty_positions__order")
        .first()
    )
    due_on = next_due["due_on"] if next_due else None
    return Freshness(
        updated_on=timezone.localdate(last["happened_at"]) if last else None,
        updated_by=(last["position__name"] or "") if last else "",
        due_on=due_on,
        due_from=(next_due["position__name"] or next_due["duty__positions__name"] or "")
        if next_due
        else "",
        late=due_on is not None and due_on < on,
        work=next_due["duty__work"] if next_due else "",
    )


def late_sections(unit: Unit, *, on: date, among: Iterable[int] | None = None) -> dict[int, date]:
    """Section → its oldest due day that has passed; one query."""
    late = Occurrence.objects.filter(
        unit=unit,
        fulfilled_at__isnull=True,
        excused_at__isnull=True,
        due_on__lt=on,
        due_on__gte=F("duty__plan__in_force_from"),
    )
    if among is not None:
        late = late.filter(required__section__in=among)
    found: dict[int, date] = {}
    for section, due_on in late.order_by("due_on").values_list("required__section", "due_on"):
        if section is not None:
            found.setdefault(section, due_on)
    return found
