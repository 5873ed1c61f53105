"""What may be done (permissions) and by whom (roles): plain data that a lawyer can read."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """One thing that a role may let somebody do in a unit and, unless said otherwise, below it."""

    SEE_OWN_WORK = "see_own_work"
    HAND_IN = "hand_in"
    SEE_BOARD = "see_board"
    REPORT_EVENT = "report_event"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    MANAGE_PLAN = "manage_plan"
    EXCUSE = "excuse"
    EDIT_SITE = "edit_site"
    MANAGE_PEOPLE = "manage_people"
    KEEP_CALENDAR = "keep_calendar"
    SEE_JOURNAL = "see_journal"
    WRITE_REPORT = "write_report"
    SEE_DECISIONS = "see_decisions"
    SEE_PERSONAL = "see_personal"
    DRAFT_DECISION = "draft_decision"
    REVIEW_DECISION = "review_decision"
    KEEP_REGISTER = "keep_register"
    CONTROL = "control"
    SEND_DOWN = "send_down"
    WRITE_PROGRESS = "write_progress"
    SIGN_OFF = "sign_off"
    SCORE = "score"
    LOCK_PERIOD = "lock_period"
    RECEIVE_PETITION = "receive_petition"
    KEEP_PETITIONS = "keep_petitions"
    DECIDE_PETITIONS = "decide_petitions"


class Role(StrEnum):
    """The roles of an office; their meaning is in ``accounts.rules``."""

    OFFICIAL = "official"
    CONTENT_OFFICER = "content_officer"
    RECORDS_OFFICER = "records_officer"
    BAG_GOVERNOR = "bag_governor"
    OFFICE_HEAD = "office_head"
    AIMAG_EVALUATOR = "aimag_evaluator"
    ADMINISTRATOR = "administrator"


JOURNAL = {
    "user.added": _("A user was added."),
}
