"""What can be asked about plans, duties and their occurrences."""

from tamga.duties.queries.board import Board, BoardRow, Cell, board
from tamga.duties.queries.freshness import (
    Freshness,
    SectionState,
    freshness,
    section_states,
)
from tamga.duties.queries.occurrences import (
    WorkItem,
    as_items,
    duty_occurrences,
    visible_occurrences,
    with_names,
    work_of,
)
from tamga.duties.queries.shares import Share, Shares, share_of_year, shares

__all__ = [
    "Board",
    "BoardRow",
    "Cell",
    "Freshness",
    "SectionState",
    "Share",
    "Shares",
    "WorkItem",
    "as_items",
    "board",
    "duty_occurrences",
    "freshness",
    "section_states",
    "share_of_year",
    "shares",
    "visible_occurrences",
    "with_names",
    "work_of",
]
