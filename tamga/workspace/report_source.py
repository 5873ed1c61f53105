"""The rows of a file as they stand there, for the eye beside what was read of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tamga.documents.tables import Place, Row
from tamga.implementation.report.words import COLUMNS

LONGEST = 4_000  # characters of a cell that are shown


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


def _cells(row: Row) -> Iterator[SourceCell]:
    """Named as the form names its columns, where the row is as wide as the form."""
    width = max((at for at, text in enumerate(row.cells, 1) if text.strip()), default=0)
    for at, text in enumerate(row.cells):
        if text.strip():
            name = COLUMNS[at] if width <= len(COLUMNS) else ""
            yield SourceCell(at + 1, name, text.strip()[:LONGEST], at in row.merged)
