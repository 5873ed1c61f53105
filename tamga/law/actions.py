"""Enter what a resolution decided about a day, or take it back."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.journal.actions import record
from tamga.kernel.scales import Scale
from tamga.kernel.terms import Term
from tamga.law import models
from tamga.law.enums import DayKind
from tamga.law.models import MovedDay, ScoreScale


@transaction.atomic
def move_day(
    day: date, *, kind: DayKind, name: str, decided_by: str, by: Any, at: datetime
) -> MovedDay:
    """Make ``day`` free or worked, whatever it was; entering the same twice changes nothing.

    1. The row is written, or the one of that day changed. 2. ``law.day_moved`` is journalled:
    apps that count working days read it from their bookmark and count their open cases again.
    Raises ValueError for an unknown kind, an empty name or a missing resolution.
    """
    values = {"kind": DayKind(kind), "name": name.strip(), "decided_by": decided_by.strip()}
    if not values["name"] or not values["decided_by"]:
        raise ValueError(_("Say the name of the day and the resolution that decided it."))
    moved, created = MovedDay.objects.select_for_update().get_or_create(day=day, defaults=values)
    if not created:
        if all(getattr(moved, field) == value for field, value in values.items()):
            return moved
        for field, value in values.items():
            setattr(moved, field, value)
        moved.save()
    record("law.day_moved", by=by, at=at, subject=moved, day=day, kind=moved.kind)
    return moved


@transaction.atomic
def restore_day(day: date, *, by: Any, at: datetime) -> bool:
    """Forget what was decided about ``day``; False if nothing was.

    1. The row is deleted. 2. ``law.day_restored`` is journalled, read as above.
    """
    moved = MovedDay.objects.select_for_update().filter(day=day).first()
    if moved is None:
        return False
    record("law.day_restored", by=by, at=at, subject=moved, day=day)
    moved.delete()
    return True


@transaction.atomic
def add_scale(scale: Scale, *, name: str, by: Any, at: datetime) -> ScoreScale:
    """Enter a version of the scale; what was scored before keeps its own.

    1. Stores it. 2. Journals it. Raises IntegrityError when its code or first day stands already.
    """
    row = ScoreScale.objects.create(
        code=scale.code,
        name=name,
        in_force_from=scale.in_force_from,
        values=list(scale.values),
        bands=[{"code": b.code, "low": b.low, "high": b.high} for b in scale.bands],
    )
    record("law.scale_added", by=by, at=at, subject=row, scale=scale.code)
    return row


@transaction.atomic
def add_term(term: Term, *, by: Any, at: datetime) -> models.Term:
    """Enter a version of a legal term; what was received before keeps its own.

    1. Stores it. 2. Journals it. Raises IntegrityError when that version stands already.
    """
    row = models.Term.objects.create(
        code=term.code,
        in_force_from=term.in_force_from,
        days=term.days,
        unit=term.unit,
        rolls=term.rolls,
        article=term.article,
    )
    record("law.term_added", by=by, at=at, subject=row, term=term.code, days=term.days)
    return row
