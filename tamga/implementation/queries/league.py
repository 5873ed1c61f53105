"""The aimag's table: soums × bands of one source and period, and how their means went before.

Figures are counted by PostgreSQL and come as (unit, score, how many); bands and means are the
kernel's. Scores that were only printed in a report that was read in stay out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from tamga.implementation.models import Period, Source
from tamga.implementation.queries.league_sql import BOUNDS, SCORED, SILENT
from tamga.implementation.queries.settled import Counts, counted
from tamga.kernel.mongolian.script import sort_key
from tamga.kernel.scales import BAND_CODES, Scale, Summary, band_of
from tamga.organizations.models import Unit

PERIODS = 8
SILENT_DAYS = 60

NOT_DUE, PRINTED, MISSING = "not_due", "printed", "missing"
Scored = int | str
"""A score, or one of the three above."""
Bounds = dict[int, tuple[int, int]]


@dataclass(frozen=True)
class LeagueStanding:
    """A unit in the league; ``printed`` measures have only a score that was read in from a report,
    and are among those missing of ``superior``. ``silent``: without news for 60 days.
    """

    unit: Unit
    period_id: int
    own: Summary
    superior: Summary
    printed: int
    silent: int
    trend: tuple[Decimal | None, ...]
    """The superior's means, the oldest period first; None where nothing was scored."""


@dataclass(frozen=True)
class League:
    """``codes`` are the periods of the trend, the oldest first, the chosen one last."""

    standings: tuple[LeagueStanding, ...]
    codes: tuple[str, ...]


def codes_of(unit: Unit) -> dict[int, list[str]]:
    """Source (its key) → the codes of the periods that units below have, the newest first."""
    found: dict[int, list[str]] = {}
    periods = Period.objects.filter(unit__parent=unit).order_by("-ends_on", "-code")
    for source, code, _ends in periods.values_list("source", "code", "ends_on").distinct():
        found.setdefault(source, []).append(code)
    return found


def league(
    unit: Unit, source: Source, code: str, *, codes: Iterable[str], scale: Scale, at: datetime
) -> League:
    """The units below in a period, by name; ``codes``: those to choose the trend from. 5 queries
    whatever the number of units, measures and periods; what is locked is counted once.

    Raises ValueError for a score that the scale hasn't.
    """
    shown = _trend_codes(code, codes)
    periods = list(
        Period.objects.filter(unit__parent=unit, source=source, code__in=shown)
        .select_related("unit")
        .only("code", "locked_at", "unit__name", "unit__slug")
    )
    bounds = bounds_of([period.pk for period in periods])
    here = [period.pk for period in periods if period.code == code]
    own = _counted("own", here, bounds)
    superior = counted(periods, lambda keys: _counted("superior", keys, bounds))
    silent = dict(rows(SILENT, {"at": at, "long": timedelta(days=SILENT_DAYS), "periods": here}))
    means = {
        (period.unit_id, period.code): _summary(superior.get(period.pk, {}), scale=None).mean
        for period in periods
    }
    standings = [
        LeagueStanding(
            period.unit,
            period.pk,
            _summary(own.get(period.pk, {}), scale),
            _summary(superior.get(period.pk, {}), scale),
            superior.get(period.pk, {}).get(PRINTED, 0),
            silent.get(period.pk, 0),
            tuple(means.get((period.unit_id, one)) for one in shown),
        )
        for period in sorted(periods, key=lambda one: sort_key(one.unit.name))
        if period.code == code
    ]
    return League(tuple(standings), tuple(shown))


def _trend_codes(code: str, codes: Iterable[str]) -> list[str]:
    """The last eight periods of the same length up to this one: halves with halves."""
    alike = sorted(one for one in codes if one[4:6] == code[4:6] and one <= code)
    return alike[-PERIODS:]


def bounds_of(periods: list[int]) -> Bounds:
    """Period (its key) → its first and its last measure, by key; one query."""
    return {key: (first, last) for key, first, last in rows(BOUNDS, {"periods": periods})}


def between(periods: Iterable[int], bounds: Bounds) -> dict[str, int]:
    """Where the measures of periods begin and end, as the statements take it."""
    known = [bounds[key] for key in periods if key in bounds]
    return {
        "first": min((first for first, _last in known), default=0),
        "last": max((last for _first, last in known), default=0),
    }


def _counted(side: str, periods: list[int], bounds: Bounds) -> dict[int, Counts]:
    """The scores of one side by period. Printed ones of the superior count as such."""
    values = {"side": side, "periods": periods, **between(periods, bounds)}
    found: dict[int, Counts] = {}
    for period, score, not_due, printed, count in rows(SCORED, values):
        if not_due is None:
            what: Scored = MISSING
        elif printed and side == "superior":
            what = PRINTED
        else:
            what = NOT_DUE if not_due else score
        counts = found.setdefault(period, {})
        counts[what] = counts.get(what, 0) + count
    return found


def _summary(counts: Mapping[Scored, int], scale: Scale | None) -> Summary:
    """Without a scale the bands stay empty: a mean needs none."""
    bands = dict.fromkeys(BAND_CODES, 0)
    scored = points = 0
    for score, count in counts.items():
        if isinstance(score, int):
            scored, points = scored + count, points + score * count
            if scale:
                bands[band_of(score, scale)] += count
    return Summary(
        total=sum(counts.values()),
        **bands,
        not_due=counts.get(NOT_DUE, 0),
        mean=Decimal(points) / scored if scored else None,
        missing=counts.get(MISSING, 0) + counts.get(PRINTED, 0),
    )


def rows(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """What a statement of the league answers."""
    with connection.cursor() as cursor:
        cursor.execute(statement, dict(values))
        return cursor.fetchall()
