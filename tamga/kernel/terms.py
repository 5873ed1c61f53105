"""Limits that a law sets, as data with a first day, and the due days they make.

An office that follows another law gets a new version; what was received before keeps the old one.
"""

from dataclasses import dataclass
from datetime import date

from tamga.kernel.calendar import Calendar
from tamga.kernel.deadlines import DayUnit, Deadline, Step, StepCode, within


@dataclass(frozen=True, slots=True)
class Term:
    """One version of a limit: so many days of a unit, with the article that says so.

    `rolls`: whether a due day that the office doesn't work moves to the next working day. «хоног»
    counts every day; the day of the start is never counted.
    """

    code: str
    in_force_from: date
    days: int
    unit: DayUnit
    rolls: bool
    article: str

    @property
    def rule(self) -> str:
        """Code and version, as a deadline names its rule: «petition.proposal 1995-04-17»."""
        return f"{self.code} {self.in_force_from.isoformat()}"


def due(term: Term, *, start: date, calendar: Calendar) -> Deadline:
    """The last day of a term that began on `start`. Raises ValueError for an absurd one."""
    return within(
        start, term.days, unit=term.unit, calendar=calendar, rule=term.rule, rolls=term.rolls
    )


def extended(deadline: Deadline, days: int, *, by: Term, calendar: Calendar) -> Deadline:
    """The deadline moved on by `days` of an extension, with every step that led there.

    Counted from the due day as it stands, so an extension never shortens. Raises ValueError unless
    `days` is at least 1 and at most what the term `by` allows.
    """
    if not 1 <= days <= by.days:
        raise ValueError(f"an extension of {days} days where {by.days} are allowed")
    more = within(
        deadline.due_on, days, unit=by.unit, calendar=calendar, rule=by.rule, rolls=by.rolls
    )
    begun = Step(StepCode.EXTENDED, deadline.due_on, by.rule)
    return Deadline(more.due_on, deadline.rule, (*deadline.steps, begun, *more.steps[1:]))
