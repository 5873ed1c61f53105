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
