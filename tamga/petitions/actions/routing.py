"""Цохолт: who answers a petition. The clerk proposes, the head confirms with one tap."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.organizations.models import Position
from tamga.organizations.queries import positions_for
from tamga.petitions.actions.duties import close_duties
from tamga.petitions.actions.standing import order_code
from tamga.petitions.actions.steps import WrongStep, journal, locked_for, step
from tamga.petitions.enums import Part, State, StepKind
from tamga.petitions.models import Petition, Routing, StandingRule
from tamga.petitions.queries.petitions import routing_of
from tamga.petitions.queries.standing import rule_for


@transaction.atomic
def propose(
    petition: Petition,
    *,
    lead: Position,
    others: Sequence[Position] = (),
    instruction: str = "",
    by: User,
    at: datetime,
) -> Routing:
    """Propose who answers, for the head to confirm.

    1. The routing, instead of one that was proposed before. 2. The state. 3. A step of the office's
    own. 4. The journal. Where a standing rule names that post alone, the head has decided already:
    then everything happens that ``route_by_rule`` does. Raises WrongStep, and ValueError for a post
    of another unit or the one complained of.
    """
    found = locked_for(petition, State.PROPOSED)
    routing = _write(found, lead, others, instruction, by, at)
    ruled = rule_for(found, on=timezone.localdate(at))
    if ruled and not ruled.but and ruled.rule.lead_id == lead.pk and not routing.others.exists():
        return _confirmed(found, routing, by, at, rule=ruled.rule)
    _move(found, State.PROPOSED)
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
    return _confirmed(found, routing, by, at)


@transaction.atomic
def route(
    petition: Petition,
    *,
    lead: Position,
    others: Sequence[Position] = (),
    instruction: str = "",
    by: User,
    at: datetime,
) -> Routing:
    """Give a petition to who answers it, at once: the head decides, or changes what was proposed.

    1. The routing. 2. The state. 3. The duty to hand it on closes. 4. A step that the citizen sees.
    5. The journal. Raises as ``propose``.
    """
    found = locked_for(petition, State.ROUTED)
    return _confirmed(found, _write(found, lead, others, instruction, by, at), by, at)


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
    routing = _write(found, ruled.rule.lead, (), "", by, at)
    return _confirmed(found, routing, by, at, rule=ruled.rule)


@transaction.atomic
def give_back(petition: Petition, *, reason: str, by: User, at: datetime) -> Petition:
    """It isn't for me: back to the router. 1. The routing ends, with the reason. 2. The state.
    3. A step of the office's own. 4. The journal. Raises WrongStep, ValueError without a reason.
    """
    why = reason.strip()[:2000]
    if not why:
        raise ValueError(_("Say why it is given back."))
    found = locked_for(petition, State.RECEIVED, before=State.ROUTED)
    routing = routing_of(found)
    if routing is not None:
        _end(routing, why, by, at)
    _move(found, State.RECEIVED)
    step(found, StepKind.SENT_BACK, by=by, at=at, note=why,
         position=routing.lead if routing else None)  # fmt: skip
    journal("petition.sent_back", found, by=by, at=at)
    return found


def _write(
    petition: Petition,
    lead: Position,
    others: Sequence[Position],
    instruction: str,
    by: User,
    at: datetime,
) -> Routing:
    wanted = list(dict.fromkeys([lead, *others]))
    own = set(positions_for(petition.unit).values_list("pk", flat=True))
    if strangers := [post for post in wanted if post.pk not in own]:
        raise ValueError(_("Not of this unit: %s.") % ", ".join(map(str, strangers)))
    if petition.against_id in {post.pk for post in wanted}:
        raise ValueError(_("A complaint is never answered by the one complained of."))
    if before := routing_of(petition):
        _end(before, "", by, at)
    routing = Routing.everything.create(
        unit_id=petition.unit_id,
        petition=petition,
        lead=lead,
        instruction=instruction.strip()[:2000],
        proposed_at=at,
        proposed_by=by,
    )
    routing.others.set(wanted[1:])
    return routing


def _confirmed(
    petition: Petition,
    routing: Routing,
    by: User,
    at: datetime,
    *,
    rule: StandingRule | None = None,
) -> Routing:
    routing.confirmed_at, routing.confirmed_by = at, by
    routing.save(update_fields=["confirmed_at", "confirmed_by"])
    _move(petition, State.ROUTED)
    close_duties(petition, [Part.ROUTING], by=by, at=at)
    post = routing.lead
    if rule is None:
        step(petition, StepKind.ROUTED, by=by, at=at, position=post)
        journal("petition.routed", petition, by=by, at=at, position=post.code)
        return routing
    day = timezone.localdate(rule.given_at)
    step(petition, StepKind.ROUTED, by=by, at=at, position=post,
         rule=rule.pk, day=day.isoformat(), ground=rule.ground)  # fmt: skip
    journal("petition.routed_by_rule", petition, by=by, at=at, position=post.code,
            rule=rule.pk, day=day, order=order_code(rule.ground))  # fmt: skip
    return routing


def _end(routing: Routing, why: str, by: User, at: datetime) -> None:
    routing.given_back_at, routing.given_back_by, routing.given_back_why = at, by, why
    routing.save(update_fields=["given_back_at", "given_back_by", "given_back_why"])


def _move(petition: Petition, state: State) -> None:
    petition.state = state
    petition.save(update_fields=["state"])
