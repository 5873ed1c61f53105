"""Rows on their way to measures, and the notes taken on the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tamga.documents.tables import Place
from tamga.implementation.reading.cells import Cells
from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.model import Problem


@dataclass(eq=False)
class Entry:
    """A row of the report's table. With a `number` it is a measure, else `joins` one, or neither.

    `order` is the decision's running number that stands in this row; `inferred`: the number isn't
    printed; `at` the position among the rows.
    """

    cells: Cells
    order: int | None
    number: int | None
    number_slid: bool = False
    inferred: bool = False
    joins: "Entry | None" = None
    decision: int | None = None
    at: int = 0

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.cells.place

    @property
    def has_scores(self) -> bool:
        """Whether it carries a score of its own."""
        return self.cells.scores.any

    @property
    def measure(self) -> "Entry | None":
        """The measure it is, or joins."""
        return self if self.number is not None else self.joins


@dataclass
class Notes:
    """Problems in the order they are found; `end` is the place of the last row."""

    end: Place | None = None
    problems: list[Problem] = field(default_factory=list)

    def add(
        self,
        code: Code,
        place: Place | None = None,
        numbers: tuple[int, ...] = (),
        **params: str | int,
    ) -> None:
        """One problem."""
        self.problems.append(Problem(code, place, numbers, params))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """In the order of the file, what concerns the whole report last."""
    return tuple(sorted(problems, key=_order))


def _order(problem: Problem) -> tuple[bool, Place]:
    return problem.place is None, problem.place or Place(0, 0)
