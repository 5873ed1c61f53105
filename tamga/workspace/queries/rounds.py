"""Where each soum stands in a round: still writing, closed, locked, only read in as printed; and
what was reopened and why.
"""

from dataclasses import dataclass
from typing import Any

from tamga.implementation.models import Period, Reopening, Source
from tamga.implementation.queries import PeriodCounts, counts_of, periods_in
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.models import Unit


@dataclass(frozen=True)
class Standing:
    """A soum's period and how far it is scored."""

    period: Period
    counts: PeriodCounts

    @property
    def missing(self) -> int:
        """How many measures no superior's score was given to."""
        return self.counts.measures - self.counts.scored

    @property
    def state(self) -> str:
        """``locked``, ``closed``, ``printed`` (it only stands as its printed report says), or
        ``writing``.
        """
        if self.period.locked_at:
            return "locked"
        if self.period.closed_at:
            return "closed"
        return "printed" if getattr(self.period, "printed", False) else "writing"


def standing_of(unit: Unit, source: Source, code: str) -> dict[str, Any]:
    """``standings`` of all soums by name, and ``reopenings``, the newest first; four queries."""
    periods = sorted(periods_in(unit, source, code), key=lambda one: sort_key(one.unit.name))
    counts = counts_of([one.pk for one in periods])
    return {
        "standings": [Standing(one, counts.get(one.pk, PeriodCounts())) for one in periods],
        "reopenings": Reopening.objects.filter(period__in=periods)
        .select_related("period__unit", "reopened_by")
        .order_by("-reopened_at", "-pk"),
    }
