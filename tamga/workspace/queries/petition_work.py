"""Petitions on their way: whose step it is now, told in «Миний ажил»."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from tamga.accounts.enums import Permission, Role
from tamga.accounts.models import User
from tamga.accounts.rules import ROLES
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Grant, Unit
from tamga.organizations.queries import positions_of
from tamga.petitions.enums import Channel, State
from tamga.petitions.models import Petition, Reply, Routing
from tamga.petitions.queries import lead_of, visible_to, wrote_back_at
from tamga.petitions.queries.answers import unchecked


class Asked(StrEnum):
    """What a petition waits for from somebody."""

    PROPOSE = "propose"
    CONFIRM = "confirm"
    ANSWER = "answer"
    DELIVER = "deliver"
    CHECK = "check"


@dataclass(frozen=True)
class PetitionTask:
    """A petition and the step that is somebody's now; ``days`` are those left, ``wrote_at``
    is when the citizen wrote what the office has not taken up since.
    """

    petition: Petition
    asked: Asked
    days: int
    wrote_at: datetime | None = None

    @property
    def tone(self) -> str:
        """Late, soon or neither."""
        if self.asked is Asked.CHECK:
            return ""
        if self.asked is Asked.DELIVER:
            return "soon"
        if self.days < 0:
            return "late"
        return "soon" if self.days <= settings.TAMGA_DUE_SOON_DAYS else ""


def petition_work(user: User, *, on: date) -> list[PetitionTask]:
    """The petitions whose next step is ``user``'s, the most pressing first; in two queries.

    Routing is told to those with a grant on the unit, or on the soum whose body it is: an
    administrator of the aimag isn't told of every letter to every soum. A reply is handed over on
    paper unless the citizen wrote on the website; what was prepared to be published is looked
    through by somebody else.
    """
    granted = list(Grant.objects.filter(user=user).values_list("role", "unit_id"))
    keeps = _where(granted, Permission.KEEP_PETITIONS)
    decides = _where(granted, Permission.DECIDE_PETITIONS)
    posts = positions_of(user, on=on).values("pk")
    leads = Exists(
        Routing.everything.filter(
            petition=OuterRef("pk"), lead__in=posts,
            confirmed_at__isnull=False, given_back_at__isnull=True,
        )
    )  # fmt: skip
    waits = Exists(
        Reply.everything.filter(petition=OuterRef("pk"), delivered_on__isnull=True)
    ) & ~Q(channel=Channel.WEB)
    others = unchecked().exclude(prepared_by=user)
    unread = Exists(others.filter(petition=OuterRef("pk"))) & keeps
    wanted = (
        (Q(state=State.RECEIVED) & keeps)
        | (Q(state=State.PROPOSED) & decides)
        | (Q(state=State.ROUTED) & leads)
        | (Q(state=State.CLOSED) & waits & keeps)
        | unread
    )
    found = (
        visible_to(user, on=on)
        .filter(wanted)
        .select_related("unit", "entry__register", "subject")
        .annotate(lead_name=lead_of(), wrote_at=wrote_back_at(), undelivered=waits)
        .order_by("due_on", "pk")
    )
    tasks = [_task(each, each.wrote_at, on, undelivered=each.undelivered) for each in found]
    return sorted(tasks, key=lambda task: _LATER.get(task.asked, 0))


_ASKED = {
    State.RECEIVED: Asked.PROPOSE,
    State.PROPOSED: Asked.CONFIRM,
    State.ROUTED: Asked.ANSWER,
    State.CLOSED: Asked.DELIVER,
}


_LATER = {Asked.DELIVER: 1, Asked.CHECK: 2}  # no term runs for these any more


def _task(
    petition: Petition, wrote_at: datetime | None, on: date, *, undelivered: bool
) -> PetitionTask:
    closed = petition.closed_at
    day = timezone.localdate(closed) if closed else on
    asked, days = _ASKED[State(petition.state)], (petition.due_on - day).days
    if asked is Asked.DELIVER and not undelivered:
        asked = Asked.CHECK
    return PetitionTask(petition, asked, days, None if closed else wrote_at)


def _where(granted: Iterable[tuple[str, int]], permission: Permission) -> Q:
    here, reaching = set(), set()
    for role, unit in granted:
        definition = ROLES[Role(role)]
        if permission in definition.permissions:
            here.add(unit)
            if definition.inherits_below:
                reaching.add(unit)
    return Q(unit__in=here) | Q(unit__parent__in=reaching, unit__kind=UnitKind.AGENCY)


def given_to_post(unit: Unit) -> Exists:
    """Whether a petition of ``unit`` was given to a post, to annotate posts with: alone, or to the
    body or class that it belongs to.
    """
    post = OuterRef("pk")
    return Exists(
        Routing.everything.filter(
            Q(lead=post) | Q(others=post) | Q(lead__members=post) | Q(others__members=post),
            unit=unit,
            confirmed_at__isnull=False,
            given_back_at__isnull=True,
        )
    )
