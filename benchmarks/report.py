"""What a benchmark answers: tables, printed as Markdown for ``docs/benchmarks.md``."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | float


@dataclass(frozen=True)
class Table:
    """Figures under a title; ``notes`` are sentences below it."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()

    def markdown(self) -> str:
        """The table as Markdown: the first column to the left, figures to the right."""
        rule = ["---", *("---:" for _ in self.header[1:])]
        lines = [_line(self.header), _line(rule)]
        lines += [_line([shown(cell) for cell in row]) for row in self.rows]
        return "\n".join([f"### {self.title}", "", *lines, *(f"\n{note}" for note in self.notes)])


def shown(cell: Cell) -> str:
    """A figure as people read it: three significant digits, thousands apart."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int) or cell >= 100:
        return f"{cell:,.0f}"
    return f"{cell:.1f}" if cell >= 10 else f"{cell:.2f}"


def machine() -> str:
    """Where and under which load it was measured."""
    cores = os.cpu_count()
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"{cores} cores, Python {platform.python_version()}, load {load} (1, 5, 15 minutes)."


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
