"""Numbers are taken as they were shown; what the office decided is assigned in the office."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions import WrongState, assign, number, send_down
from tamga.decisions.models import Assignment, Decision, Provision
from tamga.implementation.actions import follow_assignment
from tamga.organizations.models import Position, Unit


@transaction.atomic
def number_as_shown(decision: Decision, *, shown: int, on: date, by: User, at: datetime) -> None:
    """Number a decision (``decisions.actions.number``), but only with the number that its keeper
    has seen and may have written on the paper already. Raises WrongState when somebody else took
    it meanwhile; nothing is changed then, and no number lost.
    """
    done = number(decision, on=on, by=by, at=at)
    given = done.entry.number if done.entry else 0
    if given != shown:
        raise WrongState(
            _("Number %(shown)s was given to another decision meanwhile; the next one is %(next)s.")
            % {"shown": shown, "next": given}
        )


@transaction.atomic
def assign_here(
    provision: Provision,
    unit: Unit,
    *,
    positions: Sequence[Position],
    by: User,
    at: datetime,
    windows: Sequence[tuple[date, date]] | None = None,
) -> Assignment:
    """Assign a provision to positions of ``unit``: 1. one of the unit's own books is sent to the
    unit itself if it wasn't, 2. the positions, of which the first leads, 3. what is being reported
    of it moves to their desks. Raises as ``send_down`` and ``assign``, and ValueError for one from
    above that was never sent here.
    """
    found = Assignment.everything.filter(provision=provision, unit=unit).first()
    if found is None:
        if provision.decision.unit_id != unit.pk:
            raise ValueError(_("This provision wasn't sent to the unit."))
        (found,) = send_down(provision, units=[unit], by=by, at=at)
    assigned = assign(found, positions=positions, windows=windows, by=by, at=at)
    follow_assignment(assigned)
    return assigned
