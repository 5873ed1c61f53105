"""The frame around every staff room: the unit, today, and the rooms one may enter there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tamga.accounts.enums import Permission, Role
from tamga.accounts.models import User
from tamga.accounts.rules import ROLES
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Grant, Position, Unit
from tamga.workspace.queries.petition_work import given_to_post
from tamga.workspace.queries.work import own_posts


@dataclass(frozen=True)
class Room:
    """A line of the navigation."""

    code: str
    title: Promise
    url: str
    current: bool


# code of the room, its title, the name of its address, who may enter
_ROOMS: tuple[tuple[str, Promise, str, Permission], ...] = (
    ("board", _("Board"), "board", Permission.SEE_BOARD),
    ("queue", _("To publish"), "queue", Permission.PUBLISH),
    ("events", _("Report an event"), "report_event", Permission.REPORT_EVENT),
    ("plans", _("Duty plan"), "plans", Permission.MANAGE_PLAN),
    ("decisions", _("Decisions"), "office_decisions", Permission.SEE_DECISIONS),
    ("petitions", _("Petitions"), "office_petitions", Permission.RECEIVE_PETITION),
    ("figures", _("Petitions in numbers"), "office_petition_figures", Permission.SEE_BOARD),
    ("reports", _("Reports"), "reports", Permission.SEE_BOARD),
    ("scoring", _("Scoring"), "scoring", Permission.SCORE),
    ("league", _("Comparison of soums"), "league", Permission.SEE_BOARD),
    ("people", _("People"), "people", Permission.MANAGE_PEOPLE),
    ("days", _("Days off"), "moved_days", Permission.KEEP_CALENDAR),
)
_OF_AIMAGS = {"figures", "league"}


def rights(user: User | AnonymousUser, unit: Unit) -> frozenset[Permission]:
    """Everything that ``user`` may do in ``unit``, by grants there and above; one query.

    Needs ``unit.parent`` selected. The same answer as ``organizations.queries.may``, for all
    permissions at once.
    """
    if user.pk is None or not user.is_active:
        return frozenset()
    above = [unit.parent_id, unit.parent.parent_id if unit.parent else None]
    reach = [unit.pk, *(pk for pk in above if pk)]
    found: set[Permission] = set()
    for role, where in Grant.objects.filter(user_id=user.pk, unit__in=reach).values_list(
        "role", "unit_id"
    ):
        definition = ROLES[Role(role)]
        if where == unit.pk or definition.inherits_below:
            found |= definition.permissions
    return frozenset(found)


def frame(
    request: HttpRequest,
    unit: Unit,
    here: str,
    *,
    may: frozenset[Permission] | None = None,
) -> dict[str, Any]:
    """What ``office.html`` shows around a room: ``unit``, ``nav``, ``my_positions``,
    ``other_language_url``; and for the room itself ``may`` and ``today``. Two queries.

    ``here`` is the code of the room one stands in (``work``, ``board``, ``queue``, ``events``,
    ``plans``, ``decisions``, ``petitions``, ``reports``, ``scoring``, ``league``, ``people``,
    ``days``).
    """
    allowed = rights(request.user, unit) if may is None else may
    today = timezone.localdate()
    posts = _my_positions(request.user, today, unit)
    # what was given to a post is reached without a role in petitions
    asked = any(getattr(post, "asked", False) for post in posts)
    rooms = [Room("work", _("My work"), reverse("my_work"), here == "work")]
    for code, title, name, permission in _ROOMS:
        enters = permission in allowed or (code == "petitions" and asked)
        if code == "figures" and Permission.RECEIVE_PETITION in allowed:
            continue  # reached from the petitions
        if enters and (code not in _OF_AIMAGS or unit.kind == UnitKind.AIMAG):
            current = here == code or (code == "figures" and here == "petitions")
            rooms.append(Room(code, title, reverse(name, args=[unit.slug]), current))
    return {
        "unit": unit,
        "nav": rooms,
        "may": allowed,
        "today": today,
        "my_positions": posts,
        "other_language_url": _other_language(request),
    }


def _my_positions(user: User | AnonymousUser, today: date, unit: Unit) -> list[Position]:
    """The posts held today; ``asked`` says which were given a petition of ``unit``."""
    if not user.pk:
        return []
    posts = own_posts(user, on=today).annotate(asked=given_to_post(unit))
    return sorted(posts, key=lambda post: sort_key(post.name))


def bare_frame(request: HttpRequest) -> dict[str, Any]:
    """The frame for somebody without a position or a grant, and for rooms of no unit."""
    return {
        "unit": None,
        "nav": [Room("work", _("My work"), reverse("my_work"), request.path == reverse("my_work"))],
        "may": frozenset(),
        "today": timezone.localdate(),
        "my_positions": (),
        "other_language_url": _other_language(request),
    }


def _other_language(request: HttpRequest) -> str:
    path = request.get_full_path()
    if (get_language() or "").startswith("en"):
        return path.removeprefix("/en") or "/"
    return f"/en{path}"
