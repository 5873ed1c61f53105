"""Who holds what, and who may do what where."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.accounts.rules import ROLES, roles_with
from tamga.kernel.mongolian.script import slugify
from tamga.organizations.enums import PositionKind
from tamga.organizations.models import Holding, Position, PositionAlias, Unit


def units_where(user: User | AnonymousUser, permission: Permission) -> QuerySet[Unit]:
    """The units in which ``user`` has ``permission``, by a grant there or on a unit above.

    A grant reaches down two steps (aimag → soum → agency) if its role says so.
    """
    roles = roles_with(permission)
    here = {"grants__user_id": user.pk, "grants__role__in": roles}
    reaching = [role for role in roles if ROLES[role].inherits_below]
    return Unit.objects.filter(
        Q(**here)
        | Q(parent__grants__user_id=user.pk, parent__grants__role__in=reaching)
        | Q(parent__parent__grants__user_id=user.pk, parent__parent__grants__role__in=reaching)
    ).distinct()


def may(user: User | AnonymousUser, permission: Permission, unit: Unit) -> bool:
    """Whether ``user`` has ``permission`` in ``unit``; an anonymous or inactive user never has."""
    if not user.is_active or user.pk is None:
        return False
    return units_where(user, permission).filter(pk=unit.pk).exists()


def holding_on(day: date, prefix: str = "") -> Q:
    """Condition on a holding (or a path to one) that it covers ``day``."""
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    )


def positions_of(user: User | AnonymousUser, *, on: date) -> QuerySet[Position]:
    """The positions ``user`` holds on a day, with the units and classes these belong to."""
    own = Position.objects.filter(
        pk__in=Holding.objects.filter(holding_on(on), user_id=user.pk or 0).values("position")
    )
    return (
        Position.objects.filter(Q(pk__in=own.values("pk")) | Q(members__in=own))
        .select_related("unit")
        .order_by("pk")
        .distinct()
    )


def positions_for(unit: Unit) -> QuerySet[Position]:
    """The posts that a plan of ``unit`` may name: its own and those of the bodies below it, in no
    order that people would know: a list for them sorts by ``kernel.mongolian.script.sort_key``.
    """
    return (
        Position.objects.filter(Q(unit=unit) | Q(unit__parent=unit))
        .select_related("unit")
        .order_by("pk")
    )


def find_position(unit: Unit, text: str) -> Position | None:
    """The one position that ``text`` names in ``unit``, by name or by any known spelling."""
    alias = (
        PositionAlias.objects.filter(unit=unit, key=PositionAlias.key_of(text))
        .select_related("position")
        .first()
    )
    return alias.position if alias else None


def free_code(unit: Unit, name: str) -> str:
    """A code for a new position of that name that none has in the unit and its bodies."""
    base = slugify(name, longest=40).replace("-", "_") or "position"
    taken = set(
        Position.objects.filter(Q(unit=unit) | Q(unit__parent=unit)).values_list("code", flat=True)
    )
    numbered = (f"{base}_{number}" for number in count(2))
    return next(code for code in chain([base], numbered) if code not in taken)


PublicAddress = Callable[[int], str | None]
"""A unit's key → where citizens meet it, «https://suld.example.mn»; None without a site."""
_public_addresses: list[PublicAddress] = []


def register_public_address(find: PublicAddress) -> None:
    """Let ``find`` say where units are met; called in ``AppConfig.ready`` by the app that knows
    their sites, for whoever writes to citizens stands below it.
    """
    if find not in _public_addresses:
        _public_addresses.append(find)


def public_address(unit_id: int) -> str:
    """Where citizens meet a unit, without a slash at the end; the installation's own address for a
    unit without a site.
    """
    found = next((known for find in _public_addresses if (known := find(unit_id))), None)
    return (found or settings.BASE_URL).rstrip("/")


@dataclass(frozen=True)
class Irregularity:
    """A stretch of days in which a position is held by nobody, or by two who aren't acting."""

    position: Position
    code: str  # "gap" or "overlap"
    starts_on: date
    ends_on: date | None


def irregularities(unit: Unit, *, since: date) -> list[Irregularity]:
    """Gaps and overlaps in the holdings of single posts of ``unit`` from ``since`` on.

    Units and classes may have many holders; two queries whatever the number of positions.
    """
    positions = unit.positions.prefetch_related("holdings").order_by("pk")
    return irregularities_of(positions, since=since)


def irregularities_of(positions: Iterable[Position], *, since: date) -> list[Irregularity]:
    """The same for posts whose holdings are prefetched; units and classes are passed over."""
    return [
        found
        for position in positions
        if position.kind == PositionKind.POSITION
        for found in _irregular(position, since)
    ]


def _irregular(position: Position, since: date) -> list[Irregularity]:
    found: list[Irregularity] = []
    holdings = sorted(position.holdings.all(), key=lambda h: (h.starts_on, h.pk))
    covered_to: date | None = since - timedelta(days=1)
    substantive: Holding | None = None
    for holding in holdings:
        if holding.ends_on and holding.ends_on < since:
            continue
        if covered_to and holding.starts_on > covered_to + timedelta(days=1):
            found.append(
                Irregularity(
                    position,
                    "gap",
                    covered_to + timedelta(days=1),
                    holding.starts_on - timedelta(days=1),
                )
            )
        if not holding.acting:
            if substantive and (
                substantive.ends_on is None or substantive.ends_on >= holding.starts_on
            ):
                ends = [h.ends_on for h in (substantive, holding) if h.ends_on]
                found.append(
                    Irregularity(
                        position,
                        "overlap",
                        max(holding.starts_on, since),
                        min(ends) if ends else None,
                    )
                )
            substantive = holding
        if covered_to is not None:
            covered_to = max(covered_to, holding.ends_on) if holding.ends_on else None
    if covered_to is not None:
        found.append(Irregularity(position, "gap", covered_to + timedelta(days=1), None))
    return found
