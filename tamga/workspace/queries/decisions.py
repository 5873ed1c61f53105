"""What the room of decisions shows, and what of it waits for whom."""

from django.db.models import Q, QuerySet

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Assignment, Decision, DecisionKind
from tamga.decisions.queries import visible_to, with_relations
from tamga.decisions.rules import ISSUED
from tamga.organizations.models import Unit

# who is needed to go on from where; a draft waits for whoever drafts
NEXT: tuple[tuple[Permission, Q], ...] = (
    (Permission.DRAFT_DECISION, Q(state=State.DRAFT)),
    (Permission.REVIEW_DECISION, Q(state=State.IN_REVIEW)),
    (Permission.KEEP_REGISTER, Q(state__in=[State.IN_REVIEW, State.SIGNED])),
    (Permission.KEEP_REGISTER, Q(state=State.NUMBERED, visibility=Visibility.INTERNAL)),
    (Permission.PUBLISH, Q(state=State.NUMBERED, visibility=Visibility.PUBLIC)),
)


def own(unit: Unit, user: User) -> QuerySet[Decision]:
    """The decisions in a unit's own books that ``user`` may read: only those are acted on there."""
    return visible_to(user).filter(unit=unit)


def readable(unit: Unit, user: User) -> QuerySet[Decision]:
    """The same, and what was sent down to the unit from above."""
    sent = Assignment.everything.filter(unit=unit)
    return visible_to(user).filter(
        Q(unit=unit) | Q(state__in=ISSUED, pk__in=sent.values("provision__decision"))
    )


def waiting_for(unit: Unit, user: User, may: frozenset[Permission]) -> QuerySet[Decision]:
    """What ``user`` could take a step further now, what stands longest first; adopted and void
    ones wait for nobody.
    """
    wanted = Q(pk__in=[])
    for permission, state in NEXT:
        if permission in may:
            wanted |= state
    found = own(unit, user).filter(wanted, adopted=False, entry__voided_at__isnull=True)
    return with_relations(found).order_by("drafted_at", "pk")


def own_kinds() -> QuerySet[DecisionKind]:
    """The kinds that are issued and numbered here."""
    return DecisionKind.objects.filter(own_register=True).order_by("order", "code")


def kinds_of(codes: set[str]) -> QuerySet[DecisionKind]:
    """The kinds of a list's filter: those numbered here, and those that ``codes`` names."""
    found = DecisionKind.objects.filter(Q(own_register=True) | Q(pk__in=codes))
    return found.order_by("order", "code")
