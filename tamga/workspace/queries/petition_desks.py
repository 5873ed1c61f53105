"""On whose desks open petitions lie: for reminders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.accounts.rules import ROLES, roles_with
from tamga.law.queries import term_on
from tamga.organizations.models import Grant, Position
from tamga.petitions.enums import State
from tamga.petitions.models import Petition, Routing
from tamga.petitions.queries.against import complained_of

CLERKS = frozenset(
    role for role in roles_with(Permission.KEEP_PETITIONS) if not ROLES[role].inherits_below
)
"""Who keeps the register of one unit alone, not whoever may do everything below."""


@dataclass(frozen=True)
class Desk:
    """An open petition: the posts that answer it, else who keeps the register; whom it complains
    of; the day of the office's own goal.
    """

    petition: Petition
    posts: tuple[Position, ...]
    keepers: tuple[User, ...]
    complained_of: frozenset[int]
    target_on: date


def near(on: date) -> QuerySet[Petition]:
    """The open petitions about which anybody could be told today."""
    target = timedelta(days=term_on("petition.target", on).days)
    days = timedelta(days=max(settings.TAMGA_REMIND_BEFORE_DAYS))
    still = Petition.everything.exclude(state=State.CLOSED)
    soon = still.filter(due_on__lte=on + days) | still.filter(received_on__lte=on - target)
    return soon.select_related("unit__parent", "entry__register").order_by("due_on", "pk")


def desks_of(petitions: Iterable[Petition], *, on: date) -> list[Desk]:
    """Where each lies on a day; seven queries for any number."""
    found = list(petitions)
    routed = {
        routing.petition_id: routing
        for routing in Routing.everything.filter(
            petition__in=found, given_back_at__isnull=True, confirmed_at__isnull=False
        )
        .select_related("lead")
        .order_by("pk")
    }
    keepers = _keepers({petition.unit_id for petition in found})
    accused = complained_of(found, on=on)
    target = timedelta(days=term_on("petition.target", on).days)
    return [
        Desk(
            petition,
            (routed[petition.pk].lead,) if petition.pk in routed else (),
            () if petition.pk in routed else tuple(keepers.get(petition.unit_id, ())),
            frozenset(accused[petition.pk]),
            petition.received_on + target,
        )
        for petition in found
    ]


def _keepers(units: set[int]) -> dict[int, list[User]]:
    found: dict[int, list[User]] = {}
    grants = Grant.objects.filter(unit__in=units, role__in=CLERKS, user__is_active=True)
    for grant in grants.select_related("user").order_by("pk"):
        found.setdefault(grant.unit_id, []).append(grant.user)
    return found
