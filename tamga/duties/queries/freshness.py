"""How fresh a section is: updated when, by which position, next due when, owed by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils import timezone

from tamga.duties.models import Evidence, Section


@dataclass(frozen=True)
class SectionState:
    """The oldest day on which a section is still owed, and by whom: in the past when late."""

    due_on: date
    due_from: str
    work: str

    def late(self, on: date) -> bool:
        """Whether the due day has passed."""
        return self.due_on < on


WAITING = """
SELECT section_id, due_on, coalesce(
    (SELECT name FROM organizations_position AS own WHERE own.id = position_id),
    (
        SELECT name FROM duties_dutyposition AS named
        JOIN organizations_position AS position ON position.id = named.position_id
        WHERE named.duty_id = next.duty_id ORDER BY named."order" LIMIT 1
    ),
    ''
), work
FROM (
    SELECT DISTINCT ON (required.section_id)
        required.section_id, due_on, occurrence.position_id, duty.id AS duty_id, work
    FROM duties_occurrencesection AS required
    JOIN duties_occurrence AS occurrence ON occurrence.id = required.occurrence_id
    JOIN duties_duty AS duty ON duty.id = occurrence.duty_id
    JOIN duties_plan AS plan ON plan.id = duty.plan_id
    WHERE required.section_id = ANY(%s) AND required.fulfilled_at IS NULL
        AND occurrence.excused_at IS NULL AND due_on >= plan.in_force_from
    ORDER BY required.section_id, due_on, occurrence.id
) AS next
"""


def section_states(sections: Iterable[int | None]) -> dict[int, SectionState]:
    """Section → what it waits for next; one query for any number of sections.

    Written by hand: every public page of a menu asks it, and building it anew would cost more
    than asking.
    """
    wanted = [section for section in sections if section is not None]
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [wanted])
        return {
            section: SectionState(due_on, due_from, work)
            for section, due_on, due_from, work in cursor.fetchall()
        }


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
