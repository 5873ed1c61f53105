"""A petition ends without a reply: it goes to another body, back to its sender, or is withdrawn."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.closing import close
from tamga.petitions.actions.messages import send_news
from tamga.petitions.actions.steps import step
from tamga.petitions.enums import Outcome, StepKind
from tamga.petitions.models import Petition


@transaction.atomic
def forward(petition: Petition, *, to: str, reason: str, by: User, at: datetime) -> Petition:
    """Pass a petition on to the body that is competent: 1. it ends here, 2. a step that the citizen
    sees, with the body's name, 3. the citizen is told where and why, 4. the journal. The other
    body's term begins with its own receipt. Raises WrongStep, ValueError without name or reason.
    """
    body, why = " ".join(to.split())[:300], reason.strip()[:2000]
    if not body:
        raise ValueError(_("Say to which body it goes."))
    if not why:
        raise ValueError(_("Say why: the citizen is told."))
    found = close(petition, Outcome.FORWARDED, by=by, at=at)
    step(found, StepKind.FORWARDED, by=by, at=at, to=body, note=why)
    send_news(
        found,
        key="forwarded",
        body=_("Your petition was passed on to: %(body)s. The reason: %(why)s")
        % {"body": body, "why": why},
        by=by,
        at=at,
    )
    return found


@transaction.atomic
def return_to_citizen(petition: Petition, *, reason: str, by: User, at: datetime) -> Petition:
    """Give a petition back because something that the law asks for is missing: 1. it ends, 2. a
    step that the citizen sees, 3. the citizen is told what is missing, 4. the journal.
    Raises WrongStep, ValueError without a reason.
    """
    why = reason.strip()[:2000]
    if not why:
        raise ValueError(_("Say what is missing: the citizen is told."))
    found = close(petition, Outcome.RETURNED, by=by, at=at)
    step(found, StepKind.RETURNED, by=by, at=at, note=why)
    send_news(
        found,
        key="returned",
        body=_("Your petition is returned to be completed: %s") % why,
        by=by,
        at=at,
    )
    return found


@transaction.atomic
def withdraw(petition: Petition, *, by: User | None, at: datetime) -> Petition:
    """End a petition because its sender takes it back; ``by`` is None on the website: 1. it ends,
    2. a step that the citizen sees, 3. the journal. Raises WrongStep.
    """
    found = close(petition, Outcome.WITHDRAWN, by=by, at=at)
    step(found, StepKind.WITHDRAWN, by=by, at=at)
    return found
