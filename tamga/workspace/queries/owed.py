"""What positions owe, whoever holds them: for calendars and reminders."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from tamga.accounts.models import User
from tamga.duties.models import Occurrence
from tamga.duties.queries import WorkItem
from tamga.duties.queries.occurrences import as_items, with_names
from tamga.organizations.models import Holding, Position, Unit
from tamga.organizations.queries import holding_on, positions_of
from tamga.workspace.queries.work import responsible


def unfinished() -> QuerySet[Occurrence]:
    """Everything with a due day that is neither done nor excused, of plans in force by then."""
    return Occurrence.objects.filter(
        fulfilled_at__isnull=True,
        excused_at__isnull=True,
        due_on__gte=F("duty__plan__in_force_from"),
    )


def owed_by_position(position: Position, *, on: date) -> list[WorkItem]:
    """The unfinished occurrences that a post owes, itself or as part of a unit or a class, by
    due day.
    """
    keys = [position.pk, *position.member_of.values_list("pk", flat=True)]
    found = with_names(
        unfinished()
        .filter(Q(position__in=keys) | Q(position=None, duty__positions__in=keys))
        .order_by("due_on", "duty__number", "pk")
        .distinct()
    )
    items = as_items(found, on)
    return [item for item in items if any(p.pk in keys for p in responsible(item))]


def owes_occurrence(user: User, unit: Unit, *, pk: int, on: date) -> bool:
    """Whether one of ``user``'s positions owes the occurrence of ``unit``, done or not; three
    queries.
    """
    return _owes(user, Occurrence.objects.filter(unit=unit, pk=pk), on)


def owes_section(user: User, unit: Unit, *, section_id: int, on: date) -> bool:
    """Whether an unfinished occurrence that one of ``user``'s positions owes asks for the
    section of ``unit``; three queries.
    """
    return _owes(user, unfinished().filter(unit=unit, required__section=section_id), on)


def _owes(user: User, occurrences: QuerySet[Occurrence], on: date) -> bool:
    mine = set(positions_of(user, on=on).values_list("pk", flat=True))
    if not mine:
        return False
    found = (
        occurrences.filter(Q(position__in=mine) | Q(position=None, duty__positions__in=mine))
        .select_related("duty__plan", "position")
        .prefetch_related(
            Prefetch("duty__positions", Position.objects.order_by("duty_positions__order"))
        )
        .distinct()
    )
    items = as_items(found, on)
    return any(position.pk in mine for item in items for position in responsible(item))


def due_until(day: date, *, on: date) -> list[WorkItem]:
    """The unfinished occurrences due up to a day, of plans that are in force ``on``."""
    found = with_names(
        unfinished()
        .filter(due_on__lte=day, duty__plan__in_force_from__lte=on)
        .order_by("due_on", "duty__number", "pk")
    )
    return as_items(found, on)


def holders_by_position(positions: Iterable[Position], *, on: date) -> dict[int, list[User]]:
    """Position → who holds it, or one of its member posts, on a day; two queries."""
    keys = {position.pk for position in positions}
    posts: dict[int, set[int]] = {key: {key} for key in keys}
    links = Position.members.through.objects.filter(from_position__in=keys)
    for whole, member in links.values_list("from_position", "to_position"):
        posts[whole].add(member)
    every = set().union(*posts.values()) if posts else set()
    holders: dict[int, list[User]] = defaultdict(list)
    for holding in (
        Holding.objects.filter(holding_on(on), position__in=every, user__is_active=True)
        .select_related("user")
        .order_by("pk")
    ):
        holders[holding.position_id].append(holding.user)
    return {
        key: list({user.pk: user for post in sorted(own) for user in holders[post]}.values())
        for key, own in posts.items()
    }


def heads_by_unit(units: Iterable[int], *, on: date) -> dict[int, list[User]]:
    """Unit (by id) → whoever heads it on a day, an acting head included; three queries."""
    heads = list(Position.objects.filter(unit__in=set(units), is_head=True))
    holders = holders_by_position(heads, on=on)
    return {head.unit_id: holders[head.pk] for head in heads}
