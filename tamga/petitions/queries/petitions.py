"""Who may see which petition, and who works on it."""

from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.organizations.models import Unit
from tamga.organizations.queries import positions_of, units_where
from tamga.petitions.enums import State
from tamga.petitions.models import Petition, Routing


def visible_to(user: User, *, on: date) -> QuerySet[Petition]:
    """The petitions that somebody may read: those of the units whose register they keep, and those
    given to a post they hold; never a complaint about a post of their own.
    """
    posts = positions_of(user, on=on).values("pk")
    kept = units_where(user, Permission.KEEP_PETITIONS).values("pk")
    mine = Routing.everything.filter(
        Q(lead__in=posts) | Q(others__in=posts),
        given_back_at__isnull=True,
        confirmed_at__isnull=False,
    ).values("petition")
    return (
        Petition.everything.filter(Q(unit__in=kept) | Q(pk__in=mine))
        .exclude(against__in=posts)
        .select_related("unit", "entry__register", "subject")
    )


def queue_of(unit: Unit, user: User, *, on: date) -> QuerySet[Petition]:
    """What isn't ended of a unit, by due day, as far as somebody may read it."""
    return (
        visible_to(user, on=on)
        .filter(unit=unit)
        .exclude(state=State.CLOSED)
        .order_by("due_on", "pk")
    )


def routing_of(petition: Petition) -> Routing | None:
    """Who answers, as it stands now: confirmed or proposed; None when it lies with the router."""
    return (
        petition.routings.filter(given_back_at__isnull=True)
        .select_related("lead__unit")
        .order_by("-pk")
        .first()
    )


def lead_of() -> Subquery:
    """The name of the post that answers, to annotate a list with."""
    standing = Routing.everything.filter(petition=OuterRef("pk"), given_back_at__isnull=True)
    return Subquery(standing.order_by("-pk").values("lead__name")[:1])
