"""When a petition is due, by the rule in force on the day of its receipt."""

from datetime import date, timedelta

from tamga.kernel.calendar import Calendar
from tamga.kernel.deadlines import Deadline, StepCode
from tamga.kernel.terms import Term, due, extended
from tamga.law.queries import calendar, term_of, term_on
from tamga.petitions.enums import Kind
from tamga.petitions.models import Petition


def calendar_of(start: date, days: int) -> Calendar:
    """The working days of the years that a count of so many days may reach, and one more: rolling
    past New Year. One query.
    """
    return calendar(range(start.year, (start + timedelta(days=2 * days + 31)).year + 1))


def deadline_of(kind: Kind, received_on: date) -> Deadline:
    """The day on which the answer is due, and how it was counted; two queries.

    Source: Law on petitions of 1995, article 16; the figures are rows of ``law``, by day of force.
    """
    return _due(term_on(f"petition.{kind.value}", received_on), received_on)


def extended_deadline(deadline: Deadline, days: int | None, *, on: date) -> Deadline:
    """The deadline with its one extension; None for ``days`` is the longest that the rule in force
    ``on`` allows. Raises ValueError for more than that, or less than a day.
    """
    term = term_on("petition.extension", on)
    more = term.days if days is None else days
    return extended(deadline, more, by=term, calendar=calendar_of(deadline.due_on, term.days))


def recounted(petition: Petition) -> Deadline:
    """A petition's count done again by the versions that it names, its extension included: a day
    off may have been added since. At most five queries.
    """
    deadline = petition.counted
    start = next(step.day for step in deadline.steps if step.code == StepCode.START)
    assert start is not None, "a count begins with the day of receipt"
    again = _due(term_of(deadline.rule), start)
    for step in deadline.steps:
        if step.code == StepCode.EXTENDED:
            term = term_of(step.detail)
            working_days = calendar_of(again.due_on, term.days)
            days = petition.extension.days
            again = extended(again, days, by=term, calendar=working_days)
    return again


def forward_until(received_on: date) -> Deadline:
    """The last day on which a petition for another body is to be passed on."""
    return _due(term_on("petition.forward", received_on), received_on)


def appeal_until(answered_on: date) -> Deadline:
    """The last day on which the citizen may complain about an answer; it rolls past days off."""
    return _due(term_on("petition.appeal", answered_on), answered_on)


def reopen_until(answered_on: date) -> Deadline:
    """The last day on which the citizen may ask us to look again: a service, not a right's end."""
    return _due(term_on("petition.reopen", answered_on), answered_on)


def target_of(received_on: date) -> Deadline:
    """The office's own goal, apart from the legal day."""
    return _due(term_on("petition.target", received_on), received_on)


def _due(term: Term, start: date) -> Deadline:
    return due(term, start=start, calendar=calendar_of(start, term.days))
