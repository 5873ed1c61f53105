"""A plan as a table: its duties with what became of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from tamga.duties.enums import Status
from tamga.duties.models import Duty, Occurrence, Plan, PlanImport, Section
from tamga.duties.queries.standing import standing_of, stands
from tamga.kernel.schedules import Kind, Schedule
from tamga.organizations.models import Position, Unit


@dataclass(frozen=True)
class PlanOccurrence:
    """One time that a duty is owed, as it stands on the table's day."""

    occurrence: Occurrence
    status: Status


@dataclass(frozen=True)
class PlanRow:
    """A living duty of a plan."""

    duty: Duty
    schedules: tuple[Schedule, ...]
    sections: tuple[Section, ...]
    positions: tuple[Position, ...]
    occurrences: tuple[PlanOccurrence, ...]

    @property
    def counts(self) -> Counter[Status]:
        """How many occurrences stand where."""
        return Counter(each.status for each in self.occurrences)

    @property
    def on_time(self) -> int:
        """Done by the due day."""
        return self.counts[Status.DONE_ON_TIME]

    @property
    def late_done(self) -> int:
        """Done after the due day."""
        return self.counts[Status.DONE_LATE]

    @property
    def missing(self) -> int:
        """Late and not done."""
        return self.counts[Status.LATE]

    @property
    def due(self) -> int:
        """All that was due or done: the whole of which ``on_time`` is a part."""
        return self.on_time + self.late_done + self.missing

    @property
    def continuous(self) -> bool:
        """Whether nothing ever falls due."""
        return bool(self.occurrences) and all(
            each.occurrence.due_on is None for each in self.occurrences
        )


@dataclass(frozen=True)
class ForceChange:
    """What another day of force would change, in occurrences that are neither done nor excused."""

    opens: int
    """Owed from then on, though they were due before the plan was in force."""
    opens_late: int
    """How many of those would be late at once."""
    ends: int
    """Owed no more: they would have been due before the plan is in force."""
    ends_late: int
    """How many of those are late now."""
    counted_anew: tuple[int, ...]
    """Numbers of the duties of every n years whose turn is counted from the year of force."""


def force_change(plan: Plan, *, in_force_from: date, on: date) -> ForceChange:
    """What would change if a plan were in force from another day, as it stands on ``on``; two
    queries.
    """
    opens: Counter[Status] = Counter()
    ends: Counter[Status] = Counter()
    for occurrence in Occurrence.objects.filter(duty__plan=plan):
        now = stands(standing_of(occurrence, plan.in_force_from), on)
        then = stands(standing_of(occurrence, in_force_from), on)
        if now != then:
            opens[then] += now is Status.BEFORE_START
            ends[now] += then is Status.BEFORE_START
    anew = (
        [
            duty.number
            for duty in Duty.objects.filter(plan=plan, ended_on=None).order_by("number")
            if counts_from_force(duty)
        ]
        if plan.in_force_from.year != in_force_from.year
        else []
    )
    return ForceChange(
        opens=opens.total(),
        opens_late=opens[Status.LATE],
        ends=ends.total(),
        ends_late=ends[Status.LATE],
        counted_anew=tuple(anew),
    )


def counts_from_force(duty: Duty) -> bool:
    """Whether a duty comes every n years from the plan's year of force on."""
    schedules = [Schedule.from_json(data) for data in duty.schedules]
    return any(s.kind is Kind.EVERY_N_YEARS and s.first_year is None for s in schedules)


def plan_table(plan: Plan, *, on: date) -> tuple[PlanRow, ...]:
    """The living duties by number as they stand on a day; six queries whatever their number."""
    duties = (
        Duty.objects.filter(plan=plan, ended_on__isnull=True)
        .order_by("number")
        .prefetch_related("duty_sections__section", "duty_positions__position")
    )
    owed: dict[int, list[PlanOccurrence]] = defaultdict(list)
    for occurrence in (
        Occurrence.objects.filter(duty__plan=plan)
        .select_related("position")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    ):
        found = stands(standing_of(occurrence, plan.in_force_from), on)
        owed[occurrence.duty_id].append(PlanOccurrence(occurrence, found))
    return tuple(_row(duty, owed[duty.pk]) for duty in duties)


def _row(duty: Duty, occurrences: Iterable[PlanOccurrence]) -> PlanRow:
    return PlanRow(
        duty=duty,
        schedules=tuple(Schedule.from_json(data) for data in duty.schedules),
        sections=tuple(link.section for link in duty.duty_sections.all()),
        positions=tuple(link.position for link in duty.duty_positions.all()),
        occurrences=tuple(occurrences),
    )


def plans_of(unit: Unit) -> QuerySet[Plan]:
    """The plans of a unit, newest year first, with ``living``: how many duties haven't ended."""
    return (
        Plan.objects.filter(unit=unit)
        .select_related("confirmed_by", "source")
        .annotate(living=Count("duties", filter=Q(duties__ended_on__isnull=True)))
        .order_by("-year")
    )


def unconfirmed_imports(unit: Unit) -> QuerySet[PlanImport]:
    """The imports of a unit that wait for somebody to decide or confirm, newest first."""
    return (
        PlanImport.objects.filter(unit=unit, confirmed_at__isnull=True)
        .select_related("source", "started_by")
        .order_by("-started_at")
    )
