"""How every petition ends. Private to ``actions``."""

from datetime import datetime

from tamga.accounts.models import User
from tamga.petitions.actions.duties import close_duties
from tamga.petitions.actions.steps import journal, locked_for
from tamga.petitions.enums import Outcome, Part, State
from tamga.petitions.models import Petition


def close(petition: Petition, outcome: Outcome, *, by: User | None, at: datetime) -> Petition:
    """End a petition with its outcome, close the duties that it set off, and journal it. Raises
    WrongStep when it has ended.
    """
    found = locked_for(petition, State.CLOSED)
    found.state, found.outcome = State.CLOSED, outcome
    found.closed_at, found.closed_by = at, by
    found.save(update_fields=["state", "outcome", "closed_at", "closed_by"])
    close_duties(found, [Part.ROUTING, Part.ANSWER], by=by, at=at)
    journal("petition.closed", found, by=by, at=at, outcome=outcome.value)
    return found
