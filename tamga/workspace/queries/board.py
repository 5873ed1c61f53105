"""The board as its room shows it: marks with words and addresses, choices of the filters."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.urls import reverse

from tamga.duties.enums import Status
from tamga.duties.models import Duty, Occurrence
from tamga.duties.queries import Board, BoardRow, Cell
from tamga.duties.queries.occurrences import with_names
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.models import Position, Unit

TONES = {
    Status.LATE: "late",
    Status.DUE_SOON: "soon",
    Status.OPEN: "wait",
    Status.WAITING: "idle",
    Status.DONE_ON_TIME: "ok",
    Status.DONE_LATE: "past",
    Status.EXCUSED: "excused",
    Status.BEFORE_START: "idle",
}
SHOWN = tuple(TONES)


@dataclass(frozen=True)
class Mark:
    """A cell of the board; ``count`` where a number says more than a sign."""

    month: int
    now: bool
    cell: Cell | None
    tone: str = ""
    count: int | None = None
    url: str = ""


@dataclass(frozen=True)
class Line:
    """A row of the board with the address of its occurrences."""

    row: BoardRow
    url: str
    marks: tuple[Mark, ...]


def lines(shown: Board) -> list[Line]:
    """The rows of a board as marks; no queries."""
    base = reverse("occurrences", args=[shown.unit.slug])
    this_month = shown.on.month if shown.on.year == shown.year else 0
    return [_line(row, base, shown.year, this_month) for row in shown.rows]


def _line(row: BoardRow, base: str, year: int, this_month: int) -> Line:
    duty, section = row_ids(row)
    query: dict[str, int] = {"year": year, "duty": duty}
    if section is not None:
        query["section"] = section
    marks = []
    for month, cell in enumerate(row.cells, 1):
        if cell is None:
            marks.append(Mark(month, month == this_month, None))
            continue
        marks.append(
            Mark(
                month=month,
                now=month == this_month,
                cell=cell,
                tone=TONES[cell.status],
                count=cell.total if cell.events or cell.total > 1 else None,
                url=f"{base}?{urlencode({**query, 'month': month})}",
            )
        )
    return Line(row, f"{base}?{urlencode(query)}", tuple(marks))


def row_ids(row: BoardRow) -> tuple[int, int | None]:
    """The ids of a row's duty and section, out of its key («s12-7», «d7»)."""
    if row.key.startswith("d"):
        return int(row.key[1:]), None
    section, duty = row.key[1:].split("-")
    return int(duty), int(section)


def years_of(unit: Unit) -> list[int]:
    """The years for which a unit has a plan, newest first."""
    return list(unit.plans.order_by("-year").values_list("year", flat=True))


def owers_of(unit: Unit, *, year: int) -> list[Position]:
    """The positions that a year's plan names, as the alphabet goes."""
    named = Position.objects.filter(duties__plan__unit=unit, duties__plan__year=year).distinct()
    return sorted(named, key=lambda position: (sort_key(position.name), position.pk))


@dataclass(frozen=True)
class Wanted:
    """What an address asks of the list of occurrences."""

    year: int
    duty: int | None = None
    section: int | None = None
    month: int | None = None
    position: int | None = None


def occurrences_of(visible: QuerySet[Occurrence], wanted: Wanted) -> QuerySet[Occurrence]:
    """The occurrences that an address asks for, by due day."""
    found = with_names(visible).filter(duty__plan__year=wanted.year)
    if wanted.duty is not None:
        found = found.filter(duty=wanted.duty)
    if wanted.section is not None:
        found = found.filter(required__section=wanted.section)
    if wanted.month is not None:
        found = found.filter(due_on__month=wanted.month)
    if wanted.position is not None:
        mine = Duty.objects.filter(positions=wanted.position).values("pk")
        found = found.filter(position=wanted.position) | found.filter(position=None, duty__in=mine)
    return found.order_by(F("due_on").asc(nulls_last=True), "duty__number", "pk").distinct()
