"""People come and go: a user with a first role, a role given or taken back, rights kept in step."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from tamga.accounts.actions import add_user
from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.organizations.actions import appoint, grant, take_back
from tamga.organizations.models import Grant, Position, Unit
from tamga.website.actions import sync_editors
from tamga.website.models import HomePage


@transaction.atomic
def add_person(
    unit: Unit,
    *,
    username: str,
    first_name: str,
    last_name: str,
    email: str,
    phone: str,
    role: Role,
    password: str,
    by: User | None,
    at: datetime,
    position: Position | None = None,
    starts_on: date | None = None,
) -> User:
    """Add somebody to a unit: 1. the user, 2. the first role, 3. the editors of its sites, 4. the
    position from ``starts_on`` on, if one is named. Raises IntegrityError when the user name is
    taken.
    """
    user = add_user(
        username=username,
        first_name=first_name,
        last_name=last_name,
        email=email,
        phone=phone,
        password=password,
        unit_id=unit.pk,
        by=by,
        at=at,
    )
    give_role(unit, user, role=role, by=by, at=at)
    if position is not None and starts_on is not None:
        appoint(position, user, starts_on=starts_on, by=by, at=at)
    return user


@transaction.atomic
def give_role(unit: Unit, user: User, *, role: Role, by: User | None, at: datetime) -> Grant:
    """Give a role in a unit: 1. the grant, 2. the editors of the sites there and below."""
    given = grant(user, role=role, unit=unit, by=by, at=at)
    _sync(unit, by=by, at=at)
    return given


@transaction.atomic
def take_role_back(given: Grant, *, by: User, at: datetime) -> None:
    """Take a role back: 1. the grant, 2. the editors of the sites there and below."""
    unit = given.unit
    take_back(given, by=by, at=at)
    _sync(unit, by=by, at=at)


def _sync(unit: Unit, *, by: User | None, at: datetime) -> None:
    reached = Q(unit=unit) | Q(unit__parent=unit) | Q(unit__parent__parent=unit)
    for home in HomePage.objects.filter(reached).select_related("unit__parent").order_by("pk"):
        sync_editors(home.unit, by=by, at=at)
