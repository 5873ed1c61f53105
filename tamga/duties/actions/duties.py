"""One duty of a plan is put right by hand."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.duties.actions.plans import PlannedDuty, rewrite_duty
from tamga.duties.models import Duty, Plan
from tamga.journal.actions import record


@transaction.atomic
def edit_duty(duty: Duty, row: PlannedDuty, *, by: User, at: datetime) -> Duty:
    """Make a duty say what ``row`` says, its number excepted.

    1. The plan is locked, 2. the texts, schedules, sections and positions are rewritten,
    3. occurrences follow, what was done or excused stays, 4. the journal. What
    is said already changes nothing. Raises Duty.DoesNotExist for one that has ended.
    """
    Plan.objects.select_for_update().get(pk=duty.plan_id)
    duty = Duty.objects.select_related("plan").get(pk=duty.pk, ended_on__isnull=True)
    if rewrite_duty(duty, row, by=by, at=at):
        record(
            "duty.edited",
            by=by,
            at=at,
            unit_id=duty.plan.unit_id,
            subject=duty,
            number=duty.number,
        )
    return duty
