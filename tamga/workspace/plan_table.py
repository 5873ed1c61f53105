"""The rows of a plan as its page says them."""

from collections.abc import Iterable
from dataclasses import dataclass

from tamga.duties.enums import Responsibility, Status
from tamga.duties.queries.plans import PlanOccurrence, PlanRow
from tamga.workspace.plan_phrases import terms

TONES = {
    Status.LATE: "late",
    Status.DUE_SOON: "soon",
    Status.OPEN: "wait",
    Status.WAITING: "wait",
    Status.BEFORE_START: "wait",
    Status.EXCUSED: "wait",
    Status.DONE_LATE: "past",
    Status.DONE_ON_TIME: "ok",
}


@dataclass(frozen=True)
class ShownOccurrence:
    """One time that a duty is owed, with the tone of its status."""

    of: PlanOccurrence

    @property
    def tone(self) -> str:
        """A tone of ``docs/look.md``."""
        return TONES[self.of.status]


@dataclass(frozen=True)
class ShownRow:
    """A duty with its terms in words."""

    row: PlanRow
    terms: list[str]
    occurrences: list[ShownOccurrence]

    @property
    def tone(self) -> str:
        """Of what most wants to be seen."""
        if self.row.missing:
            return "late"
        if self.row.due:
            return "past" if self.row.late_done else "ok"
        return "wait"

    @property
    def sharing(self) -> str:
        """How several positions share it, "" for one."""
        if len(self.row.positions) < 2:
            return ""
        return str(Responsibility(self.row.duty.responsibility).label)


def shown_rows(rows: Iterable[PlanRow]) -> list[ShownRow]:
    """The rows in their order."""
    return [
        ShownRow(row, terms(row.schedules), [ShownOccurrence(each) for each in row.occurrences])
        for row in rows
    ]
