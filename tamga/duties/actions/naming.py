"""An event that was reported gets its right name later, a decision by its number."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.duties.models import Occurrence


@transaction.atomic
def name_event(occurrence: Occurrence, *, what: str, by: User | None, at: datetime) -> bool:
    """Say anew what happened: 1. the words, nothing else. False for an occurrence of no event.

    Nothing is journalled: the words are told by whoever knows the thing itself.
    """
    return bool(
        Occurrence.objects.filter(pk=occurrence.pk, occurred_on__isnull=False).update(
            occurred_what=what[:300]
        )
    )
