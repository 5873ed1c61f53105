"""The board: sections × months, one mark a cell."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tamga.duties.enums import Status
from tamga.duties.models import Duty, DutyPosition, DutySection, Occurrence, OccurrenceSection
from tamga.duties.queries.standing import Stretch, standing, stands
from tamga.organizations.models import Unit

_Done = tuple[datetime | None, Sequence[Stretch] | None]
"""When it was fulfilled, and the stretches that it once counted as done."""

_WORST_FIRST = (
    Status.LATE,
    Status.DUE_SOON,
    Status.OPEN,
    Status.WAITING,
    Status.DONE_LATE,
    Status.DONE_ON_TIME,
    Status.EXCUSED,
    Status.BEFORE_START,
)


@dataclass
class Cell:
    """What a row owes in a month: the statuses of its occurrences due then."""

    counts: Counter[Status] = field(default_factory=Counter)
    events: int = 0

    @property
    def status(self) -> Status:
        """The one that most wants to be seen."""
        return next(s for s in _WORST_FIRST if self.counts[s])

    @property
    def total(self) -> int:
        """How many occurrences are due in the month."""
        return self.counts.total()


@dataclass
class BoardRow:
    """A section, or a duty without one, with who owes it and twelve months."""

    key: str
    menu: str
    title: str
    path: str
    number: int
    positions: tuple[str, ...]
    months: dict[int, Cell] = field(default_factory=dict)

    @property
    def late(self) -> int:
        """How many occurrences of the row are late."""
        return sum(cell.counts[Status.LATE] for cell in self.months.values())

    @property
    def cells(self) -> list[Cell | None]:
        """January to December; None where nothing is due."""
        return [self.months.get(month) for month in range(1, 13)]


@dataclass(frozen=True)
class Board:
    """A unit's year at a glance."""

    unit: Unit
    year: int
    on: date
    rows: tuple[BoardRow, ...]
    totals: Mapping[Status, int]
    duties: int


def board(
    unit: Unit,
    *,
    year: int,
    on: date,
    position: int | None = None,
    only: Status | None = None,
    late_first: bool = False,
) -> Board:
    """The board of a unit and year as it stands on a day, in five queries whatever its size.

    ``position`` keeps the rows that a position owes, ``only`` those with a cell of that status.
    The totals count occurrences, not cells: one that asks for three sections counts once.
    """
    duties = {
        duty["pk"]: duty
        for duty in Duty.objects.filter(plan__unit=unit, plan__year=year)
        .order_by("number", "pk")
        .values("pk", "number", "work", "ended_on", "plan__in_force_from")
    }
    # by key and not by a join: a join made PostgreSQL read the duties of the whole nation
    keys = list(duties)
    owners: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for duty, pk, name in (
        DutyPosition.objects.filter(duty__in=keys)
        .order_by("order")
        .values_list("duty_id", "position_id", "position__name")
    ):
        owners[duty].append((pk, name))
    rows: dict[tuple[int, int | None], BoardRow] = {}
    for duty, pk, menu, title, path in (
        DutySection.objects.filter(duty__in=keys)
        .order_by("duty__number", "order")
        .values_list("duty_id", "section_id", "section__menu", "section__title", "section__path")
    ):
        rows[duty, pk] = _row(duties[duty], owners[duty], f"s{pk}-{duty}", menu, title, path)
    with_sections = {duty for duty, _ in rows}
    for duty in duties:
        if duty not in with_sections:
            work = duties[duty]["work"]
            rows[duty, None] = _row(duties[duty], owners[duty], f"d{duty}", "", work, "")

    totals: Counter[Status] = Counter()
    occurrences = list(
        Occurrence.objects.filter(duty__in=keys)
        .exclude(occurred_on__gt=on)
        .values(
            "pk",
            "duty_id",
            "opens_on",
            "due_on",
            "fulfilled_at",
            "once_done",
            "excused_at",
            "once_excused",
            "occurred_on",
        )
    )
    required: dict[int, list[tuple[int | None, _Done]]] = defaultdict(list)
    for whose, section, at, once in OccurrenceSection.objects.filter(
        occurrence__in=[occurrence["pk"] for occurrence in occurrences]
    ).values_list("occurrence_id", "section_id", "fulfilled_at", "once_done"):
        required[whose].append((section, (at, once)))
    for occurrence in occurrences:
        duty, due_on = occurrence["duty_id"], occurrence["due_on"]
        if position is not None and position not in {pk for pk, _ in owners[duty]}:
            continue
        force = duties[duty]["plan__in_force_from"]
        whole: _Done = (occurrence["fulfilled_at"], occurrence["once_done"])
        of_whole = _stands(occurrence, whole, force, on)
        totals[of_whole] += 1
        if due_on is None:
            continue
        for part, done in required.get(occurrence["pk"]) or [(None, whole)]:
            row = rows.get((duty, part))
            if row is not None:
                cell = row.months.setdefault(due_on.month, Cell())
                # most ask for one section, which stands where the whole does
                of_part = of_whole if done == whole else _stands(occurrence, done, force, on)
                cell.counts[of_part] += 1
                cell.events += occurrence["occurred_on"] is not None
    shown = [
        row
        for (duty, _), row in rows.items()
        if (position is None or position in {pk for pk, _ in owners[duty]})
        and (only is None or any(cell.counts[only] for cell in row.months.values()))
        and (duties[duty]["ended_on"] is None or row.months)
    ]
    shown.sort(key=lambda row: (-row.late if late_first else 0, row.number))
    return Board(unit, year, on, tuple(shown), totals, len(duties))


def _stands(occurrence: Mapping[str, Any], done: _Done, force: date, on: date) -> Status:
    fulfilled_at, once_done = done
    facts = standing(
        opens_on=occurrence["opens_on"],
        due_on=occurrence["due_on"],
        fulfilled_at=fulfilled_at,
        once_done=once_done,
        excused_at=occurrence["excused_at"],
        once_excused=occurrence["once_excused"],
        in_force_from=force,
    )
    return stands(facts, on)


def _row(
    duty: Mapping[str, object],
    owners: list[tuple[int, str]],
    key: str,
    menu: str,
    title: str,
    path: str,
) -> BoardRow:
    number = duty["number"]
    assert isinstance(number, int)
    return BoardRow(
        key=key,
        menu=menu,
        title=title,
        path=path,
        number=number,
        positions=tuple(name for _, name in owners),
    )
