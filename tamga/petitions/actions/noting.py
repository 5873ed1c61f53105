"""A note of the office's own."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.steps import journal, locked, step
from tamga.petitions.enums import StepKind
from tamga.petitions.models import Petition, Step


@transaction.atomic
def note(petition: Petition, *, text: str, by: User, at: datetime) -> Step:
    """Write a note to a petition: 1. a step that the citizen never sees, its words closed, 2. the
    journal, without them. Raises ValueError for an empty one.
    """
    words = text.strip()[:4000]
    if not words:
        raise ValueError(_("Write the note."))
    found = locked(petition)
    written = step(found, StepKind.NOTED, by=by, at=at, note=words)
    journal("petition.noted", found, by=by, at=at)
    return written
