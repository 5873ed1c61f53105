"""A petition is answered, and the answer reaches its sender."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.documents.models import StoredFile
from tamga.petitions.actions.closing import close
from tamga.petitions.actions.messages import send_news
from tamga.petitions.actions.steps import WrongStep, journal, locked, step
from tamga.petitions.enums import ANSWERED, Delivery, Outcome, StepKind
from tamga.petitions.models import Petition, Reply
from tamga.petitions.queries.clock import appeal_until
from tamga.petitions.rules import LONGEST_TEXT, plain


@transaction.atomic
def reply(
    petition: Petition,
    *,
    outcome: Outcome,
    text: str,
    by: User,
    at: datetime,
    file: StoredFile | None = None,
    ground: str = "",
    appeal_to: str = "",
) -> Reply:
    """Answer a petition: 1. it ends with its outcome, 2. the reply; a refusal names its ground, and
    where and until when the citizen may complain, 3. a step that the citizen sees, 4. the citizen
    is told that the reply is there (not what it says), 5. the journal.

    Raises WrongStep when it has ended, ValueError for an outcome without a reply, an empty reply,
    or a refusal without ground or without a place to appeal to.
    """
    if outcome not in ANSWERED:
        raise ValueError(_("That outcome has no reply."))
    words, why, where = plain(text), ground.strip()[:2000], " ".join(appeal_to.split())[:300]
    if not words and file is None:
        raise ValueError(_("Write the reply, or attach it."))
    if len(words) > LONGEST_TEXT:
        raise ValueError(_("The text is too long: at most %s letters.") % LONGEST_TEXT)
    if outcome == Outcome.REFUSED and not why:
        raise ValueError(_("Say on which ground it is refused."))
    if outcome == Outcome.REFUSED and not where:
        raise ValueError(_("Say where the citizen may complain about it."))
    found = close(petition, outcome, by=by, at=at)
    refused = outcome == Outcome.REFUSED
    until = appeal_until(timezone.localdate(at)).due_on if refused else None
    written = Reply.everything.create(
        unit_id=found.unit_id,
        petition=found,
        text=words,
        file=file,
        ground=why if refused else "",
        appeal_to=where if refused else "",
        appeal_until=until,
        replied_at=at,
        replied_by=by,
    )
    step(found, StepKind.REPLIED, by=by, at=at, outcome=outcome.value)
    send_news(found, key=f"reply-{written.pk}", body=_("Your petition is answered."), by=by, at=at)
    return written


@transaction.atomic
def deliver(petition: Petition, *, how: Delivery, on: date, by: User, at: datetime) -> Reply:
    """Note that the reply was handed over or posted on paper, once: 1. how and when, 2. a step that
    the citizen sees, 3. the journal. Raises WrongStep without a reply, or when it was delivered.
    """
    found = locked(petition)
    written = found.replies.order_by("-pk").first()
    if written is None or written.delivered_on is not None:
        raise WrongStep(_("There is no reply that waits to be handed over."))
    written.delivery, written.delivered_on, written.delivered_by = how, on, by
    written.save(update_fields=["delivery", "delivered_on", "delivered_by"])
    step(found, StepKind.DELIVERED, by=by, at=at, how=how.value, on=on.isoformat())
    journal("petition.delivered", found, by=by, at=at, how=how.value)
    return written
