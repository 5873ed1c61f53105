"""Reading a period: its measures with their newest progress and scores, and the report of them."""

from tamga.implementation.queries.gaps import Gap, gaps
from tamga.implementation.queries.league import League, LeagueStanding, codes_of, league
from tamga.implementation.queries.lines import Line, findings_of, lines_of, summaries
from tamga.implementation.queries.period_counts import PeriodCounts, counts_of
from tamga.implementation.queries.periods import imports_open, periods_of
from tamga.implementation.queries.reporting import decision_words, report_of
from tamga.implementation.queries.scales import scale_for
from tamga.implementation.queries.scoring import (
    Progress,
    Round,
    periods_in,
    provisions_in,
    rounds,
)
from tamga.implementation.queries.side_by_side import Card, Copy, now_of, side_by_side
from tamga.implementation.queries.standing import (
    newest_note,
    newest_score,
    own_measures,
    scores_from_above,
    waits_for_answer,
    writers,
)

__all__ = [
    "Card",
    "Copy",
    "Gap",
    "League",
    "LeagueStanding",
    "Line",
    "PeriodCounts",
    "Progress",
    "Round",
    "codes_of",
    "counts_of",
    "decision_words",
    "findings_of",
    "gaps",
    "imports_open",
    "league",
    "lines_of",
    "newest_note",
    "newest_score",
    "now_of",
    "own_measures",
    "periods_in",
    "periods_of",
    "provisions_in",
    "report_of",
    "rounds",
    "scale_for",
    "scores_from_above",
    "side_by_side",
    "summaries",
    "waits_for_answer",
    "writers",
]
