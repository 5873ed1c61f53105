"""How fresh a section is: updated when, by which position, next due when, owed by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone

from tamga.duties.models import Evidence, OccurrenceSection, Section


@dataclass(frozen=True)
class SectionState:
    """The oldest day on which a section is still owed, and by whom: in the past when late."""

    due_on: date
    due_from: str
    work: str

    def late(self, on: date) -> bool:
        """Whether the due day has passed."""
        return self.due_on < on


def section_states(sections: Iterable[int | None]) -> dict[int, SectionState]:
    """Section → what it waits for next; one query for any number of sections."""
    rows = (
        OccurrenceSection.objects.filter(
            section__in=[section for section in sections if section is not None],
            fulfilled_at__isnull=True,
            occurrence__excused_at__isnull=True,
            occurrence__due_on__gte=F("occurrence__duty__plan__in_force_from"),
        )
        .order_by("occurrence__due_on", "occurrence_id", "occurrence__duty__duty_positions__order")
        .values_list(
            "section_id",
            "occurrence__due_on",
            "occurrence__position__name",
            "occurrence__duty__positions__name",
            "occurrence__duty__work",
        )
    )
    found: dict[int, SectionState] = {}
    for section, due_on, own, first, work in rows:
        assert due_on is not None  # the filter against the day of force
        found.setdefault(section, SectionState(due_on, own or first or "", work))
    return found


@dataclass(frozen=True)
class Freshness:
    """The freshness line of a section, and of an empty one what comes, when, from whom."""

    updated_on: date | None
    updated_by: str
    state: SectionState | None


def freshness(section: Section) -> Freshness:
    """The freshness of one section; two queries."""
    last = (
        Evidence.objects.filter(section=section, withdrawn_at__isnull=True)
        .order_by("-happened_at")
        .values("happened_at", "position__name")
        .first()
    )
    return Freshness(
        updated_on=timezone.localdate(last["happened_at"]) if last else None,
        updated_by=(last["position__name"] or "") if last else "",
        state=section_states([section.pk]).get(section.pk),
    )
