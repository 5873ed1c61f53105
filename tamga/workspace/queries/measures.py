"""The seven-column table as one person sees it: whose rows, who writes, what may be changed."""

from dataclasses import dataclass
from datetime import date, datetime

from tamga.accounts.models import User
from tamga.implementation.models import Measure, Period
from tamga.implementation.queries import Line, decision_words, lines_of, own_measures, writers
from tamga.kernel.scales import Scale
from tamga.law.queries import scale_of


@dataclass(frozen=True)
class TableRow:
    """A measure: ``decision`` stands on a decision's first row alone, ``writes`` and ``scores``
    say what this person may change in it now.
    """

    line: Line
    decision: str
    posts: tuple[str, ...]
    mine: bool
    writes: bool
    scores: bool
    writing: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """``groups`` are (kind of decisions, rows); ``mine`` of all ``total`` rows are one's own."""

    groups: tuple[tuple[str, tuple[TableRow, ...]], ...]
    scale: Scale
    total: int
    mine: int
    empty: int
    """Rows without progress, of those that are shown."""


def table_of(
    period: Period, user: User, *, reports: bool, own_only: bool, on: date, at: datetime
) -> Table:
    """Ten queries for any number of measures. ``reports``: whether ``user`` writes the report and
    so every row of it; others write the rows of their posts.
    """
    lines = lines_of(period)
    mine = own_measures(user, period.pk, on=on)
    posts = _posts(period)
    there = writers(period.pk, at=at, but=user)
    groups: list[tuple[str, list[TableRow]]] = []
    before = None
    for line in lines:
        key = line.measure.pk
        if own_only and key not in mine:
            continue
        decision = line.measure.provision.decision
        opened = _open(period, line)
        row = TableRow(
            line=line,
            decision=decision_words(decision) if decision != before else "",
            posts=tuple(posts.get(key, ())),
            mine=key in mine,
            writes=opened and (reports or key in mine),
            scores=opened and reports and line.measure.joint_with_id is None,
            writing=tuple(there.get(key, ())),
        )
        if not groups or groups[-1][0] != decision.kind.group_name:
            groups.append((decision.kind.group_name, []))
        groups[-1][1].append(row)
        before = decision
    shown = [row for _name, rows in groups for row in rows]
    return Table(
        groups=tuple((name, tuple(rows)) for name, rows in groups),
        scale=scale_of(period.scale),
        total=len(lines),
        mine=len(mine),
        empty=sum(not row.line.progress for row in shown),
    )


def _open(period: Period, line: Line) -> bool:
    if period.locked_at is not None:
        return False
    return period.closed_at is None or bool(line.sent_back)


def _posts(period: Period) -> dict[int, list[str]]:
    through = Measure.positions.through.objects.filter(measure__period=period)
    found: dict[int, list[str]] = {}
    for measure, name in through.order_by("pk").values_list("measure_id", "position__name"):
        found.setdefault(measure, []).append(name)
    return found
