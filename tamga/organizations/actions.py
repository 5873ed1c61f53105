"""The only writers of units, positions, holdings and grants."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.kernel.mongolian.script import fold_key
from tamga.organizations.bodies import BODIES, MEMBERS, OFFICE_HEAD
from tamga.organizations.enums import PositionKind, UnitKind
from tamga.organizations.models import (
    Grant,
    Holding,
    Position,
    PositionAlias,
    Unit,
    calendar_token,
)
from tamga.organizations.posts import STANDARD_POSTS


class SpellingTaken(ValueError):  # reads as a sentence where it is raised
    """The spelling names another position of the unit; the message is that one's name."""


@transaction.atomic
def add_unit(
    *,
    slug: str,
    name: str,
    kind: UnitKind,
    parent: Unit | None,
    valid_from: date,
    by: User | None,
    at: datetime,
    office_name: str = "",
    contact: str = "",
) -> Unit:
    """Add a unit: 1. the row, 2. the journal."""
    unit = Unit.objects.create(
        slug=slug,
        name=name,
        kind=kind,
        parent=parent,
        valid_from=valid_from,
        office_name=office_name,
        contact=contact,
    )
    record("unit.added", by=by, at=at, unit_id=unit.pk, subject=unit, slug=slug)
    return unit


@transaction.atomic
def add_position(
    unit: Unit,
    *,
    code: str,
    name: str,
    by: User | None,
    at: datetime,
    kind: str = PositionKind.POSITION,
    aliases: Iterable[str] = (),
    is_head: bool = False,
    named_in: Unit | None = None,
) -> Position:
    """Add a post: 1. the row, 2. its name and spellings as aliases, 3. the journal.

    Spellings count in the plans of ``named_in``, the soum of a body of its own; else of ``unit``.
    A spelling that another post has there already stays with that post.
    """
    position = Position.objects.create(unit=unit, code=code, name=name, kind=kind, is_head=is_head)
    for text in dict.fromkeys((name, *aliases)):
        PositionAlias.objects.get_or_create(
            unit=named_in or unit, key=fold_key(text), defaults={"position": position, "text": text}
        )
    record("position.added", by=by, at=at, unit_id=unit.pk, subject=position, position=code)
    return position


@transaction.atomic
def add_standard_positions(unit: Unit, *, by: User | None, at: datetime) -> dict[str, Position]:
    """Give a soum the posts that every soum has: 1. its bodies as units below it, 2. the posts
    with their spellings, 3. who makes up which unit and class, 4. the journal. Code → position.
    """
    bodies = {
        code: add_unit(
            slug=f"{unit.slug}-{code.replace('_', '-')}",
            name=body.name,
            kind=UnitKind.AGENCY,
            parent=unit,
            valid_from=unit.valid_from,
            by=by,
            at=at,
        )
        for code, body in BODIES.items()
    }
    heads = {OFFICE_HEAD, *(body.head for body in BODIES.values())}
    positions = {
        spec.code: add_position(
            bodies.get(spec.unit, unit),
            code=spec.code,
            name=spec.name,
            kind=spec.kind.value,
            aliases=spec.aliases,
            is_head=spec.code in heads,
            named_in=unit,
            by=by,
            at=at,
        )
        for spec in STANDARD_POSTS
    }
    for whole, parts in MEMBERS.items():
        positions[whole].members.set(positions[part] for part in parts)
    return positions


@transaction.atomic
def add_alias(
    position: Position, text: str, *, unit: Unit | None = None, by: User | None, at: datetime
) -> PositionAlias:
    """Let a spelling name a position in the plans of ``unit``, the position's own if left out:
    1. the spelling, 2. the journal; nothing when it names that position already. Raises
    SpellingTaken when it names another one there.
    """
    alias, created = PositionAlias.objects.get_or_create(
        unit=unit or position.unit,
        key=fold_key(text),
        defaults={"position": position, "text": text[:200]},
    )
    if alias.position_id != position.pk:
        raise SpellingTaken(alias.position.name)
    if created:
        record(
            "alias.added",
            by=by,
            at=at,
            unit_id=alias.unit_id,
            subject=alias,
            position=position.code,
        )
    return alias


@transaction.atomic
def appoint(
    position: Position,
    user: User,
    *,
    starts_on: date,
    by: User | None,
    at: datetime,
    ends_on: date | None = None,
    acting: bool = False,
    order: str = "",
) -> Holding:
    """Let ``user`` hold a position: 1. the holding, 2. the journal.

    Raises IntegrityError when an acting holder comes without an order, or when the same person
    holds the position already on one of the days.
    """
    holding = Holding.objects.create(
        position=position,
        user=user,
        starts_on=starts_on,
        ends_on=ends_on,
        acting=acting,
        order=order,
    )
    record(
        "holding.started",
        by=by,
        at=at,
        unit_id=position.unit_id,
        subject=holding,
        position=position.code,
        starts_on=starts_on.isoformat(),
    )
    return holding


@transaction.atomic
def end_holding(holding: Holding, *, ends_on: date, by: User | None, at: datetime) -> Holding:
    """End a holding: 1. its last day, 2. the position has a new secret calendar address, for
    whoever leaves knows the old one, 3. the journal.
    """
    holding.ends_on = ends_on
    holding.save(update_fields=["ends_on"])
    renew_calendar(holding.position, by=by, at=at)
    record(
        "holding.ended",
        by=by,
        at=at,
        unit_id=holding.position.unit_id,
        subject=holding,
        position=holding.position.code,
        ends_on=ends_on.isoformat(),
    )
    return holding


@transaction.atomic
def grant(user: User, *, role: Role, unit: Unit, by: User | None, at: datetime) -> Grant:
    """Give a role in a unit: 1. the grant, 2. the journal; nothing when it was given before."""
    given, created = Grant.objects.get_or_create(user=user, role=role, unit=unit)
    if created:
        record("grant.given", by=by, at=at, unit_id=unit.pk, subject=given, role=Role(role).value)
    return given


@transaction.atomic
def take_back(given: Grant, *, by: User | None, at: datetime) -> None:
    """Take a role back: 1. the journal, 2. the grant is deleted."""
    record("grant.taken", by=by, at=at, unit_id=given.unit_id, subject=given, role=given.role)
    given.delete()


@transaction.atomic
def renew_calendar(position: Position, *, by: User | None, at: datetime) -> Position:
    """Give a position a new secret calendar address: 1. the token, 2. the journal."""
    position.calendar_token = calendar_token()
    position.save(update_fields=["calendar_token"])
    record(
        "calendar.renewed",
        by=by,
        at=at,
        unit_id=position.unit_id,
        subject=position,
        position=position.code,
    )
    return position
