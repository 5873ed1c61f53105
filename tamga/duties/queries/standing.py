"""From stored moments to the days that the rules speak of: the one place where it is done."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from tamga.duties.enums import Status
from tamga.duties.models import Occurrence
from tamga.duties.rules import Lapsed, Standing, status

Stretch = Sequence[str]
"""Since when and until when, as ISO moments: an element of ``once_done`` and ``once_excused``."""


def standing(
    *,
    opens_on: date,
    due_on: date | None,
    fulfilled_at: datetime | None,
    once_done: Iterable[Stretch] | None,
    excused_at: datetime | None,
    once_excused: Iterable[Stretch] | None,
    in_force_from: date,
) -> Standing:
    """The facts of an occurrence, or of one section that it asks for, in the installation's days.

    ``fulfilled_at`` and ``once_done`` are the section's own where a section is asked about.
    """
    return Standing(
        opens_on=opens_on,
        due_on=due_on,
        fulfilled_on=timezone.localdate(fulfilled_at) if fulfilled_at else None,
        excused_on=timezone.localdate(excused_at) if excused_at else None,
        in_force_from=in_force_from,
        once_done=_lapsed(once_done),
        once_excused=_lapsed(once_excused),
    )


def standing_of(occurrence: Occurrence, in_force_from: date) -> Standing:
    """The facts of a whole occurrence of a plan that is in force from that day."""
    return standing(
        opens_on=occurrence.opens_on,
        due_on=occurrence.due_on,
        fulfilled_at=occurrence.fulfilled_at,
        once_done=occurrence.once_done,
        excused_at=occurrence.excused_at,
        once_excused=occurrence.once_excused,
        in_force_from=in_force_from,
    )


def stands(facts: Standing, on: date) -> Status:
    """Where it stands on a day, by this installation's «due soon»."""
    return status(facts, on=on, soon_days=settings.TAMGA_DUE_SOON_DAYS)


def _lapsed(stretches: Iterable[Stretch] | None) -> tuple[Lapsed, ...]:
    return tuple(
        Lapsed(
            since=timezone.localdate(datetime.fromisoformat(since)),
            until=timezone.localdate(datetime.fromisoformat(until)),
        )
        for since, until in stretches or ()
    )
