"""Rows are added to a plan in force, behind those it has."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from tamga.accounts.models import User
from tamga.duties.actions.plans import PlannedDuty, rewrite_duty
from tamga.duties.models import Duty, Plan
from tamga.journal.actions import record


@transaction.atomic
def add_duties(
    plan: Plan, rows: Sequence[PlannedDuty], *, by: User | None, at: datetime
) -> list[Duty]:
    """Add rows under the next free numbers, whatever numbers they bring: 1. the plan is locked,
    2. the duties with their sections, positions and occurrences, 3. the journal.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    last = plan.duties.aggregate(last=Max("number"))["last"] or 0
    added = []
    for number, row in enumerate(rows, start=last + 1):
        duty = Duty(plan=plan, number=number)
        rewrite_duty(duty, replace(row, number=number), by=by, at=at)
        added.append(duty)
    if added:
        record(
            "plan.changed",
            by=by,
            at=at,
            unit_id=plan.unit_id,
            subject=plan,
            year=plan.year,
            added=len(added),
            changed=0,
            dropped=0,
            in_force_from=plan.in_force_from.isoformat(),
        )
    return added
