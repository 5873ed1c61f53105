"""The people of a unit and of the bodies below it: who holds what, who may do what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from tamga.accounts.enums import Permission, Role
from tamga.accounts.models import User
from tamga.accounts.rules import ROLES
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Grant, Holding, Position, Unit
from tamga.organizations.queries import Irregularity, irregularities_of, units_where


@dataclass(frozen=True)
class PositionLine:
    """A position with those who hold it now or later, and what is wrong with its holdings."""

    position: Position
    holdings: tuple[Holding, ...]
    irregularities: tuple[Irregularity, ...]
    members: tuple[str, ...]
    """The names of the posts that make up a unit or a class."""


@dataclass(frozen=True)
class PersonLine:
    """Somebody with the names of their roles and of the positions held on a day."""

    user: User
    roles: tuple[str, ...]
    positions: tuple[str, ...]


def bodies_of(unit: Unit) -> QuerySet[Unit]:
    """The unit itself and the bodies that belong to its office; not the soums of an aimag."""
    return Unit.objects.filter(Q(pk=unit.pk) | Q(parent=unit, kind=UnitKind.AGENCY))


def positions_in(unit: Unit) -> QuerySet[Position]:
    """The positions of a unit and its bodies."""
    return Position.objects.filter(unit__in=bodies_of(unit)).select_related("unit")


def people_of(unit: Unit) -> QuerySet[User]:
    """Whoever has a role in the unit or its bodies, or holds or held a position there; in no
    order that people would know: see ``by_given_name``.
    """
    bodies = bodies_of(unit).values("pk")
    return User.objects.filter(
        Q(pk__in=Grant.objects.filter(unit__in=bodies).values("user"))
        | Q(pk__in=Holding.objects.filter(position__unit__in=bodies).values("user"))
    ).order_by("pk")


def by_given_name(people: Iterable[User]) -> list[User]:
    """People as the alphabet lists them: by given name, then by the father's name."""
    return sorted(
        people, key=lambda user: (sort_key(user.first_name), sort_key(user.last_name), user.pk)
    )


def administers(user: User, person: User) -> bool:
    """Whether ``user`` is the administrator wherever ``person`` has a role, so that a password or
    an address that is changed here opens nothing there. Of a superuser only another one is.
    """
    if person.is_superuser and not user.is_superuser:
        return False
    elsewhere = Grant.objects.filter(user=person).exclude(
        unit__in=units_where(user, Permission.MANAGE_PEOPLE).values("pk")
    )
    return not elsewhere.exists()


def position_lines(unit: Unit, *, on: date) -> list[PositionLine]:
    """All positions, each with its holders from a day on; three queries whatever their number.

    Irregularities are counted from the first day of that year; a post that nobody ever held has
    none: it is simply vacant.
    """
    positions = list(
        positions_in(unit).prefetch_related(
            "members",
            Prefetch(
                "holdings", Holding.objects.select_related("user").order_by("starts_on", "pk")
            ),
        )
    )
    positions.sort(
        key=lambda p: (p.unit_id != unit.pk, sort_key(p.unit.name), sort_key(p.name), p.pk)
    )
    wrong: dict[int, list[Irregularity]] = defaultdict(list)
    for found in irregularities_of(positions, since=on.replace(month=1, day=1)):
        wrong[found.position.pk].append(found)
    return [
        PositionLine(
            position,
            tuple(h for h in position.holdings.all() if h.ends_on is None or h.ends_on >= on),
            tuple(wrong[position.pk]) if position.holdings.all() else (),
            tuple(sorted((m.name for m in position.members.all()), key=sort_key)),
        )
        for position in positions
    ]


def person_lines(unit: Unit, *, on: date) -> list[PersonLine]:
    """Everybody by given name; three queries whatever their number."""
    bodies = set(bodies_of(unit).values_list("pk", flat=True))
    people = people_of(unit).prefetch_related(
        "grants", Prefetch("holdings", Holding.objects.select_related("position"))
    )
    return [
        PersonLine(
            user,
            tuple(dict.fromkeys(role_names(g for g in user.grants.all() if g.unit_id in bodies))),
            tuple(
                sorted(
                    (
                        held.position.name
                        for held in user.holdings.all()
                        if held.position.unit_id in bodies
                        and held.starts_on <= on
                        and (held.ends_on is None or held.ends_on >= on)
                    ),
                    key=sort_key,
                )
            ),
        )
        for user in by_given_name(people)
    ]


def role_names(grants: Iterable[Grant]) -> list[str]:
    """The roles of grants, by name."""
    return [str(ROLES[Role(grant.role)].name) for grant in grants]
