"""Numbered blank forms are received, used for a number, or spoiled."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.organizations.models import Unit
from tamga.registers.enums import Script
from tamga.registers.models import Blank, BlankSeries, Entry
from tamga.registers.rules import HIGHEST


class BlankGone(ValueError):  # reads as a sentence where it is raised
    """The blank form isn't of the series, or was used or spoiled already."""


@transaction.atomic
def receive_blanks(
    unit: Unit,
    *,
    script: Script,
    first: int,
    last: int,
    received_on: date,
    by: User,
    at: datetime,
    series: str = "",
) -> BlankSeries:
    """Write down blank forms that came: 1. the series, 2. the journal. Raises ValueError when it
    doesn't run forward, or when some of them were received before.
    """
    if not 1 <= first <= last <= HIGHEST * 10:
        raise ValueError(_("Blank forms run from a number to one that isn't smaller."))
    letters = "".join(series.split()).upper()[:20]
    # two people may write the same box down at once; the exclusion constraint stops the second
    known = BlankSeries.everything.filter(
        unit=unit, script=script, series=letters, first__lte=last, last__gte=first
    ).first()
    if known is not None:
        raise ValueError(_("Some of them were received before: %s.") % known)
    received = BlankSeries.everything.create(
        unit=unit,
        script=script,
        series=letters,
        first=first,
        last=last,
        received_on=received_on,
        received_at=at,
        received_by=by,
    )
    record(
        "blanks.received",
        by=by,
        at=at,
        unit_id=unit.pk,
        subject=received,
        first=f"{letters}{first}",
        last=f"{letters}{last}",
    )
    return received


@transaction.atomic
def use_blank(series: BlankSeries, *, number: int, entry: Entry, by: User, at: datetime) -> Blank:
    """Use a blank form for a number of a register: 1. the form, 2. the journal. The same twice
    changes nothing. Raises BlankGone, and ValueError for a number of another unit.
    """
    if entry.unit_id != series.unit_id:
        raise ValueError(_("The number is another unit's."))
    blank = _found(series, number)
    if blank is not None and blank.entry_id == entry.pk:
        return blank
    _refuse_gone(series, number, blank)
    blank = Blank.everything.create(
        unit_id=series.unit_id, series=series, number=number, entry=entry, used_at=at, used_by=by
    )
    record(
        "blank.used",
        by=by,
        at=at,
        unit_id=series.unit_id,
        subject=blank,
        blank=f"{series.series}{number}",
        number=entry.number,
    )
    return blank


@transaction.atomic
def spoil_blank(series: BlankSeries, *, number: int, reason: str, by: User, at: datetime) -> Blank:
    """Write a blank form off: 1. the form with its reason, 2. the journal. Raises BlankGone, and
    ValueError without a reason.
    """
    why = reason.strip()[:500]
    if not why:
        raise ValueError(_("A spoiled form needs a reason."))
    _refuse_gone(series, number, _found(series, number))
    blank = Blank.everything.create(
        unit_id=series.unit_id,
        series=series,
        number=number,
        spoiled_at=at,
        spoiled_by=by,
        spoiled_why=why,
    )
    record(
        "blank.spoiled",
        by=by,
        at=at,
        unit_id=series.unit_id,
        subject=blank,
        blank=f"{series.series}{number}",
    )
    return blank


def _found(series: BlankSeries, number: int) -> Blank | None:
    BlankSeries.everything.select_for_update().get(pk=series.pk)  # one at a time
    return Blank.everything.filter(series=series, number=number).first()


def _refuse_gone(series: BlankSeries, number: int, blank: Blank | None) -> None:
    if not series.first <= number <= series.last:
        raise BlankGone(_("The form %(number)s isn't of the series %(series)s.") % {
            "number": number,
            "series": series,
        })  # fmt: skip
    if blank is not None:
        gone = _("spoiled") if blank.spoiled_at else _("used")
        raise BlankGone(_("The form %(number)s is %(gone)s already.") % {
            "number": number,
            "gone": gone,
        })  # fmt: skip
