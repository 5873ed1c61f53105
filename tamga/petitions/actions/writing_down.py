"""What was recorded is written down, for a text can be searched, answered and read aloud."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.steps import WrongStep, journal, locked
from tamga.petitions.models import Petition, PetitionText
from tamga.petitions.rules import LONGEST_TEXT, plain


@transaction.atomic
def write_down(
    petition: Petition, *, text: str, read_back: bool, by: User, at: datetime
) -> PetitionText:
    """Write down the words of a petition that came as a recording alone, once: 1. the words, with
    who wrote them and whether they were read back and agreed to, closed, 2. the journal. The
    recording stays. Raises WrongStep when words stand there, ValueError for a text that is empty
    or has no end.
    """
    words = plain(text)
    if not words:
        raise ValueError(_("Write what was said."))
    if len(words) > LONGEST_TEXT:
        raise ValueError(_("The text is too long: at most %s letters.") % LONGEST_TEXT)
    found = locked(petition)
    written = PetitionText.everything.get(petition=found)
    if written.text != "":
        raise WrongStep(_("Its words stand there already."))
    written.text, written.read_back = words, read_back
    written.written_down_at, written.written_down_by = at, by
    written.save()
    journal("petition.written_down", found, by=by, at=at)
    return written
