"""Reading a period: its measures with their newest progress and scores, and the report of them."""

from tamga.implementation.queries.lines import Line, findings_of, lines_of, summaries
from tamga.implementation.queries.periods import imports_open, periods_of
from tamga.implementation.queries.reporting import decision_words, report_of
from tamga.implementation.queries.standing import (
    newest_note,
    newest_score,
    own_measures,
    scores_from_above,
    waits_for_answer,
    writers,
)

__all__ = [
    "Line",
    "decision_words",
    "findings_of",
    "imports_open",
    "lines_of",
    "newest_note",
    "newest_score",
    "own_measures",
    "periods_of",
    "report_of",
    "scores_from_above",
    "summaries",
    "waits_for_answer",
    "writers",
]
