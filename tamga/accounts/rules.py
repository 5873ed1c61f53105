"""Role definitions as data: name, what it is for, what it may do."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.accounts.enums import Permission, Role


@dataclass(frozen=True)
class RoleDefinition:
    """A role as an administrator reads it before granting it."""

    name: Promise
    description: Promise
    permissions: frozenset[Permission]
    inherits_below: bool = True
    """Whether a grant on a unit reaches the units below it."""


_OFFICIAL = frozenset(
    {
        Permission.SEE_OWN_WORK,
        Permission.HAND_IN,
        Permission.SEE_BOARD,
        Permission.REPORT_EVENT,
        Permission.SEE_DECISIONS,
        Permission.WRITE_PROGRESS,
    }
)
_LEGAL = frozenset(
    {
        Permission.SEE_PERSONAL,
        Permission.DRAFT_DECISION,
        Permission.REVIEW_DECISION,
        Permission.CONTROL,
        Permission.WRITE_REPORT,
    }
)
_RECORDS = frozenset(
    {
        Permission.SEE_PERSONAL,
        Permission.DRAFT_DECISION,
        Permission.KEEP_REGISTER,
        Permission.RECEIVE_PETITION,
        Permission.KEEP_PETITIONS,
    }
)
_CONTENT = (
    _OFFICIAL
    | _LEGAL
    | {
        Permission.PUBLISH,
        Permission.WITHDRAW,
        Permission.EDIT_SITE,
        Permission.MANAGE_PLAN,
    }
)
_HEAD = (
    _OFFICIAL
    | _LEGAL
    | _RECORDS
    | {
        Permission.MANAGE_PLAN,
        Permission.EXCUSE,
        Permission.SEE_JOURNAL,
        Permission.SIGN_OFF,
        Permission.DECIDE_PETITIONS,
    }
)

ROLES: Mapping[Role, RoleDefinition] = {
    Role.OFFICIAL: RoleDefinition(
        _("Official"),
        _("Sees the duties of their own position and hands in what is asked for."),
        _OFFICIAL,
        inherits_below=False,
    ),
    Role.CONTENT_OFFICER: RoleDefinition(
        _("Content officer"),
        _(
            "Publishes on the site, receives what others hand in, keeps the duty plan; as the "
            "office's legal specialist reviews drafts and writes the reports."
        ),
        _CONTENT,
    ),
    Role.RECORDS_OFFICER: RoleDefinition(
        _("Records officer"),
        _("Registers, scans and publishes decisions; keeps the phone list."),
        _OFFICIAL | _RECORDS | {Permission.PUBLISH},
        inherits_below=False,
    ),
    Role.BAG_GOVERNOR: RoleDefinition(
        _("Bag governor"),
        _("Hands in news and petitions of the bag, often from a phone."),
        _OFFICIAL | {Permission.RECEIVE_PETITION},
        inherits_below=False,
    ),
    Role.OFFICE_HEAD: RoleDefinition(
        _("Head of the office"),
        _("Sees what is late and why, excuses with a reason, confirms the plan."),
        _HEAD,
    ),
    Role.AIMAG_EVALUATOR: RoleDefinition(
        _("Aimag evaluator"),
        _("Sends decisions down to the soums of the aimag and scores what was done about them."),
        frozenset(
            {
                Permission.SEE_BOARD,
                Permission.SEE_JOURNAL,
                Permission.SEE_DECISIONS,
                Permission.SEND_DOWN,
                Permission.SCORE,
                Permission.LOCK_PERIOD,
            }
        ),
    ),
    Role.ADMINISTRATOR: RoleDefinition(
        _("Administrator"),
        _("Appoints people to positions and grants roles."),
        _CONTENT
        | _HEAD
        | {Permission.MANAGE_PEOPLE, Permission.KEEP_CALENDAR, Permission.SEND_DOWN},
    ),
}


def roles_with(permission: Permission) -> frozenset[Role]:
    """Every role that carries ``permission``."""
    return frozenset(
        role for role, definition in ROLES.items() if permission in definition.permissions
    )
