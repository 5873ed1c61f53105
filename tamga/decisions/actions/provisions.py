"""Provisions are added to a decision, and taken off control by another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.relations import is_above
from tamga.decisions.actions.searching import tell_search
from tamga.decisions.actions.steps import journal, locked, refuse_joined, refuse_unissued
from tamga.decisions.actions.stopping import refuse_personal
from tamga.decisions.enums import State
from tamga.decisions.models import Assignment, Decision, Provision, Recipient, Window
from tamga.journal.actions import record
from tamga.kernel.schedules import Schedule


@dataclass(frozen=True)
class Reports:
    """To whom else the report about a provision goes, and in which form («илтгэх хуудас»)."""

    name: str
    form: str = ""


@transaction.atomic
def add_provision(
    decision: Decision,
    *,
    text: str,
    by: User | None,
    at: datetime,
    number_printed: str = "",
    parent: Provision | None = None,
    order: int | None = None,
    controlled: bool = True,
    responsible_text: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    schedules: Sequence[Schedule] = (),
    windows: Sequence[tuple[date, date]] = (),
    recipients: Sequence[Reports] = (),
) -> Provision:
    """Add a provision: 1. the row, last unless an ``order`` is given; a heading isn't
    ``controlled``, 2. its windows (opens on, due on), 3. who else its report goes to, 4. on a
    published decision it stops at personal data, and the search learns it, 5. the journal.

    Raises ValueError for an empty text, a parent of another decision, or days that run backwards;
    WrongState for a printed decision that was joined into another.
    """
    found = locked(decision)
    refuse_joined(found)
    if not text.strip():
        raise ValueError(_("A provision needs a text."))
    if parent is not None and parent.decision_id != found.pk:
        raise ValueError(_("The provision above it is of another decision."))
    if valid_from and valid_to and valid_to < valid_from:
        raise ValueError(_("It can't end before it begins."))
    if order is None:
        order = (found.provisions.aggregate(last=Max("order"))["last"] or 0) + 1
    provision = Provision.everything.create(
        decision=found,
        parent=parent,
        number_printed=number_printed.strip()[:40],
        text=text.strip(),
        order=order,
        responsible_text=responsible_text.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        schedules=[schedule.to_json() for schedule in schedules],
        controlled=controlled,
        added_at=at,
        added_by=by,
    )
    write_windows(provision, None, windows)
    write_recipients(provision, recipients)
    if found.state == State.PUBLISHED:
        refuse_personal(found)
        tell_search(found, at=at)
    journal("provision.added", found, by=by, at=at, provision=provision.pk)
    return provision


def write_windows(
    provision: Provision, assignment: Assignment | None, windows: Sequence[tuple[date, date]]
) -> None:
    """Make the windows of a provision, or of one assignment of it, these. Private to ``actions``.
    Raises ValueError when one runs backwards.
    """
    if any(due < opens for opens, due in windows):
        raise ValueError(_("It can't be due before it opens."))
    Window.objects.filter(provision=provision, assignment=assignment).delete()
    Window.objects.bulk_create(
        Window(provision=provision, assignment=assignment, opens_on=opens, due_on=due)
        for opens, due in dict.fromkeys(windows)
    )


def write_recipients(provision: Provision, recipients: Sequence[Reports]) -> None:
    """Make these the ones that the report goes to besides. Private to ``actions``. Raises
    ValueError for one without a name, or named twice.
    """
    rows = [(each.name.strip()[:200], each.form.strip()[:200]) for each in recipients]
    names = [name for name, _form in rows]
    if not all(names) or len(set(names)) < len(names):
        raise ValueError(_("Each recipient of the report is named, and once."))
    Recipient.objects.filter(provision=provision).delete()
    Recipient.objects.bulk_create(
        Recipient(provision=provision, name=name, form=form) for name, form in rows
    )


@transaction.atomic
def take_off_control(
    provision: Provision,
    *,
    decision: Decision,
    by: User | None,
    at: datetime,
    on: date | None = None,
) -> bool:
    """Take a provision off control (хяналтаас хасах) by a named decision: 1. the day (that the
    decision was signed on unless said), the decision, when and by whom, 2. the journal of the
    provision's decision. Until that day it is carried over from period to period.

    False, changing nothing, when it was taken off before. Raises WrongState unless the decision
    has a number that stands, ValueError when it is of a unit that isn't the same or above, or for a
    day before the provision's own decision was signed.
    """
    named, ordering = locked(decision), provision.decision
    refuse_unissued(named, ordering)
    if not is_above(named.unit, ordering.unit):
        raise ValueError(_("Only the same unit or one above it can do this."))
    day = on or named.signed_on
    if day is None or (ordering.signed_on is not None and day < ordering.signed_on):
        raise ValueError(_("On that day the other decision wasn't signed yet."))
    won = Provision.everything.filter(pk=provision.pk, taken_off_on__isnull=True).update(
        taken_off_on=day, taken_off_by_decision=named, taken_off_at=at, taken_off_by=by
    )
    if won:
        provision.refresh_from_db()
        record(
            "provision.taken_off_control",
            by=by,
            at=at,
            unit_id=ordering.unit_id,
            subject=provision,
            on=day,
            other=named.number or "?",
        )
    return bool(won)
