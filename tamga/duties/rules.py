"""Where an occurrence stands: pure predicates over stored facts."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tamga.duties.enums import Status

FINISHED: Final = frozenset({Status.DONE_ON_TIME, Status.DONE_LATE, Status.EXCUSED})
UNFINISHED: Final = frozenset({Status.OPEN, Status.DUE_SOON, Status.LATE})


@dataclass(frozen=True)
class Standing:
    """The stored facts that a status is computed from; all days in the installation's zone."""

    opens_on: date
    due_on: date | None
    fulfilled_on: date | None
    excused_on: date | None
    in_force_from: date


def status(facts: Standing, *, on: date, soon_days: int = 7) -> Status:
    """The status of an occurrence at the end of the day ``on``.

    What was done counts first, even before the plan's day of force; what was due before that
    day is never late; an occurrence without a due day is never late either.
    """
    if facts.fulfilled_on is not None and facts.fulfilled_on <= on:
        late = facts.due_on is not None and facts.fulfilled_on > facts.due_on
        return Status.DONE_LATE if late else Status.DONE_ON_TIME
    if facts.excused_on is not None and facts.excused_on <= on:
        return Status.EXCUSED
    if facts.due_on is not None and facts.due_on < facts.in_force_from:
        return Status.BEFORE_START
    if facts.opens_on > on:
        return Status.WAITING
    if facts.due_on is None:
        return Status.OPEN
    if facts.due_on < on:
        return Status.LATE
    return Status.DUE_SOON if (facts.due_on - on).days <= soon_days else Status.OPEN
