"""The only writers of plans, duties, occurrences and evidence."""

from tamga.duties.actions.adding import add_duties
from tamga.duties.actions.events import excuse, lift_excuse, mark_done, prove, report_event
from tamga.duties.actions.evidence import (
    Publication,
    record_publication,
    withdraw_evidence,
)
from tamga.duties.actions.plans import (
    PlannedDuty,
    confirm_plan,
    copy_plan,
    discard_import,
    keep_choices,
    move_force,
    start_import,
)
from tamga.duties.actions.recounts import recount
from tamga.duties.actions.sections import add_section

__all__ = [
    "PlannedDuty",
    "Publication",
    "add_duties",
    "add_section",
    "confirm_plan",
    "copy_plan",
    "discard_import",
    "excuse",
    "keep_choices",
    "lift_excuse",
    "mark_done",
    "move_force",
    "prove",
    "record_publication",
    "recount",
    "report_event",
    "start_import",
    "withdraw_evidence",
]
