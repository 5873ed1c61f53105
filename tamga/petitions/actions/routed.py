"""The routing that stands: chosen, confirmed, ended. Private to ``actions``."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.organizations.models import Position
from tamga.organizations.queries import positions_for
from tamga.petitions.actions.duties import close_duties
from tamga.petitions.actions.standing import order_code
from tamga.petitions.actions.steps import WrongStep, journal, step
from tamga.petitions.enums import Part, State, StepKind
from tamga.petitions.models import Petition, Routing, StandingRule


class Seen(Enum):
    """For whoever looked at no routing before, and so compares none."""

    WHATEVER = "whatever stands"


def refuse_unseen(standing: Routing | None, seen: int | Seen | None) -> None:
    """Let nobody change what they haven't seen: ``seen`` is the key of the routing that stood, None
    where none did. Raises WrongStep.
    """
    if not isinstance(seen, Seen) and seen != (standing.pk if standing else None):
        raise WrongStep(_("Who answers was changed meanwhile; look again."))


def chosen_before(
    standing: Routing | None, lead: Position, others: Sequence[Position], instruction: str
) -> bool:
    """Whether the routing that stands says the same already: a button was pressed twice."""
    return (
        standing is not None
        and standing.lead_id == lead.pk
        and {post.pk for post in standing.others.all()} == {post.pk for post in others} - {lead.pk}
        and (standing.instruction or "") == instruction.strip()[:2000]
    )


def choose(
    petition: Petition,
    standing: Routing | None,
    lead: Position,
    others: Sequence[Position],
    instruction: str,
    by: User,
    at: datetime,
) -> Routing:
    """A new routing instead of the one that stands. Raises ValueError for a post of another unit or
    the one complained of.
    """
    wanted = list(dict.fromkeys([lead, *others]))
    own = set(positions_for(petition.unit).values_list("pk", flat=True))
    if strangers := [post for post in wanted if post.pk not in own]:
        raise ValueError(_("Not of this unit: %s.") % ", ".join(map(str, strangers)))
    if petition.against_id in {post.pk for post in wanted}:
        raise ValueError(_("A complaint is never answered by the one complained of."))
    if standing is not None:
        end(standing, "", by=by, at=at)
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


def confirmed(
    petition: Petition,
    routing: Routing,
    by: User,
    at: datetime,
    *,
    rule: StandingRule | None = None,
) -> Routing:
    """The routing counts: who confirmed it, the state, the duty to hand on, the citizen's step, the
    journal.
    """
    routing.confirmed_at, routing.confirmed_by = at, by
    routing.save(update_fields=["confirmed_at", "confirmed_by"])
    move(petition, State.ROUTED)
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


def back_to_router(
    petition: Petition, routing: Routing | None, *, why: str = "", by: User, at: datetime
) -> None:
    """Nobody answers it any more: 1. the routing ends, 2. the state, 3. a step of the office's own,
    4. the journal.
    """
    if routing is not None:
        end(routing, why, by=by, at=at)
    move(petition, State.RECEIVED)
    step(petition, StepKind.SENT_BACK, by=by, at=at, note=why or None,
         position=routing.lead if routing else None)  # fmt: skip
    journal("petition.sent_back", petition, by=by, at=at)


def end(routing: Routing, why: str, *, by: User | None, at: datetime) -> None:
    """It stands no more; ``by`` is None when a citizen's wish ended it."""
    routing.given_back_at, routing.given_back_by, routing.given_back_why = at, by, why
    routing.save(update_fields=["given_back_at", "given_back_by", "given_back_why"])


def move(petition: Petition, state: State) -> None:
    """To another state."""
    petition.state = state
    petition.save(update_fields=["state"])
