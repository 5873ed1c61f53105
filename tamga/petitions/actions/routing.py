"""Цохолт: who answers a petition. The clerk proposes, the head confirms with one tap."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.organizations.models import Position
from tamga.petitions.actions.routed import (
    Seen,
    back_to_router,
    choose,
    chosen_before,
    confirmed,
    move,
    refuse_unseen,
)
from tamga.petitions.actions.steps import WrongStep, journal, locked_for, step
from tamga.petitions.enums import State, StepKind
from tamga.petitions.models import Petition, Routing
from tamga.petitions.queries.petitions import routing_of
from tamga.petitions.queries.standing import rule_for


@transaction.atomic
def propose(
    petition: Petition,
    *,
    lead: Position,
    others: Sequence[Position] = (),
    instruction: str = "",
    seen: int | Seen | None = Seen.WHATEVER,
    by: User,
    at: datetime,
) -> Routing:
    """Propose who answers, for the head to confirm; ``seen`` is the key of the routing that ``by``
    saw standing, None for none, and is left out by who holds the petition's lock.

    1. The routing, instead of one that was proposed before. 2. The state. 3. A step of the office's
    own. 4. The journal. The same once more changes nothing. Where a standing rule names that post
    alone, the head has decided already: then everything happens that ``route_by_rule`` does. Raises
    WrongStep, also when somebody else was chosen meanwhile, and ValueError for a post of another
    unit or the one complained of.
    """
    found = locked_for(petition, State.PROPOSED)
    routing, again = routing_of(found), False
    if found.state == State.PROPOSED:
        again = chosen_before(routing, lead, others, instruction)
    if routing is None or not again:
        refuse_unseen(routing, seen)
        routing = choose(found, routing, lead, others, instruction, by, at)
    ruled = rule_for(found, on=timezone.localdate(at))
    if ruled and not ruled.but and ruled.rule.lead_id == lead.pk and not routing.others.exists():
        return confirmed(found, routing, by, at, rule=ruled.rule)
    if again:
        return routing
    move(found, State.PROPOSED)
    step(found, StepKind.PROPOSED, by=by, at=at, position=lead)
    journal("petition.proposed", found, by=by, at=at, position=lead.code)
    return routing


@transaction.atomic
def confirm(petition: Petition, *, seen: int, by: User, at: datetime) -> Routing:
    """Confirm what the clerk proposed; ``seen`` is the key of the routing that the head saw.

    1. Who confirmed and when. 2. The state. 3. The duty to hand it on closes. 4. A step that the
    citizen sees. 5. The journal.
    Raises WrongStep, also when another post was proposed meanwhile.
    """
    found = locked_for(petition, State.ROUTED, before=State.PROPOSED)
    routing = routing_of(found)
    if routing is None or routing.pk != seen:
        raise WrongStep(_("Another post was proposed meanwhile; look again."))
    return confirmed(found, routing, by, at)


@transaction.atomic
def route(
    petition: Petition,
    *,
    lead: Position,
    others: Sequence[Position] = (),
    instruction: str = "",
    seen: int | Seen | None = Seen.WHATEVER,
    by: User,
    at: datetime,
) -> Routing:
    """Give a petition to who answers it, at once: the head decides, or changes what was proposed.

    1. The routing. 2. The state. 3. The duty to hand it on closes. 4. A step that the citizen sees.
    5. The journal. The same once more changes nothing. ``seen`` and raises as ``propose``.
    """
    found = locked_for(petition, State.ROUTED)
    standing = routing_of(found)
    again = found.state == State.ROUTED and chosen_before(standing, lead, others, instruction)
    if standing is not None and again:
        return standing
    refuse_unseen(standing, seen)
    return confirmed(found, choose(found, standing, lead, others, instruction, by, at), by, at)


@transaction.atomic
def route_by_rule(petition: Petition, *, seen: int, by: User, at: datetime) -> Routing:
    """Give a petition to the post that the head's standing rule names, without the head's tap;
    ``seen`` is the key of the rule that the clerk saw.

    1. The routing. 2. The state. 3. The duty to hand it on closes. 4. A step that the citizen sees
    and that names the rule. 5. The journal, as well.
    Raises WrongStep, also when the rule was ended or changed meanwhile or doesn't apply.
    """
    found = locked_for(petition, State.PROPOSED)  # not what the head has given to somebody
    ruled = rule_for(found, on=timezone.localdate(at))
    if ruled is None or ruled.but or ruled.rule.pk != seen:
        raise WrongStep(_("That rule doesn't apply any more; look again."))
    routing = choose(found, routing_of(found), ruled.rule.lead, (), "", by, at)
    return confirmed(found, routing, by, at, rule=ruled.rule)


@transaction.atomic
def give_back(
    petition: Petition,
    *,
    reason: str,
    seen: int | Seen | None = Seen.WHATEVER,
    by: User,
    at: datetime,
) -> Petition:
    """It isn't for me: back to the router. 1. The routing ends, with the reason. 2. The state.
    3. A step of the office's own. 4. The journal. ``seen`` as in ``propose``. Raises WrongStep,
    also when it was given to another post meanwhile; ValueError without a reason.
    """
    why = reason.strip()[:2000]
    if not why:
        raise ValueError(_("Say why it is given back."))
    found = locked_for(petition, State.RECEIVED, before=State.ROUTED)
    routing = routing_of(found)
    refuse_unseen(routing, seen)
    back_to_router(found, routing, why=why, by=by, at=at)
    return found
