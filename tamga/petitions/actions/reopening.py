"""A citizen who isn't content asks the office to look again, once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.duties import open_answer
from tamga.petitions.actions.publishing import discard_answer
from tamga.petitions.actions.routed import end
from tamga.petitions.actions.steps import WrongStep, journal, locked_for, step
from tamga.petitions.enums import Kind, State, StepKind
from tamga.petitions.models import Petition
from tamga.petitions.queries.clock import deadline_of, reopen_until
from tamga.petitions.queries.petitions import routing_of
from tamga.petitions.rules import plain


@transaction.atomic
def reopen(petition: Petition, *, reason: str, by: User | None, at: datetime) -> Petition:
    """Open an answered petition again; ``by`` is None when the citizen asks on the website.

    A service of the office, not the limit of a right: complaining to the superior stays open.
    1. It is received anew, with a term counted from today. 2. Who answered has it no longer: the
    routing ends, and the register decides anew. 3. The plan's duty to answer opens once more, from
    today. 4. A step that the citizen sees, with the reason closed. 5. What was published of it
    leaves the site and the search. 6. The journal.
    Raises WrongStep for one that isn't answered, was opened again before, or too long ago;
    ValueError without a reason.
    """
    why = plain(reason)[:2000]
    if not why:
        raise ValueError(_("Say what isn't settled."))
    found = locked_for(petition, State.RECEIVED, before=State.CLOSED)
    if not found.answered or found.closed_at is None:
        raise WrongStep(_("Only an answer can be looked at again."))
    if found.reopened_at is not None:
        raise WrongStep(_("It was opened again before; this can be asked once."))
    today = timezone.localdate(at)
    if today > reopen_until(timezone.localdate(found.closed_at)).due_on:
        raise WrongStep(_("The days in which this could be asked are over."))
    deadline = deadline_of(Kind(found.kind), today)
    found.state, found.outcome, found.closed_at, found.closed_by = State.RECEIVED, "", None, None
    found.reopened_at, found.due_on, found.deadline = at, deadline.due_on, deadline.to_json()
    found.save()
    if (routing := routing_of(found)) is not None:
        end(routing, "", by=by, at=at)
    open_answer(found, on=today, by=by, at=at)
    step(found, StepKind.REOPENED, by=by, at=at, note=why)
    discard_answer(found)
    journal("petition.reopened", found, by=by, at=at)
    return found
