"""A decision is signed, gets its number, and may lose it again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.publishing_duty import excuse_duty, name_duty, open_duty
from tamga.decisions.actions.searching import tell_search
from tamga.decisions.actions.steps import WrongState, journal, locked, locked_for, move
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Decision
from tamga.kernel.mongolian.decision_numbers import own_number
from tamga.organizations.models import Position
from tamga.registers.actions import take, void
from tamga.registers.models import Entry


@transaction.atomic
def sign(
    decision: Decision,
    *,
    signed_on: date,
    by: User,
    at: datetime,
    signer: Position | None = None,
    signer_name: str = "",
    in_force_from: date | None = None,
    in_force_to: date | None = None,
) -> Decision:
    """Say that a reviewed decision was signed: 1. its day, who signed, from when to when it is in
    force (from its day on unless said), 2. where its kind is due on the site, it is for everybody
    and an event duty waits for such decisions, that duty's event is opened for this day, 3. the
    journal. Raises WrongState, and ValueError for a day to come or a force that ends before it
    begins.
    """
    found = locked_for(decision, State.SIGNED)
    if signed_on > timezone.localdate(at):
        raise ValueError(_("A decision can't be signed on a day to come."))
    starts = in_force_from or signed_on
    if in_force_to is not None and in_force_to < starts:
        raise ValueError(_("It can't end to be in force before it begins."))
    found.signed_on, found.signed_at, found.signed_by = signed_on, at, by
    found.signer, found.signer_name = signer, signer_name.strip()[:200]
    found.in_force_from, found.in_force_to = starts, in_force_to
    if found.visibility == Visibility.PUBLIC:
        found.publishing = open_duty(found, by=by, at=at)
    found.state = State.SIGNED
    found.save()
    journal("decision.signed", found, by=by, at=at, signed_on=signed_on)
    return found


@transaction.atomic
def number(
    decision: Decision,
    *,
    by: User,
    at: datetime,
    on: date | None = None,
    entry: Entry | None = None,
) -> Decision:
    """Give a signed decision its number: 1. the next one of its kind's register of the year it was
    signed in, on the day ``on`` (today's by ``at`` unless said), or the ``entry`` that was numbered
    on paper and entered afterwards, 2. the decision with it, 3. the event of the publishing duty is
    named by it, 4. the journal.

    The register stays locked until the caller's transaction ends. Raises WrongState, and ValueError
    for an entry of another register, one that is void, or one that has a decision already.
    """
    found = locked_for(decision, State.NUMBERED)
    if found.signed_on is None:
        raise WrongState(_("It isn't signed yet."))
    year = found.signed_on.year
    if entry is None:
        entry = take(
            found.unit,
            kind=found.kind_id,
            year=year,
            by=by,
            at=at,
            on=on or timezone.localdate(at),
        )
    else:
        _refuse_strange(entry, found, year)
    found.entry, found.year = entry, year
    found.number = found.number_printed = own_number(found.kind.series, entry.number)
    move(found, State.NUMBERED, "entry", "year", "number", "number_printed")
    name_duty(found, by=by, at=at)
    journal("decision.numbered", found, by=by, at=at)
    return found


def _refuse_strange(entry: Entry, decision: Decision, year: int) -> None:
    register = entry.register
    if (register.unit_id, register.kind, register.year) != (
        decision.unit_id,
        decision.kind_id,
        year,
    ):
        raise ValueError(_("This number is of another register."))
    if entry.voided_at is not None:
        raise ValueError(_("This number is void."))
    if Decision.everything.filter(entry=entry).exists():
        raise ValueError(_("This number has a decision already."))


@transaction.atomic
def void_number(decision: Decision, *, reason: str, by: User, at: datetime) -> bool:
    """Void the number of a decision: 1. its register entry, with reason and person; the number is
    never given again, 2. the search forgets it, 3. an open duty to publish it is excused with that
    reason, 4. the journal.

    From then on it is public no more, was never in force, and amends or repeals nothing. False,
    changing nothing, when it is void already. Raises WrongState without a number of our own,
    ValueError without a reason.
    """
    found = locked(decision)
    if found.entry is None:
        raise WrongState(_("It has no number of our registers."))
    if not void(found.entry, reason=reason, by=by, at=at):
        return False
    found.entry.refresh_from_db()
    tell_search(found, at=at)
    excuse_duty(found, why=reason, by=by, at=at)
    journal("decision.void", found, by=by, at=at)
    return True
