"""What every change of a period shares: its lock and what refuses the change. Private to
``actions``.
"""

from tamga.implementation.actions.errors import ClosedPeriodError, LockedPeriodError
from tamga.implementation.models import Measure, Period


def locked_period(period_id: int, *, writing: bool = True) -> Period:
    """The period as it is now, its row locked until the transaction ends.

    Raises LockedPeriodError, and for the unit's own ``writing`` ClosedPeriodError.
    """
    found = (
        Period.objects.select_for_update(of=("self",))
        .select_related("unit__parent", "source")
        .get(pk=period_id)
    )
    if found.locked_at is not None:
        raise LockedPeriodError(found.code)
    if writing and found.closed_at is not None:
        raise ClosedPeriodError(found.code)
    return found


def shared_period(measure: Measure, *, writing: bool = True, answering: bool = False) -> Period:
    """The measure's period, held so that it can't be closed meanwhile; whoever saves another cell
    waits for this one to be saved. A measure that was sent back is ``answering``: it is open though
    the period is closed.

    Raises LockedPeriodError and ClosedPeriodError.
    """
    found = (
        Period.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit__parent", "source")
        .get(pk=measure.period_id)
    )
    if found.locked_at is not None:
        raise LockedPeriodError(found.code)
    if writing and not answering and found.closed_at is not None:
        raise ClosedPeriodError(found.code)
    return found
