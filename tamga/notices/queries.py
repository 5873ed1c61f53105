"""What waits in the outbox, and what came of the rest."""

from django.db.models import QuerySet

from tamga.accounts.models import User
from tamga.notices.models import WAITING, Notice


def waiting() -> QuerySet[Notice]:
    """Notices that are still to go, the next one first."""
    return Notice.everything.filter(WAITING).order_by("next_at", "id")


def given_up() -> QuerySet[Notice]:
    """Notices that never arrived, newest first."""
    return Notice.everything.filter(given_up_at__isnull=False).order_by("-given_up_at", "-id")


def to(user: User) -> QuerySet[Notice]:
    """What was ever queued for ``user``, newest first."""
    return Notice.everything.filter(user=user).order_by("-created_at", "-id")
