"""One post is proposed for several petitions that nobody has looked at yet."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.organizations.models import Position
from tamga.petitions.actions.routing import propose
from tamga.petitions.actions.steps import locked_for
from tamga.petitions.enums import State
from tamga.petitions.models import Petition, Routing


@transaction.atomic
def propose_fresh(
    petition: Petition, *, lead: Position, instruction: str = "", by: User, at: datetime
) -> Routing:
    """Propose who answers one that was received and no more: 1. as ``propose`` does it.

    Raises WrongStep when somebody has proposed or routed it meanwhile, whatever they chose;
    ValueError for a post of another unit or the one complained of.
    """
    found = locked_for(petition, State.PROPOSED, before=State.RECEIVED)
    return propose(found, lead=lead, instruction=instruction, by=by, at=at)
