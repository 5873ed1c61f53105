"""Where the superior's scores are furthest from the units' own."""

from dataclasses import dataclass

from tamga.implementation.models import Measure
from tamga.implementation.queries.league import between, bounds_of, rows
from tamga.implementation.queries.league_sql import GAPS


@dataclass(frozen=True)
class Gap:
    """A measure that both sides scored, and differently."""

    measure: Measure
    own: int
    superior: int

    @property
    def points(self) -> int:
        """The superior's less the own; below zero where the unit found itself better."""
        return self.superior - self.own


def gaps(periods: list[int], *, most: int = 20) -> list[Gap]:
    """The widest gaps of some periods (by key), the widest first; three queries. Scores that were
    only printed stay out.
    """
    values = {"periods": periods, "most": most, **between(periods, bounds_of(periods))}
    found = rows(GAPS, values)
    measures = Measure.objects.select_related("period__unit", "provision").in_bulk(
        [key for key, _own, _given in found]
    )
    return [Gap(measures[key], own, given) for key, own, given in found]
