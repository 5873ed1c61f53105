"""Whether somebody still signs in with the password that an administrator made."""

from tamga.accounts.actions import PASSWORD_CHANGED, PASSWORD_GIVEN
from tamga.accounts.models import User
from tamga.journal.queries import about

_CODES = ("user.added", PASSWORD_GIVEN, PASSWORD_CHANGED)


def has_first_password(user: User) -> bool:
    """By the journal: a password was given, and not changed since; one query."""
    last = about(user).filter(code__in=_CODES).values_list("code", flat=True).first()
    return last is not None and last != PASSWORD_CHANGED
