"""What was numbered on paper is entered afterwards (нөхөн бүртгэл)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.organizations.models import Unit
from tamga.registers.actions.numbers import locked, void
from tamga.registers.models import Entry
from tamga.registers.rules import HIGHEST, gaps, named, stretches


class NumbersMissing(ValueError):  # reads as a sentence where it is raised
    """The numbers don't follow the last one; the message names what is missing between."""


class NumbersTaken(ValueError):  # the same
    """Some of the numbers were given already; the message names them."""


@transaction.atomic
def enter_afterwards(
    unit: Unit,
    *,
    kind: str,
    year: int,
    numbers: Iterable[int],
    numbered_on: date,
    reason: str,
    by: User,
    at: datetime,
    spoiled: Mapping[int, str] | None = None,
) -> list[Entry]:
    """Enter numbers that were given on paper, in a power cut say; all of them or none.

    1. The register is opened on first use and locked, 2. an entry for each number, marked with the
    reason, 3. those of ``spoiled`` (number → why; they needn't stand among ``numbers``) are void at
    once, so that a number spoiled on paper is no gap, 4. the register goes on after the highest,
    5. the journal. Returns the entries by number.

    Raises NumbersTaken when one was given already, NumbersMissing when they don't follow the last
    one without a gap, ValueError for no number, one out of range or before the first, one that
    stands twice, no reason, or a day outside the year or in the future.
    """
    lost = dict(spoiled or {})
    listed = [*(number for number in numbers if number not in lost), *lost]
    wanted = sorted(set(listed))
    why = reason.strip()[:500]
    if not wanted:
        raise ValueError(_("Name at least one number."))
    if not all(1 <= number <= HIGHEST for number in wanted):
        raise ValueError(_("A number is from 1 to %s.") % HIGHEST)
    if len(listed) != len(wanted):
        raise ValueError(_("A number stands twice in the list."))
    if not why:
        raise ValueError(_("What is entered afterwards needs a reason."))
    if numbered_on.year != year or numbered_on > timezone.localdate(at):
        raise ValueError(_("The day must be one of %s that has come.") % year)
    register = locked(unit, kind=kind, year=year, by=by, at=at)
    _refuse_taken(register.pk, wanted)
    below = [number for number in wanted if number < register.first_number]
    if below:
        raise ValueError(
            _("The register begins with %(first)s; these come before it: %(numbers)s.")
            % {"first": register.first_number, "numbers": named(stretches(below))}
        )
    missing = gaps(wanted, first=register.next_number)
    if missing:
        raise NumbersMissing(
            _("The register goes on with %(next)s; missing: %(numbers)s.")
            % {"next": register.next_number, "numbers": named(missing)}
        )
    entries = [
        Entry.everything.create(
            unit=unit,
            register=register,
            number=number,
            numbered_on=numbered_on,
            taken_at=at,
            taken_by=by,
            entered_afterwards=True,
            afterwards_why=why,
        )
        for number in wanted
    ]
    register.next_number = wanted[-1] + 1
    register.save(update_fields=["next_number"])
    for entry in entries:
        record(
            "number.entered_afterwards",
            by=by,
            at=at,
            unit_id=unit.pk,
            subject=entry,
            kind=kind,
            year=year,
            number=entry.number,
            numbered_on=numbered_on,
        )
        if entry.number in lost:
            void(entry, reason=lost[entry.number], by=by, at=at)
    return entries


def _refuse_taken(register_id: int, wanted: list[int]) -> None:
    taken = Entry.everything.filter(register=register_id, number__in=wanted)
    numbers = list(taken.values_list("number", flat=True))
    if numbers:
        raise NumbersTaken(_("Given already: %s.") % named(stretches(numbers)))
