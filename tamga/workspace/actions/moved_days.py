"""A decision about a day off, and what follows from it in the same moment."""

from datetime import date, datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.duties.actions import recount
from tamga.law.actions import move_day, restore_day
from tamga.law.enums import DayKind
from tamga.petitions.actions.recounting import recount as recount_petitions


@transaction.atomic
def decide_day(
    day: date, *, kind: DayKind, name: str, decided_by: str, by: User, at: datetime
) -> int:
    """Enter what was decided about a day, for the whole installation: 1. the day, 2. what counts
    working days over it is counted again, petitions that roll past it too. How many due days
    changed.
    """
    move_day(day, kind=kind, name=name, decided_by=decided_by, by=by, at=at)
    return _recount(day, by=by, at=at)


@transaction.atomic
def undo_day(day: date, *, by: User, at: datetime) -> int | None:
    """Forget what was decided about a day: 1. the day, 2. what counts working days over it is
    counted again. How many due days changed; None when nothing was decided about it.
    """
    if not restore_day(day, by=by, at=at):
        return None
    return _recount(day, by=by, at=at)


def _recount(day: date, *, by: User, at: datetime) -> int:
    return recount(day, by=by, at=at) + recount_petitions(day, by=by, at=at)
