"""«Миний ажил»: what somebody owes, why, and the next thing to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q, QuerySet

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.duties.enums import Responsibility
from tamga.duties.models import Occurrence, Plan, Section
from tamga.duties.queries import WorkItem
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Holding, Position, Unit
from tamga.organizations.queries import holding_on, positions_of, units_where
from tamga.website.models import ArticlePage
from tamga.workspace.queries.pages import missing_sections


class Next(StrEnum):
    """The one button of a line."""

    PUBLISH = "publish"
    HAND_IN = "hand_in"
    DONE = "done"
    SEE = "see"  # handed in already


class Urgency(StrEnum):
    """Which of the three pills a line belongs to."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True)
class WorkLine:
    """A line of the list."""

    item: WorkItem
    through: Position | None
    missing: tuple[Section, ...]
    waiting: ArticlePage | None
    next: Next

    @property
    def urgency(self) -> Urgency:
        """By the days that are left."""
        days = self.item.days
        if days is not None and days < 0:
            return Urgency.LATE
        soon = days is not None and days <= settings.TAMGA_DUE_SOON_DAYS
        return Urgency.SOON if soon else Urgency.LATER


def responsible(item: WorkItem) -> tuple[Position, ...]:
    """The positions that owe a line: where the first one leads, that one alone."""
    leads = item.duty.responsibility == Responsibility.LEAD
    return item.positions[:1] if leads else item.positions


def work_lines(user: User, items: Iterable[WorkItem], *, on: date) -> list[WorkLine]:
    """The lines of ``user``'s items; four queries whatever their number.

    What somebody owes they may hand in, with or without a role in that unit.
    """
    items = list(items)
    if not items:
        return []
    mine = set(positions_of(user, on=on).values_list("pk", flat=True))
    publish = set(units_where(user, Permission.PUBLISH).values_list("pk", flat=True))
    missing = missing_sections(item.occurrence for item in items)
    waiting = {
        page.ticked: page
        for page in ArticlePage.objects.filter(
            ticked__in=[item.occurrence.pk for item in items],
            live=False,
            handed_in_at__isnull=False,
        )
    }
    lines = []
    for item in items:
        unit, page = item.occurrence.unit_id, waiting.get(item.occurrence.pk)
        lacks = tuple(missing[item.occurrence.pk])
        if page is not None and len(lacks) < 2:
            step = Next.SEE
        elif not item.closes_by_publishing:
            step = Next.DONE
        else:
            step = Next.PUBLISH if unit in publish else Next.HAND_IN
        through = next((p for p in responsible(item) if p.pk in mine), None)
        lines.append(WorkLine(item, through, lacks, page, step))
    return lines


def acting_for(user: User, *, on: date) -> QuerySet[Holding]:
    """Acting holdings from a day on: those of ``user``, and those of the posts that are theirs."""
    own = Holding.objects.filter(holding_on(on), user=user).values("position")
    return (
        Holding.objects.filter(Q(user=user) | Q(position__in=own), acting=True)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
        .select_related("position", "user")
        .order_by("starts_on", "pk")
    )


def own_posts(user: User | AnonymousUser, *, on: date) -> QuerySet[Position]:
    """The posts that ``user`` holds on a day, without the units and classes these belong to."""
    return (
        Position.objects.filter(
            pk__in=Holding.objects.filter(holding_on(on), user_id=user.pk or 0).values("position")
        )
        .select_related("unit__parent")
        .order_by("pk")
    )


def boards_of(user: User) -> list[Unit]:
    """The units whose board ``user`` may see: all soums, and other units that have a plan; as
    the alphabet goes.
    """
    found = (
        Unit.objects.filter(pk__in=units_where(user, Permission.SEE_BOARD).values("pk"))
        .filter(Q(kind=UnitKind.SOUM) | Q(pk__in=Plan.objects.values("unit")))
        .select_related("parent")
    )
    return sorted(found, key=lambda unit: (sort_key(unit.name), unit.pk))


def late_counts(units: Iterable[Unit], *, on: date) -> dict[int, int]:
    """Unit → how many occurrences are late on a day; one query."""
    rows = (
        Occurrence.objects.filter(
            unit__in=[unit.pk for unit in units],
            fulfilled_at__isnull=True,
            excused_at__isnull=True,
            due_on__lt=on,
            due_on__gte=F("duty__plan__in_force_from"),
        )
        .values("unit_id")
        .annotate(late=Count("pk"))
        .order_by()
    )
    return {row["unit_id"]: row["late"] for row in rows}


def with_plan(units: Iterable[Unit]) -> set[int]:
    """Those of the units (by id) that have a duty plan; one query."""
    plans = Plan.objects.filter(unit__in=[unit.pk for unit in units])
    return set(plans.values_list("unit_id", flat=True))
