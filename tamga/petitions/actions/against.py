"""Whom a complaint is about, said by the office where nobody had asked the citizen."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.organizations.models import Position
from tamga.organizations.queries import positions_for
from tamga.petitions.actions.publishing import discard_answer
from tamga.petitions.actions.routed import Seen, back_to_router
from tamga.petitions.actions.steps import WrongStep, journal, locked, step
from tamga.petitions.enums import Kind, State, StepKind
from tamga.petitions.models import Petition
from tamga.petitions.queries.against import spares, unasked
from tamga.petitions.queries.petitions import routing_of


@transaction.atomic
def set_against(
    petition: Petition,
    *,
    against: Position | None,
    seen: int | Seen | None = Seen.WHATEVER,
    by: User,
    at: datetime,
) -> Petition:
    """Say which post a complaint is about; None is none of ours, and takes back what was said.
    ``seen`` is the key of the post that ``by`` saw named, None for none.

    1. The post: whoever holds it, or held it then, sees the petition no more. 2. A step of the
    office's own. 3. The journal, without the post, for those complained of may read it. 4. What was
    prepared or published of it leaves the site, for a complaint about a person is never published.
    5. From a post that may not answer it any more it goes back to the router at once. The same once
    more changes nothing.

    Raises WrongStep when another post was named meanwhile; ValueError for what is no complaint, or
    a post of another unit.
    """
    found, wanted = locked(petition), against.pk if against else None
    if found.against_id == wanted and not unasked(found):
        return found
    if not isinstance(seen, Seen) and found.against_id != seen:
        raise WrongStep(_("Somebody else said meanwhile whom it complains of; look again."))
    if against and found.kind != Kind.COMPLAINT:
        raise ValueError(_("Only a complaint is against a post: choose «complaint»."))
    if against and not positions_for(found.unit).filter(pk=against.pk).exists():
        raise ValueError(_("Not of this unit: %s.") % against)
    found.against = against
    found.save(update_fields=["against"])
    step(found, StepKind.AGAINST, by=by, at=at, position=against, nobody=against is None)
    journal("petition.against", found, by=by, at=at)
    if against:
        discard_answer(found)
        _take_away(found, by, at)
    return found


def _take_away(petition: Petition, by: User, at: datetime) -> None:
    routing, today = routing_of(petition), timezone.localdate(at)
    if routing is None or petition.state not in (State.PROPOSED, State.ROUTED):
        return
    posts = [routing.lead, *routing.others.all()]
    if not all(spares(petition, post, on=today) for post in posts):
        back_to_router(petition, routing, by=by, at=at)
