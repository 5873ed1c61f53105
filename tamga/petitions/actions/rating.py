"""A citizen says how the answer was, once."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.steps import WrongStep, locked
from tamga.petitions.enums import State
from tamga.petitions.models import Petition, Survey
from tamga.petitions.models.surveys import BEST, WORST


@transaction.atomic
def rate(petition: Petition, *, clear: int, content: int, by: User | None, at: datetime) -> Survey:
    """Keep the two answers of a citizen (1 to 5) about a petition that has ended; nothing else
    changes, and the journal says nothing: it is no act of the office. ``by`` is a clerk who asked
    by phone, None on the website; it isn't kept.

    Raises WrongStep while it goes on, or when it was rated before; ValueError out of range.
    """
    if not all(WORST <= answer <= BEST for answer in (clear, content)):
        raise ValueError(_("Choose from 1 to 5."))
    found = locked(petition)
    if found.state != State.CLOSED:
        raise WrongStep(_("It goes on; tell us when it has ended."))
    if Survey.everything.filter(petition=found).exists():
        raise WrongStep(_("You have told us before. Thank you."))
    return Survey.everything.create(
        unit_id=found.unit_id, petition=found, clear=clear, content=content, rated_at=at
    )
