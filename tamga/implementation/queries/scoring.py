"""What an evaluator has before them: the periods of all units below, and their provisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from tamga.accounts.models import User
from tamga.decisions.models import Provision
from tamga.implementation.enums import Side
from tamga.implementation.models import Assessment, Measure, Period, SentBack, Source
from tamga.implementation.queries.as_printed import as_printed
from tamga.implementation.queries.period_counts import PeriodCounts, counts_of
from tamga.kernel.spans import span_of
from tamga.organizations.models import Grant, Holding, Unit
from tamga.organizations.queries import holding_on

_GIVEN = Exists(
    Assessment.objects.filter(measure=OuterRef("lead"), side=Side.SUPERIOR, as_printed=False)
)
_ASKED = Exists(SentBack.objects.filter(measure=OuterRef("lead"), answered_at__isnull=True))
_OPEN_TO_SCORE = Q(period__closed_at__isnull=False, period__locked_at__isnull=True)
_WAITS = _OPEN_TO_SCORE & Q(given=False, asked=False)


@dataclass(frozen=True)
class Round:
    """One period of one source in all units below; ``waiting`` measures could be scored today,
    ``printed`` units only stand as their printed report says (``as_printed``).

    ``oldest`` is when the first of those units closed that still has something waiting.
    """

    source: Source
    code: str
    units: int
    closed: int
    locked: int
    measures: int
    scored: int
    waiting: int
    oldest: datetime | None
    printed: int = 0

    @property
    def writing(self) -> int:
        """How many units write still."""
        return self.units - max(self.closed, self.locked) - self.printed

    @property
    def words(self) -> str:
        """The period as reports print it."""
        return span_of(self.code).words


@dataclass(frozen=True)
class Progress:
    """A provision in a round: the units that have it, have closed, are scored, wait for a score,
    stand as printed.
    """

    provision: Provision
    units: int
    closed: int
    scored: int
    asked: int
    waiting: int
    printed: int = 0


def measures_below(unit: Unit) -> QuerySet[Measure]:
    """The standing measures of the units directly below, with ``lead`` (the measure that their
    score is kept at), ``given`` (the superior has scored; what a report prints is nobody's score)
    and ``asked`` (sent back, not answered).
    """
    return (
        Measure.objects.filter(period__unit__parent=unit, dropped_at__isnull=True)
        .annotate(lead=Coalesce("joint_with", "pk"))
        .annotate(given=_GIVEN, asked=_ASKED)
        .order_by()
    )


def rounds(unit: Unit) -> list[Round]:
    """Every source and period of the units below, the newest first; three queries."""
    below = Period.objects.filter(unit__parent=unit)
    periods = below.annotate(printed=as_printed()).select_related("source")
    listed = sorted(periods, key=lambda one: (-one.ends_on.toordinal(), one.source.order, one.code))
    counts = counts_of([period.pk for period in listed])
    together: dict[tuple[int, str], list[Period]] = {}
    for period in listed:
        together.setdefault((period.source_id, period.code), []).append(period)
    return [_round(each, counts) for each in together.values()]


def _round(periods: list[Period], counts: Mapping[int, PeriodCounts]) -> Round:
    known = [(period, counts.get(period.pk, PeriodCounts())) for period in periods]
    waiting = [
        (period.closed_at, each.left)
        for period, each in known
        if each.left and period.closed_at and not period.locked_at
    ]
    return Round(
        source=periods[0].source,
        code=periods[0].code,
        units=len(periods),
        closed=sum(period.closed_at is not None for period in periods),
        locked=sum(period.locked_at is not None for period in periods),
        measures=sum(each.measures for _period, each in known),
        scored=sum(each.scored for _period, each in known),
        waiting=sum(left for _closed, left in waiting),
        oldest=min((closed for closed, _left in waiting), default=None),
        printed=sum(bool(getattr(period, "printed", False)) for period in periods),
    )


def provisions_in(unit: Unit, source: Source, code: str) -> list[Progress]:
    """The provisions of a round in the order of a report, with how far each is; two queries."""
    counted = (
        measures_below(unit)
        .filter(period__source=source, period__code=code)
        .annotate(stands_printed=as_printed("period__"))
        .values("provision")
        .annotate(
            units=Count("period", distinct=True),
            closed=Count("period", distinct=True, filter=Q(period__closed_at__isnull=False)),
            scored=Count("pk", filter=Q(given=True)),
            asked_back=Count("pk", filter=Q(asked=True)),
            waiting=Count("pk", filter=_WAITS),
            printed=Count("period", distinct=True, filter=Q(stands_printed=True)),
        )
        .order_by(
            "provision__decision__kind__order", F("provision__decision__signed_on").asc(),
            "provision__decision", "provision__order", "provision",
        )
    )  # fmt: skip
    rows = list(counted)
    found = Provision.everything.select_related("decision__kind").in_bulk(
        [row["provision"] for row in rows]
    )
    return [
        Progress(
            found[row["provision"]], row["units"], row["closed"], row["scored"],
            row["asked_back"], row["waiting"], row["printed"],
        )
        for row in rows
    ]  # fmt: skip


def periods_in(unit: Unit, source: Source, code: str) -> QuerySet[Period]:
    """The periods of a round, one for each unit below that has opened it, with ``printed``
    (``as_printed``).
    """
    found = Period.objects.filter(unit__parent=unit, source=source, code=code)
    return found.annotate(printed=as_printed()).select_related(
        "unit__parent", "source", "closed_by", "locked_by"
    )


def not_scored_by(user: User, units: Iterable[Unit], *, on: date) -> set[int]:
    """The keys of those units that ``user`` can't evaluate, for a role or a post in them that day;
    two queries. ``scores_from_above`` asks the same of one unit.
    """
    keys = {unit.pk for unit in units}
    inside = Grant.objects.filter(Q(unit__in=keys) | Q(unit__parent__in=keys), user=user)
    posts = Holding.objects.filter(holding_on(on), user=user, position__unit__in=keys)
    found: set[int | None] = set(posts.values_list("position__unit", flat=True))
    for pair in inside.values_list("unit", "unit__parent"):
        found.update(pair)
    return {key for key in keys if key in found}
