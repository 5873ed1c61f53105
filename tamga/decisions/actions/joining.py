"""A decision that was read out of a printed report becomes the one of the books."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.joining_provisions import join_provisions
from tamga.decisions.actions.joining_relations import bring_relations
from tamga.decisions.actions.searching import tell_search
from tamga.decisions.actions.steps import journal, locked, refuse_unissued
from tamga.decisions.actions.stopping import refuse_personal
from tamga.decisions.enums import State
from tamga.decisions.models import Decision, Provision, Relation
from tamga.decisions.queries.twins import adopted_twins


@transaction.atomic
def join_twin(decision: Decision, printed: Decision, *, by: User, at: datetime) -> bool:
    """Let a registered decision take over the same one that was adopted as printed:

    1. What both have among the provisions stands once, what only the printed one has comes over;
    assignments, windows, recipients and whatever reports keep under a provision come with it. Where
    reports were written under both, both stay. 2. What the printed one amends, repeals or takes off
    control, and what is done to it, becomes the registered one's. 3. The printed row stays, with
    its files and its story, as ``joined_into``: when and by whom; lists leave it out, and a report
    that is read in later finds the registered one. 4. On a published decision it stops at personal
    data, and the search learns the provisions. 5. The journal of both.

    False, changing nothing, when it was joined before. Raises WrongState unless the registered one
    has a number that stands, ValueError when the printed one isn't its twin or one of them acts on
    the other, PersonalDataFound.
    """
    # locked in one order, so that two people never wait for each other
    pair = sorted((decision, printed), key=lambda each: each.pk)
    now = {each.pk: locked(each) for each in pair}
    decision, printed = now[decision.pk], now[printed.pk]
    if printed.joined_into_id == decision.pk:
        return False
    refuse_unissued(decision, printed)
    if not adopted_twins(decision).filter(pk=printed.pk).exists():
        raise ValueError(_("They aren't the same decision: unit, kind, year or number differ."))
    between = {decision.pk, printed.pk}
    if Relation.everything.filter(by__in=between, target__in=between).exists():
        raise ValueError(_("One of them acts on the other: they can't be the same decision."))
    told = join_provisions(decision, printed)
    bring_relations(decision, printed)
    Provision.everything.filter(taken_off_by_decision=printed).update(
        taken_off_by_decision=decision
    )
    won = Decision.everything.filter(pk=printed.pk, joined_into__isnull=True).update(
        joined_into=decision, joined_at=at, joined_by=by
    )
    if decision.state == State.PUBLISHED:
        refuse_personal(decision)
        tell_search(decision, at=at)
    journal("decision.joined", printed, by=by, at=at, other=decision.number)
    journal(
        "decision.took_over",
        decision,
        by=by,
        at=at,
        other=printed.number,
        joined=printed.pk,
        moved=told.moved,
        once=told.once,
        twice=told.twice,
    )
    return bool(won)
