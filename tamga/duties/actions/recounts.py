"""A day off was moved: what counts working days over it is due on another day."""

from datetime import date, datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.duties.models import Occurrence
from tamga.duties.queries.recounts import recounts
from tamga.journal.actions import record


@transaction.atomic
def recount(day: date, *, by: User | None, at: datetime) -> int:
    """Count again what counts working days over ``day`` and is neither done nor excused: 1. its
    due day and the explanation, 2. the journal, old → new. How many were due on another day.
    """
    found = recounts(day)
    for each in found:
        occurrence, before = each.occurrence, each.occurrence.due_on
        Occurrence.objects.filter(pk=occurrence.pk).update(
            due_on=each.deadline.due_on,
            explanation=[step.to_json() for step in each.deadline.steps],
        )
        record(
            "occurrence.recounted",
            by=by,
            at=at,
            unit_id=occurrence.unit_id,
            subject=occurrence,
            number=occurrence.duty.number,
            period=occurrence.period,
            before=before,
            due_on=each.deadline.due_on,
        )
    return len(found)
