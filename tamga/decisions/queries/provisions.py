"""Provisions on control, and who carries them out by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from tamga.accounts.models import User
from tamga.decisions.models import Assignment, AssignmentPosition, Provision, Window
from tamga.decisions.queries.standing import controlled
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_of


def provisions_on_control(unit: Unit, *, on: date) -> QuerySet[Provision]:
    """The provisions that were sent down to a unit and are on control on a day, in the order of a
    report: kind, date, number in the decision. Carried over or new makes no difference.
    """
    sent = Provision.everything.filter(assignments__unit=unit)
    return controlled(sent, on=on).select_related("decision__kind", "decision__entry", "parent")


def provisions_controlled_by(unit: Unit, *, on: date) -> QuerySet[Provision]:
    """The provisions of a unit's own books that are on control on a day, sent down or not yet."""
    own = Provision.everything.filter(decision__unit=unit)
    return (
        controlled(own, on=on)
        .select_related("decision__kind", "decision__entry", "parent")
        .prefetch_related(Prefetch("assignments", with_names(Assignment.everything.all())))
    )


def with_names(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Everything that a list of assignments shows, in four queries whatever its length."""
    return assignments.select_related(
        "provision__decision__kind", "provision__decision__entry", "unit"
    ).prefetch_related(
        Prefetch(
            "positions",
            Position.objects.order_by("assignment_links__order").select_related("unit"),
        ),
        "windows",
        Prefetch(
            "provision__windows",
            Window.objects.filter(assignment__isnull=True),
            to_attr="own_windows",
        ),
    )


def assigned_to(user: User, *, on: date) -> QuerySet[Assignment]:
    """What ``user`` carries out through the positions held that day: still on control."""
    return assigned_to_positions(positions_of(user, on=on), on=on)


def assigned_to_positions(
    positions: Iterable[Position] | QuerySet[Position], *, on: date
) -> QuerySet[Assignment]:
    """What positions carry out and is on control on a day, in the order of a report."""
    keys = [position.pk for position in positions]
    living = controlled(Provision.everything.all(), on=on).order_by().values("pk")
    # through the link table: a join would give an assignment once for each of its positions
    mine = AssignmentPosition.objects.filter(position__in=keys)
    return with_names(
        Assignment.everything.filter(pk__in=mine.values("assignment"), provision__in=living)
    ).order_by(
        "provision__decision__kind__order",
        "provision__decision__signed_on",
        "provision__order",
        "pk",
    )


def not_assigned(unit: Unit, *, on: date) -> QuerySet[Assignment]:
    """What was sent down to a unit, is on control, and waits to be assigned to somebody."""
    living = controlled(Provision.everything.all(), on=on).order_by().values("pk")
    waiting = Assignment.everything.filter(
        unit=unit, assigned_at__isnull=True, provision__in=living
    )
    return with_names(waiting).order_by("provision__decision__signed_on", "provision__order", "pk")


def windows_of(assignment: Assignment) -> list[Window]:
    """The windows an assignment follows: its own, else the provision's; by due day."""
    own = list(assignment.windows.all())
    if own:
        return own
    prefetched = getattr(assignment.provision, "own_windows", None)
    if prefetched is not None:
        return list(prefetched)
    return list(assignment.provision.windows.filter(assignment__isnull=True))


@dataclass(frozen=True)
class Due:
    """A window of an assignment seen on a day."""

    assignment: Assignment
    window: Window
    days: int
    """Days left until its due day, negative when it has passed."""


def due_windows(assignments: Iterable[Assignment], *, on: date, ahead_days: int = 45) -> list[Due]:
    """The windows that are open on a day, were due before it in the same year, or fall due within
    ``ahead_days``; the earliest first. No query for assignments of :func:`with_names`.
    """
    found = [
        Due(assignment, window, (window.due_on - on).days)
        for assignment in assignments
        for window in windows_of(assignment)
        if (window.due_on.year == on.year or window.due_on > on)
        and (window.opens_on <= on or (window.due_on - on).days <= ahead_days)
    ]
    return sorted(found, key=lambda due: (due.window.due_on, due.assignment.pk))


def tree_of(decision_id: int) -> list[tuple[int, Provision]]:
    """The provisions of a decision as a tree: (depth, provision) in reading order; one query."""
    return as_tree(Provision.everything.filter(decision=decision_id).order_by("order", "pk"))


def as_tree(provisions: Iterable[Provision]) -> list[tuple[int, Provision]]:
    """Provisions in their order as a tree: (depth, provision) in reading order."""
    children: dict[int | None, list[Provision]] = {}
    for provision in provisions:
        children.setdefault(provision.parent_id, []).append(provision)
    found: list[tuple[int, Provision]] = []

    def walk(parent: int | None, depth: int) -> None:
        for provision in children.get(parent, []):
            found.append((depth, provision))
            walk(provision.pk, depth + 1)

    walk(None, 0)
    return found


def sent_to(unit: Unit) -> QuerySet[Assignment]:
    """Everything that was ever sent down to a unit, newest first."""
    return with_names(Assignment.everything.filter(unit=unit)).order_by("-sent_at", "-pk")
