"""Occurrences with where they stand: the board's command, «My work», reminders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.duties.enums import Responsibility, Status
from tamga.duties.models import Duty, DutyPosition, Occurrence
from tamga.duties.queries.standing import standing_of, stands
from tamga.duties.rules import FINISHED
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_of, units_where


def status_on(occurrence: Occurrence, on: date) -> Status:
    """Where an occurrence stands on a day; needs ``duty__plan`` selected."""
    return stands(standing_of(occurrence, occurrence.duty.plan.in_force_from), on)


def visible_occurrences(user: User) -> QuerySet[Occurrence]:
    """The occurrences of every unit whose board ``user`` may see."""
    return Occurrence.objects.filter(unit__in=units_where(user, Permission.SEE_BOARD))


def with_names(occurrences: QuerySet[Occurrence]) -> QuerySet[Occurrence]:
    """Everything that a list shows, in four queries whatever its length."""
    return occurrences.select_related("duty__plan", "unit", "position").prefetch_related(
        Prefetch("sections"),
        Prefetch("duty__positions", Position.objects.order_by("duty_positions__order")),
    )


def owed_by(occurrence: Occurrence) -> list[Position]:
    """The positions that owe an occurrence: the one it names, else all of its duty."""
    if occurrence.position is not None:
        return [occurrence.position]
    return list(occurrence.duty.positions.all())


@dataclass(frozen=True)
class WorkItem:
    """An occurrence as a line of a list: what, until when, why, by whom."""

    occurrence: Occurrence
    duty: Duty
    status: Status
    positions: tuple[Position, ...]
    days: int | None
    """Days left until the due day, negative when it has passed, None without one."""

    @property
    def closes_by_publishing(self) -> bool:
        """Whether a section waits for it; otherwise it is marked as done by hand."""
        return bool(self.occurrence.sections.all())


def as_items(occurrences: Iterable[Occurrence], on: date) -> list[WorkItem]:
    """Lines of a list, in the order given."""
    return [
        WorkItem(
            occurrence=occurrence,
            duty=occurrence.duty,
            status=status_on(occurrence, on),
            positions=tuple(owed_by(occurrence)),
            days=(occurrence.due_on - on).days if occurrence.due_on else None,
        )
        for occurrence in occurrences
    ]


def duty_occurrences(unit: Unit, *, on: date) -> list[WorkItem]:
    """The occurrences of a day's year and those of older plans that were unfinished that day, by
    due day; events only once they had happened.
    """
    found = with_names(
        Occurrence.objects.filter(unit=unit)
        .filter(
            Q(duty__plan__year=on.year)
            | Q(duty__plan__year__lt=on.year)
            & (Q(fulfilled_at__isnull=True) | Q(fulfilled_at__date__gt=on))
            & (Q(excused_at__isnull=True) | Q(excused_at__date__gt=on))
        )
        .exclude(occurred_on__gt=on)
        .order_by(F("due_on").asc(nulls_last=True), "duty__number", "pk")
    )
    # the query can't know of those that were done then and withdrawn since
    return [
        item
        for item in as_items(found, on)
        if item.duty.plan.year == on.year or item.status not in FINISHED
    ]


def work_of(user: User, *, on: date, ahead_days: int = 45) -> list[WorkItem]:
    """What ``user`` owes: unfinished, opened or due within ``ahead_days``, by legal date.

    Through every position held that day; where the first position leads, only the leader owes.
    """
    positions = set(positions_of(user, on=on).values_list("pk", flat=True))
    if not positions:
        return []
    # the keys first: the same question as a join made PostgreSQL read every occurrence there is
    mine = list(
        DutyPosition.objects.filter(position__in=positions).values_list("duty_id", flat=True)
    )
    open_ones = with_names(
        Occurrence.objects.filter(
            fulfilled_at__isnull=True,
            excused_at__isnull=True,
            due_on__isnull=False,
        )
        .filter(Q(position__in=positions) | Q(position=None, duty__in=mine))
        .filter(due_on__gte=F("duty__plan__in_force_from"))
        .order_by("due_on", "duty__number", "pk")
    )
    return [
        item
        for item in as_items(open_ones, on)
        if _owes(item, positions)
        and (item.status is not Status.WAITING or (item.days or 0) <= ahead_days)
    ]


def _owes(item: WorkItem, mine: set[int]) -> bool:
    if item.duty.responsibility == Responsibility.LEAD:
        return item.positions[0].pk in mine
    return any(position.pk in mine for position in item.positions)
