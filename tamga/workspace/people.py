"""The people of a demo, as the sign-in page lists them."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.accounts.rules import ROLES
from tamga.organizations.enums import PositionKind
from tamga.organizations.models import Grant
from tamga.organizations.queries import positions_of


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to try the demo as."""

    name: str
    username: str
    password: str
    role: str
    description: str
    unit: str
    positions: tuple[str, ...]


def demo_people() -> tuple[DemoPerson, ...]:
    """Everybody with a grant, by role; only ever called where ``TAMGA_DEMO`` is set."""
    today = timezone.localdate()
    order = list(Role)
    grants = sorted(
        Grant.objects.select_related("user", "unit").exclude(user__password=""),
        key=lambda grant: (order.index(Role(grant.role)), grant.pk),
    )
    return tuple(_person(grant.user, Role(grant.role), grant.unit.name, today) for grant in grants)


def _person(user: User, role: Role, unit: str, today: date) -> DemoPerson:
    return DemoPerson(
        name=user.get_full_name(),
        username=user.username,
        password=settings.TAMGA_DEMO_PASSWORD,
        role=str(ROLES[role].name),
        description=str(ROLES[role].description),
        unit=unit,
        positions=tuple(
            each.name for each in positions_of(user, on=today) if each.kind == PositionKind.POSITION
        ),
    )
