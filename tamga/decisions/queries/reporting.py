"""By when the next report about a provision is due, and to whom besides."""

from datetime import date

from tamga.decisions.models import Provision, Recipient
from tamga.kernel.schedules import Period, Schedule, periods


def turns(provision: Provision, *, first: date, last: date) -> list[Period]:
    """The turns of its report rhythm that fall due from ``first`` to ``last``, soonest first.

    None falls due before the decision was signed, nor outside of the provision's own validity. What
    an event sets off and what runs all the year has no turns. ``decision`` must be loaded.
    """
    signed = provision.decision.signed_on
    starts = max(day for day in (first, signed, provision.valid_from) if day is not None)
    ends = min(last, provision.valid_to or last)
    found = [
        turn
        for data in provision.schedules
        # a window over New Year belongs to the year in which it opens
        for year in range(starts.year - 1, ends.year + 1)
        for turn in periods(
            Schedule.from_json(data), year, default_first_year=(signed or first).year
        )
        if turn.due_on is not None and starts <= turn.due_on <= ends
    ]
    return sorted(found, key=lambda turn: (turn.due_on or last, turn.opens_on))


def next_turn(provision: Provision, *, on: date) -> Period | None:
    """The turn of its report rhythm that falls due next, this year or in the next."""
    found = turns(provision, first=on, last=date(on.year + 1, 12, 31))
    return found[0] if found else None


def recipients_of(provision: Provision) -> list[Recipient]:
    """Who else the report goes to, as they were written; no query where they were prefetched."""
    return list(provision.recipients.all())
