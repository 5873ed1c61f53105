"""Decisions on their way: whose step it is now, told in «Миний ажил»."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from tamga.accounts.enums import Permission, Role
from tamga.accounts.models import User
from tamga.accounts.rules import ROLES
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Comment, Decision
from tamga.decisions.queries import visible_to
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Grant


class Step(StrEnum):
    """What a decision waits for from somebody, the most pressing first."""

    PUT_RIGHT = "put_right"
    REVIEW = "review"
    SIGNATURE = "signature"
    NUMBER = "number"
    KEEP = "keep"
    PUBLISH = "publish"


# what it waits for, where it stands, whose step it is; the first that fits is told
_STEPS: tuple[tuple[Step, Q, Permission], ...] = (
    (Step.REVIEW, Q(state=State.IN_REVIEW), Permission.REVIEW_DECISION),
    (Step.SIGNATURE, Q(state=State.IN_REVIEW), Permission.KEEP_REGISTER),
    (Step.NUMBER, Q(state=State.SIGNED), Permission.KEEP_REGISTER),
    (
        Step.KEEP,
        Q(state=State.NUMBERED, visibility=Visibility.INTERNAL),
        Permission.KEEP_REGISTER,
    ),
    # one with a duty to publish it stands among the duties of whoever owes that
    (
        Step.PUBLISH,
        Q(state=State.NUMBERED, visibility=Visibility.PUBLIC, publishing__isnull=True),
        Permission.PUBLISH,
    ),
)


@dataclass(frozen=True)
class DecisionLine:
    """A decision and the step that is somebody's now."""

    decision: Decision
    step: Step


def decision_work(user: User) -> list[DecisionLine]:
    """The decisions whose next step is ``user``'s, what came back first, then the oldest; in two
    queries.

    One has a step in a unit with a grant on it, or on the soum whose body it is: an administrator
    of the aimag isn't told of every draft of every soum. What came back is told to whoever drafted
    it.
    """
    granted = list(Grant.objects.filter(user=user).values_list("role", "unit_id"))
    may = {step: _where(granted, permission) for step, _state, permission in _STEPS}
    back = Exists(Comment.everything.filter(decision=OuterRef("pk")))
    drafts = _where(granted, Permission.DRAFT_DECISION)
    wanted = Q(back, drafts, state=State.DRAFT, drafted_by=user)
    for step, state, _permission in _STEPS:
        wanted |= state & may[step]
    found = (
        visible_to(user)
        .filter(wanted, adopted=False, entry__voided_at__isnull=True)
        .select_related("kind", "unit__parent", "entry", "drafted_by")
        .order_by("drafted_at", "pk")
    )
    lines = [DecisionLine(each, _step(each, granted)) for each in found]
    return sorted(lines, key=lambda line: line.step != Step.PUT_RIGHT)


def _roles(permission: Permission, granted: Iterable[tuple[str, int]]) -> tuple[set[int], set[int]]:
    """The units of grants that carry a permission; of those, the ones that reach below."""
    here, reaching = set(), set()
    for role, unit in granted:
        definition = ROLES[Role(role)]
        if permission in definition.permissions:
            here.add(unit)
            if definition.inherits_below:
                reaching.add(unit)
    return here, reaching


def _where(granted: list[tuple[str, int]], permission: Permission) -> Q:
    here, reaching = _roles(permission, granted)
    return Q(unit__in=here) | Q(unit__parent__in=reaching, unit__kind=UnitKind.AGENCY)


def _step(decision: Decision, granted: list[tuple[str, int]]) -> Step:
    if decision.state == State.DRAFT:
        return Step.PUT_RIGHT
    if decision.state == State.IN_REVIEW:
        here, reaching = _roles(Permission.REVIEW_DECISION, granted)
        reviews = decision.unit_id in here or decision.unit.parent_id in reaching
        return Step.REVIEW if reviews else Step.SIGNATURE
    if decision.state == State.SIGNED:
        return Step.NUMBER
    return Step.KEEP if decision.visibility == Visibility.INTERNAL else Step.PUBLISH
