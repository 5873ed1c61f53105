"""The rows of a file as they stand there, for the eye beside what was read of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tamga.documents.tables import Place, Row
from tamga.implementation.reading import Decision
from tamga.implementation.reading.texts import tidy
from tamga.implementation.report.words import COLUMNS

LONGEST = 4_000  # characters of a cell that are shown
_AT = range(4)  # the columns that a decision's text may have slid into
_PIECE = 12  # characters of a piece that can't be mistaken


@dataclass(frozen=True)
class SourceCell:
    """``column`` counts from 1; ``carried``: its text was merged down from the row above."""

    column: int
    name: str
    text: str
    carried: bool


@dataclass(frozen=True)
class SourceRow:
    """The cells of a row that hold anything."""

    place: Place
    cells: tuple[SourceCell, ...]


def source_of(places: Iterable[Place], rows: Mapping[Place, Row]) -> tuple[SourceRow, ...]:
    """The rows at these places, in the order of the file."""
    found = (rows[place] for place in sorted(set(places)) if place in rows)
    return tuple(SourceRow(row.place, tuple(_cells(row))) for row in found)


def source_of_decision(decision: Decision, rows: Mapping[Place, Row]) -> tuple[SourceRow, ...]:
    """The row where a decision begins, and those with a piece of its cell, torn over pages."""
    near = {decision.place}
    near |= {
        place for place, row in rows.items() if any(_is_piece(row, at, decision) for at in _AT)
    }
    return source_of(near, rows)


def _is_piece(row: Row, at: int, decision: Decision) -> bool:
    if at >= len(row.cells) or at in row.merged or len(row.cells[at]) < _PIECE:
        return False
    piece = tidy(row.cells[at])
    return len(piece) >= _PIECE and piece in decision.text


def _cells(row: Row) -> Iterator[SourceCell]:
    """Named as the form names its columns, where the row is as wide as the form."""
    width = max((at for at, text in enumerate(row.cells, 1) if text.strip()), default=0)
    for at, text in enumerate(row.cells):
        if text.strip():
            name = COLUMNS[at] if width <= len(COLUMNS) else ""
            yield SourceCell(at + 1, name, text.strip()[:LONGEST], at in row.merged)
