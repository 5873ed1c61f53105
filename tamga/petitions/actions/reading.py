"""Who wrote a petition is looked at, and that is told to the journal first."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.steps import journal, locked, step
from tamga.petitions.enums import Reading, StepKind
from tamga.petitions.models import CoSigner, Petition, Petitioner


@dataclass(frozen=True)
class Looked:
    """The citizen of a petition, unmasked, and those who signed too."""

    person: Petitioner
    co_signers: tuple[CoSigner, ...]


@transaction.atomic
def look(petition: Petition, *, why: Reading, words: str = "", by: User, at: datetime) -> Looked:
    """Look at who wrote a petition, for a reason.

    1. A step of the office's own, with the words closed. 2. The journal: who, when, the reason's
    code, never the words. 3. The citizen is given, for this one time.
    Raises ValueError when the reason is another one and no word says which.
    """
    said = words.strip()[:500]
    if why == Reading.OTHER and not said:
        raise ValueError(_("Write why you need to see it."))
    found = locked(petition)
    step(found, StepKind.READ, by=by, at=at, note=said or None, why=why.value)
    journal("petition.read", found, by=by, at=at, why=why.value)
    signed = CoSigner.everything.filter(petition=found).order_by("pk")
    return Looked(Petitioner.everything.get(petition=found), tuple(signed))
