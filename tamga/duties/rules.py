"""Where an occurrence stands: pure predicates over stored facts."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tamga.duties.enums import Status

FINISHED: Final = frozenset({Status.DONE_ON_TIME, Status.DONE_LATE, Status.EXCUSED})
UNFINISHED: Final = frozenset({Status.OPEN, Status.DUE_SOON, Status.LATE})


@dataclass(frozen=True)
class Lapsed:
    """It counted as done or excused since a day, until what that rested on was taken back."""

    since: date
    until: date


@dataclass(frozen=True)
class Standing:
    """The stored facts that a status is computed from; all days in the installation's zone."""

    opens_on: date
    due_on: date | None
    fulfilled_on: date | None
    excused_on: date | None
    in_force_from: date
    once_done: tuple[Lapsed, ...] = ()
    once_excused: tuple[Lapsed, ...] = ()


def _stood(since: date | None, lapsed: tuple[Lapsed, ...], on: date) -> date | None:
    """The first of the days since which it stood so at the end of the day ``on``."""
    days = [since] if since is not None and since <= on else []
    days += [each.since for each in lapsed if each.since <= on < each.until]
    return min(days, default=None)


def status(facts: Standing, *, on: date, soon_days: int = 7) -> Status:
    """The status of an occurrence at the end of the day ``on``.

    What was done counts first, even before the plan's day of force; what was due before that
    day is never late; an occurrence without a due day is never late either. What was withdrawn
    later counts until the day before.
    """
    done_on = _stood(facts.fulfilled_on, facts.once_done, on)
    if done_on is not None:
        late = facts.due_on is not None and done_on > facts.due_on
        return Status.DONE_LATE if late else Status.DONE_ON_TIME
    if _stood(facts.excused_on, facts.once_excused, on) is not None:
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
