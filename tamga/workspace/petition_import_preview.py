"""A list of petitions as its preview shows it: columns, rows, and how many of what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.forms import BoundField

from tamga.petitions.models import PetitionImport
from tamga.petitions.queries import imports
from tamga.petitions.queries.imports import ImportLine
from tamga.workspace.forms.petition_import import ColumnsForm

SAMPLES = 2  # values of a column that are shown beside it
ONLY = ("wrong", "good", "here")


@dataclass(frozen=True)
class ShownColumn:
    """A column with its first values and the choice of what it holds."""

    field: BoundField
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """The rows of a list in three heaps; ``told`` and ``untold`` will get a receipt, or not."""

    lines: tuple[ImportLine, ...]

    @property
    def good(self) -> list[ImportLine]:
        """Those that will be received."""
        return [line for line in self.lines if line.good]

    @property
    def wrong(self) -> list[ImportLine]:
        """Those that stay, with their errors."""
        return [line for line in self.lines if not line.keys]

    @property
    def here(self) -> list[ImportLine]:
        """Those that are here already, or stand in the list twice."""
        return [line for line in self.lines if line.keys and not line.good]

    @property
    def told(self) -> int:
        """How many citizens get a receipt by e-mail or SMS."""
        people = (line.row.person for line in self.good)
        return sum(1 for person in people if person.email or person.phone)

    @property
    def untold(self) -> int:
        """How many have neither."""
        return len(self.good) - self.told

    def only(self, which: str) -> Sequence[ImportLine]:
        """One of the heaps; all rows for any other word."""
        if which not in ONLY:
            return self.lines
        found: list[ImportLine] = getattr(self, which)
        return found


@dataclass(frozen=True)
class Progress:
    """How far a confirmed list is; ``total`` are the rows that had their turn."""

    total: int
    done: int
    received: int
    again: int
    left: int

    @property
    def percent(self) -> int:
        """Of the rows that have their turn."""
        return 100 * self.done // self.total if self.total else 100


def shown(started: PetitionImport, *, today: date) -> Shown:
    """Its rows as they are read now."""
    return Shown(tuple(imports.lines_of(started, today=today)))


def shown_columns(form: ColumnsForm, lines: Sequence[ImportLine]) -> list[ShownColumn]:
    """Each column with its first values."""
    columns = []
    for at in range(len(form.started.columns)):
        values = (line.cells[at] for line in lines if at < len(line.cells) and line.cells[at])
        samples = tuple(value[:60] for value, _n in zip(values, range(SAMPLES), strict=False))
        columns.append(ShownColumn(form.of_column(at), samples))
    return columns


def progress(started: PetitionImport) -> Progress:
    """One query."""
    done = Q(petition__isnull=False) | ~Q(refused="")
    found = started.rows.aggregate(
        total=Count("pk", filter=Q(turn__isnull=False)),
        done=Count("pk", filter=Q(turn__isnull=False) & done),
        received=Count("pk", filter=Q(petition__isnull=False, again=False)),
        again=Count("pk", filter=Q(again=True)),
        left=Count("pk", filter=Q(petition__isnull=True)),
    )
    return Progress(**found)
