"""Who may read which decision: a query must choose, there is no default."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from tamga.accounts.models import User
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Assignment, Decision
from tamga.decisions.rules import ISSUED, SEES, SEES_PERSONAL
from tamga.organizations.queries import units_where


def public() -> QuerySet[Decision]:
    """What every citizen may read: published, and its number not void."""
    return Decision.everything.filter(
        state=State.PUBLISHED, visibility=Visibility.PUBLIC, entry__voided_at__isnull=True
    )


def visible_to(user: User | AnonymousUser) -> QuerySet[Decision]:
    """What ``user`` may read: 1. what is public, 2. what stands in the books of a unit whose work
    they see, 3. there also what is about persons, if they keep the books, review drafts or head the
    office,
    4. what was sent down to a unit whose work they see.
    """
    if user.pk is None or not user.is_active:
        return public()
    units = units_where(user, SEES)
    seen = Q(pk__in=public().values("pk")) | Q(personal=False) & (
        Q(unit__in=units)
        | Q(
            state__in=ISSUED,
            pk__in=Assignment.everything.filter(unit__in=units).values("provision__decision"),
        )
    )
    seen |= Q(unit__in=units_where(user, SEES_PERSONAL))
    return Decision.everything.filter(seen)
