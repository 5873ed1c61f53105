"""What a reader hands on: tables, rows and where each row stood; the lines around the tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a row stands in its file, counted from 1; in Excel `row` is the row of the sheet."""

    table: int
    row: int

    def __str__(self) -> str:
        return f"table {self.table}, row {self.row}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row in grid columns.

    A cell merged sideways has its text in its first column and "" in the others. A cell merged
    downwards repeats its text in each row; `merged` holds the columns (from 0) where the text was
    carried down from the row above.
    """

    place: Place
    cells: tuple[str, ...]
    merged: frozenset[int] = frozenset()

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds a visible character of its own."""
        return not any(
            cell.strip() for column, cell in enumerate(self.cells) if column not in self.merged
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the lines of text that stand above it; `name` is the sheet's, if it has one."""

    title_lines: tuple[str, ...]
    rows: tuple[Row, ...]
    name: str = ""

    @property
    def width(self) -> int:
        """The number of columns of its widest row."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of text outside the tables, trimmed and never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file in its order. A workbook has no paragraphs: its lines are rows of one cell."""

    blocks: tuple[Paragraph | Table, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines outside the tables."""
        return tuple(block.text for block in self.blocks if isinstance(block, Paragraph))
