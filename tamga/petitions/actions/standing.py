"""What the head decides beforehand: petitions of a kind about a subject go to a post at once."""

import re
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import may, positions_for
from tamga.petitions.actions.steps import WrongStep
from tamga.petitions.enums import Kind
from tamga.petitions.models import StandingRule, Subject


@transaction.atomic
def set_rule(
    unit: Unit,
    *,
    lead: Position,
    ground: str,
    by: User,
    at: datetime,
    kind: Kind | None = None,
    subject: Subject | None = None,
) -> StandingRule:
    """Let the clerk give petitions of a kind about a subject to ``lead`` without the head's tap;
    None is any of them. ``ground`` names the order.

    1. The rule. 2. The journal, with the order's number.
    Raises ValueError for somebody who may not decide about petitions, a post of another unit or a
    rule without an order; WrongStep when one stands for the same matter.
    """
    _refuse_others(by, unit)
    order = " ".join(ground.split())[:200]
    if not order:
        raise ValueError(_("Write by which order."))
    if not positions_for(unit).filter(pk=lead.pk).exists():
        raise ValueError(_("Not of this unit: %s.") % lead)
    same = StandingRule.everything.filter(unit=unit, kind=kind or "", subject=subject)
    if same.filter(ended_at=None).exists():
        raise WrongStep(_("A rule stands for that already: end it first."))
    rule = StandingRule.everything.create(
        unit=unit, kind=kind or "", subject=subject, lead=lead, ground=order, given_at=at,
        given_by=by,
    )  # fmt: skip
    record(
        "petition.rule_set", by=by, at=at, unit_id=unit.pk, subject=rule, rule=rule.pk,
        kind=rule.kind, subject_code=subject.code if subject else "", position=lead.code,
        order=order_code(order),
    )  # fmt: skip
    return rule


@transaction.atomic
def end_rule(rule: StandingRule, *, by: User, at: datetime) -> StandingRule:
    """End a standing rule; what it has given stays: 1. who ended it and when, 2. the journal.
    Raises WrongStep when it has ended, ValueError for somebody who may not decide about petitions.
    """
    found = StandingRule.everything.select_for_update().get(pk=rule.pk)
    _refuse_others(by, found.unit)
    if found.ended_at is not None:
        raise WrongStep(_("The rule has ended already."))
    found.ended_at, found.ended_by = at, by
    found.save(update_fields=["ended_at", "ended_by"])
    record("petition.rule_ended", by=by, at=at, unit_id=found.unit_id, subject=found,
           rule=found.pk)  # fmt: skip
    return found


def order_code(ground: str) -> str:
    """The number of an order, «А/12», for the journal, which holds no prose; "–" without one."""
    found = re.search(r"[^\W\d_]{1,3}/\d+", ground) or re.search(r"\d+", ground)
    return found[0] if found else "–"


def _refuse_others(by: User, unit: Unit) -> None:
    if not may(by, Permission.DECIDE_PETITIONS, unit):
        raise ValueError(_("Only the head may set standing rules."))
