"""A provision is changed: its words while it is a draft, how it is followed also later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.provisions import Reports, write_recipients, write_windows
from tamga.decisions.actions.steps import WrongState, journal, locked, refuse_joined
from tamga.decisions.models import Provision
from tamga.decisions.queries.marks import mark_of
from tamga.decisions.queries.standing import is_void
from tamga.decisions.rules import EDITABLE
from tamga.kernel.schedules import Schedule


@dataclass(frozen=True)
class Words:
    """What a provision says; a heading isn't ``controlled``."""

    text: str
    number_printed: str = ""
    parent: Provision | None = None
    responsible_text: str = ""
    controlled: bool = True
    valid_from: date | None = None
    valid_to: date | None = None


@transaction.atomic
def revise_provision(
    provision: Provision,
    *,
    by: User,
    at: datetime,
    words: Words | None = None,
    windows: Sequence[tuple[date, date]] = (),
    schedules: Sequence[Schedule] = (),
    recipients: Sequence[Reports] = (),
    seen: str | None = None,
) -> Provision:
    """Change a provision: 1. its words, if given, while its decision is a draft or in review,
    2. its windows (opens on, due on) instead of those before, 3. the rhythm of its reports, 4. who
    else the report goes to, 5. the journal of its decision. Returns it as it is now.

    ``seen`` is its ``mark_of`` when it was opened for changing. Raises WrongState for words of a
    signed decision, for what is void, joined or off control, and when somebody else has changed it
    since ``seen``; ValueError for an empty text, a provision that becomes a part of itself, or days
    that run backwards.
    """
    decision = locked(provision.decision)
    found = Provision.everything.select_for_update(of=("self",)).get(pk=provision.pk)
    refuse_joined(decision)
    if is_void(decision):
        raise WrongState(_("The number of this decision is void."))
    if found.taken_off_on is not None:
        raise WrongState(_("This provision was taken off control."))
    if seen is not None and seen != mark_of(found):
        raise WrongState(_("Somebody else has changed this provision meanwhile: look at it again."))
    if words is not None:
        if decision.state not in EDITABLE:
            raise WrongState(_("A signed decision isn't changed: another decision amends it."))
        _write(found, words)
    found.schedules = [schedule.to_json() for schedule in schedules]
    found.save()
    write_windows(found, None, windows)
    write_recipients(found, recipients)
    journal("provision.revised", decision, by=by, at=at, provision=found.pk)
    return found


def _write(found: Provision, words: Words) -> None:
    if not words.text.strip():
        raise ValueError(_("A provision needs a text."))
    if words.valid_from and words.valid_to and words.valid_to < words.valid_from:
        raise ValueError(_("It can't end before it begins."))
    above = words.parent
    if above is not None and above.decision_id != found.decision_id:
        raise ValueError(_("The provision above it is of another decision."))
    while above is not None:
        if above.pk == found.pk:
            raise ValueError(_("A provision can't be a part of itself."))
        above = above.parent
    found.text, found.number_printed = words.text.strip(), words.number_printed.strip()[:40]
    found.parent, found.controlled = words.parent, words.controlled
    found.responsible_text = words.responsible_text.strip()
    found.valid_from, found.valid_to = words.valid_from, words.valid_to
