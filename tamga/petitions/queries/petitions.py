"""Who may see which petition, and who works on it."""

from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.organizations.models import Unit
from tamga.organizations.queries import positions_of, units_where
from tamga.petitions.enums import LETTERS, State
from tamga.petitions.models import Petition, Petitioner, Routing
from tamga.petitions.queries.against import about
from tamga.petitions.rules import number_typed
from tamga.vault.actions import keyed_hashes


def visible_to(user: User, *, on: date) -> QuerySet[Petition]:
    """The petitions that somebody may read: those of the units whose register they keep, and those
    given to a post they hold; never a complaint about themselves, as ``about`` says.
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
        .exclude(about(user, on=on))
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


_FILED_AS = {letter: kind for kind, letter in LETTERS.items()}


def numbered(rows: QuerySet[Petition], typed: str) -> QuerySet[Petition]:
    """Those of the rows with the number that somebody typed: «Ө-12/2026», «ө12», «12»; none for
    what is no number.
    """
    found = number_typed(typed)
    if found is None:
        return rows.none()
    letter, number, year = found
    rows = rows.filter(entry__number=number)
    if letter:
        rows = rows.filter(filed_as=_FILED_AS[letter])
    return rows.filter(entry__register__year=year) if year else rows


def by_citizen(
    rows: QuerySet[Petition], *, register_number: str = "", phone: str = ""
) -> QuerySet[Petition]:
    """Those of the rows by the citizen with that clean register number or phone: found by keyed
    hashes, under every key of this installation.
    """
    if register_number:
        return rows.filter(_by_register_number(register_number))
    if phone:
        return rows.filter(_by_phone(phone))
    return rows.none()


def of_the_same_citizen(rows: QuerySet[Petition], person: Petitioner) -> QuerySet[Petition]:
    """The other petitions among the rows by the same register number or phone, newest first."""
    same = Q()
    if person.register_number:
        same |= _by_register_number(person.register_number)
    if person.phone:
        same |= _by_phone(person.phone)
    if not same:
        return rows.none()
    others = rows.filter(same).exclude(pk=person.petition_id)
    return others.order_by("-received_on", "-pk")


def _by_register_number(value: str) -> Q:
    hashes = keyed_hashes(value, purpose="petitions.register_number")
    return Q(petitioner__register_hash__in=hashes)


def _by_phone(value: str) -> Q:
    return Q(petitioner__phone_hash__in=keyed_hashes(value, purpose="petitions.phone"))
