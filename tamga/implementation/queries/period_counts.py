"""How far periods are scored, for many of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from tamga.implementation.queries.league import between, bounds_of, rows

# Whether a measure has a score is asked of the index of migration 0006, walked once.
COUNTS = """
WITH given AS (
  SELECT DISTINCT a.measure_id FROM implementation_assessment a
  WHERE a.side = 'superior' AND NOT a.as_printed
    AND a.measure_id BETWEEN %(first)s AND %(last)s)
SELECT m.period_id, count(*), count(given.measure_id),
       count(*) FILTER (WHERE given.measure_id IS NULL AND asked.measure_id IS NULL)
FROM implementation_measure m
LEFT JOIN given ON given.measure_id = coalesce(m.joint_with_id, m.id)
LEFT JOIN implementation_sentback asked
  ON asked.measure_id = coalesce(m.joint_with_id, m.id) AND asked.answered_at IS NULL
WHERE m.period_id = ANY(%(periods)s) AND m.dropped_at IS NULL
GROUP BY 1
"""


@dataclass(frozen=True)
class PeriodCounts:
    """Measures of a period, how many the superior has scored (what a report prints is nobody's
    score), how many are neither scored nor sent back to the unit.
    """

    measures: int = 0
    scored: int = 0
    left: int = 0


def counts_of(periods: Sequence[int]) -> dict[int, PeriodCounts]:
    """Period (its key) → its counts; two queries. One without measures has none."""
    wanted = list(periods)
    values = {"periods": wanted, **between(wanted, bounds_of(wanted))}
    return {key: PeriodCounts(*counts) for key, *counts in rows(COUNTS, values)}
