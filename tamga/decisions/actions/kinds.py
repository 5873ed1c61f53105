"""Another source of decisions is a row."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.decisions.models import DecisionKind
from tamga.journal.actions import record


@transaction.atomic
def add_kind(
    *,
    code: str,
    name: str,
    by: User | None,
    at: datetime,
    group_name: str = "",
    personal: bool = False,
    order: int = 200,
) -> DecisionKind:
    """Add a kind of decisions of somebody above: 1. the row, 2. the journal. The same code twice
    changes nothing.
    """
    kind, created = DecisionKind.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "group_name": group_name or name,
            "personal": personal,
            "order": order,
        },
    )
    if created:
        record("kind.added", by=by, at=at, kind=code)
    return kind
