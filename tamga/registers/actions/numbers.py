"""A register is opened, a number is taken from it, a number is voided."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.organizations.models import Unit
from tamga.registers.models import Entry, Register
from tamga.registers.rules import HIGHEST


class RegisterInUse(ValueError):  # reads as a sentence where it is raised
    """The register is open already, and with other numbers."""


@transaction.atomic
def open_register(
    unit: Unit, *, kind: str, year: int, first: int = 1, by: User | None, at: datetime
) -> Register:
    """Open a unit's register of a kind and year: 1. the row, 2. the journal.

    The same one twice changes nothing. One from which nothing was taken yet gets its other first
    number. Raises RegisterInUse when numbers were taken from it, ValueError for a first number
    below 1 or beyond all reason.
    """
    if not 1 <= first <= HIGHEST:
        raise ValueError(_("A register begins with a number from 1 to %s.") % HIGHEST)
    register, created = Register.everything.select_for_update().get_or_create(
        unit=unit,
        kind=kind,
        year=year,
        defaults={
            "first_number": first,
            "next_number": first,
            "opened_at": at,
            "opened_by": by,
        },
    )
    if not created:
        if register.first_number == first:
            return register
        if register.entries.exists():
            raise RegisterInUse(_("Numbers were taken from this register already."))
        register.first_number = register.next_number = first
        register.save(update_fields=["first_number", "next_number"])
    record(
        "register.opened",
        by=by,
        at=at,
        unit_id=unit.pk,
        subject=register,
        kind=kind,
        year=year,
        first=first,
    )
    return register


def locked(unit: Unit, *, kind: str, year: int, by: User | None, at: datetime) -> Register:
    """The register, opened when it isn't yet, and locked until the transaction ends. Private to
    ``actions``.
    """
    rows = Register.everything.select_for_update().filter(unit=unit, kind=kind, year=year)
    found = rows.first()
    if found is None:
        open_register(unit, kind=kind, year=year, by=by, at=at)
        found = rows.get()
    return found


@transaction.atomic
def take(unit: Unit, *, kind: str, year: int, by: User | None, at: datetime, on: date) -> Entry:
    """Take the next number: 1. the register is opened on first use and locked until the caller's
    transaction ends, 2. the entry of the day ``on``, 3. the register moves on, 4. the journal.

    Everybody else who wants a number of this register waits; if the caller's transaction comes to
    nothing, so does the number, and the next one gets it. Raises ValueError for a day before the
    register's year.
    """
    if on.year < year:
        raise ValueError(_("A number of %(year)s can't be given on %(day)s.") % _said(year, on))
    register = locked(unit, kind=kind, year=year, by=by, at=at)
    entry = Entry.everything.create(
        unit=unit,
        register=register,
        number=register.next_number,
        numbered_on=on,
        taken_at=at,
        taken_by=by,
    )
    register.next_number += 1
    register.save(update_fields=["next_number"])
    record(
        "number.taken",
        by=by,
        at=at,
        unit_id=unit.pk,
        subject=entry,
        kind=kind,
        year=year,
        number=entry.number,
    )
    return entry


def _said(year: int, on: date) -> dict[str, object]:
    return {"year": year, "day": on.isoformat()}


@transaction.atomic
def void(entry: Entry, *, reason: str, by: User, at: datetime) -> bool:
    """Void a number: 1. why, by whom, when; the number stays and is never given again, 2. the
    journal. False, changing nothing, when it is void already. Raises ValueError without a reason.
    """
    why = reason.strip()[:500]
    if not why:
        raise ValueError(_("A void number needs a reason."))
    won = Entry.everything.filter(pk=entry.pk, voided_at__isnull=True).update(
        voided_at=at, voided_by=by, void_why=why
    )
    if won:
        entry.refresh_from_db()
        record(
            "number.voided",
            by=by,
            at=at,
            unit_id=entry.unit_id,
            subject=entry,
            kind=entry.register.kind,
            year=entry.register.year,
            number=entry.number,
        )
    return bool(won)
