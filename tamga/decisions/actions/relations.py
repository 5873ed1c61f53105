"""One decision amends or repeals another: both ends tell of it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.steps import journal, locked, refuse_unissued
from tamga.decisions.enums import RelationKind
from tamga.decisions.models import Decision, Provision, Relation
from tamga.organizations.models import Unit


@transaction.atomic
def amend(
    decision: Decision,
    target: Decision,
    *,
    effective_on: date,
    by: User,
    at: datetime,
    provision: Provision | None = None,
) -> Relation:
    """``decision`` amends ``target``, or one provision of it, from a day on: 1. the relation,
    2. the journal of both. The same twice changes nothing.

    Raises WrongState unless both have a number that stands, ValueError for a decision of somebody
    who isn't the same unit or above it, for itself, for a day before the target was signed, or for
    a provision of another decision.
    """
    return _relate(RelationKind.AMENDS, decision, target, provision, on=effective_on, by=by, at=at)


@transaction.atomic
def repeal(
    decision: Decision,
    target: Decision,
    *,
    effective_on: date,
    by: User,
    at: datetime,
    provision: Provision | None = None,
) -> Relation:
    """``decision`` repeals ``target``, or one provision of it, from a day on: 1. the relation; what
    is repealed is on control no more from that day, 2. the journal of both. Raises as ``amend``.
    """
    return _relate(RelationKind.REPEALS, decision, target, provision, on=effective_on, by=by, at=at)


def _relate(
    kind: RelationKind,
    decision: Decision,
    target: Decision,
    provision: Provision | None,
    *,
    on: date,
    by: User,
    at: datetime,
) -> Relation:
    if decision.pk == target.pk:
        raise ValueError(_("A decision can't act on itself."))
    # locked in one order, so that two people never wait for each other
    first, second = sorted((decision, target), key=lambda each: each.pk)
    now = {found.pk: found for found in (locked(first), locked(second))}
    decision, target = now[decision.pk], now[target.pk]
    refuse_unissued(decision, target)
    if not is_above(decision.unit, target.unit):
        raise ValueError(_("Only the same unit or one above it can do this."))
    if target.signed_on is not None and on < target.signed_on:
        raise ValueError(_("On that day the other decision wasn't signed yet."))
    if provision is not None and provision.decision_id != target.pk:
        raise ValueError(_("The provision is of another decision."))
    relation, created = Relation.everything.get_or_create(
        by=decision,
        target=target,
        provision=provision,
        kind=kind,
        defaults={"effective_on": on, "related_at": at, "related_by": by},
    )
    if created:
        active, passive = {
            RelationKind.AMENDS: ("decision.amends", "decision.amended"),
            RelationKind.REPEALS: ("decision.repeals", "decision.repealed"),
        }[kind]
        journal(active, decision, by=by, at=at, other=target.number or "?", on=on)
        journal(passive, target, by=by, at=at, other=decision.number or "?", on=on)
    return relation


def is_above(unit: Unit, other: Unit) -> bool:
    """Whether ``unit`` is ``other`` or one above it: aimag → soum → agency. Private to
    ``actions``.
    """
    while other.pk != unit.pk:
        if other.parent is None:
            return False
        other = other.parent
    return True
