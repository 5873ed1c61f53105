"""What can be asked about plans, duties and their occurrences."""

from tamga.duties.queries.board import Board, BoardRow, Cell, board
from tamga.duties.queries.freshness import Freshness, freshness, late_sections
from tamga.duties.queries.occurrences import (
    WorkItem,
    duty_occurrences,
    standing,
    visible_occurrences,
    work_of,
)
from tamga.duties.queries.shares import Share, Shares, shares

__all__ = [
    "Board",
    "BoardRow",
    "Cell",
    "Freshness",
    "Share",
    "Shares",
    "WorkItem",
    "board",
    "duty_occurrences",
    "freshness",
    "late_sections",
    "shares",
    "standing",
    "visible_occurrences",
    "work_of",
]
