"""A draft that nobody needs is thrown away; what has been signed never is."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.steps import WrongState, locked
from tamga.decisions.enums import State
from tamga.decisions.models import Assignment, Comment, Decision, Provision
from tamga.journal.actions import record


@transaction.atomic
def discard_draft(decision: Decision, *, by: User, at: datetime) -> None:
    """Throw a draft away: 1. its comments, provisions and links to files (the files stay stored),
    2. the draft, 3. the journal, with its kind. Raises WrongState for one that isn't a draft any
    more: what is in review is sent back first.
    """
    found = locked(decision)
    if found.state != State.DRAFT:
        raise WrongState(_("Only a draft can be thrown away; send it back from review first."))
    key, kind, unit_id = found.pk, found.kind_id, found.unit_id
    if Assignment.everything.filter(provision__decision=found).exists():
        raise WrongState(_("Its provisions were sent down already."))
    Comment.everything.filter(decision=found).delete()
    provisions = Provision.everything.filter(decision=found)
    while provisions.exists():  # from the leaves up: a provision protects the one above it
        provisions.filter(children__isnull=True).delete()
    found.files.all().delete()
    found.delete()
    record("decision.discarded", unit_id=unit_id, by=by, at=at, kind=kind, draft=key)
