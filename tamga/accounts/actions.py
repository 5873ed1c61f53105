"""The only writers of users."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.journal.enums import register

PASSWORD_GIVEN, PASSWORD_CHANGED = "user.password_given", "user.password_changed"

for _code, _sentence in {
    "user.deactivated": _("A user may no longer sign in."),
    "user.reactivated": _("A user may sign in again."),
    PASSWORD_GIVEN: _("A user was given a new first password."),
    PASSWORD_CHANGED: _("A user changed their own password."),
    "user.contact_corrected": _("How a user is reached was corrected (%(fields)s)."),
}.items():
    register(_code, _sentence)

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another on paper


def first_password() -> str:
    """Three groups of four characters that can be read out: 59 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def add_user(
    *,
    username: str,
    first_name: str,
    last_name: str,
    email: str,
    phone: str,
    password: str,
    unit_id: int,
    by: User | None,
    at: datetime,
) -> User:
    """Add somebody who may sign in: 1. the user, 2. the journal, without names.

    ``last_name`` is the father's name. Raises IntegrityError when the user name is taken.
    """
    user = User(
        username=username,
        first_name=first_name,
        last_name=last_name,
        email=email,
        phone=phone,
        date_joined=at,
    )
    user.set_password(password)
    user.save(force_insert=True)
    record("user.added", by=by, at=at, unit_id=unit_id, subject=user)
    return user


@transaction.atomic
def deactivate(user: User, *, unit_id: int, by: User, at: datetime) -> bool:
    """Let somebody who has left sign in no more: 1. the user, whose open sessions end with it,
    2. the journal. False, changing nothing, when it was so already.
    """
    return _set_active(user, False, "user.deactivated", unit_id=unit_id, by=by, at=at)


@transaction.atomic
def reactivate(user: User, *, unit_id: int, by: User, at: datetime) -> bool:
    """Let somebody sign in again with what they had: 1. the user, 2. the journal. False, changing
    nothing, when it was so already.
    """
    return _set_active(user, True, "user.reactivated", unit_id=unit_id, by=by, at=at)


def _set_active(
    user: User, active: bool, code: str, *, unit_id: int, by: User, at: datetime
) -> bool:
    if not User.objects.filter(pk=user.pk, is_active=not active).update(is_active=active):
        return False
    user.is_active = active
    record(code, by=by, at=at, unit_id=unit_id, subject=user)
    return True


@transaction.atomic
def give_password(user: User, *, password: str, unit_id: int, by: User, at: datetime) -> User:
    """Give somebody who forgot theirs a new first password: 1. the user, whose open sessions end
    with it, 2. the journal.
    """
    user.set_password(password)
    user.save(update_fields=["password"])
    record(PASSWORD_GIVEN, by=by, at=at, unit_id=unit_id, subject=user)
    return user


@transaction.atomic
def change_password(user: User, *, password: str, by: User, at: datetime) -> User:
    """Change one's own password: 1. the user, whose other sessions end with it, 2. the journal."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(PASSWORD_CHANGED, by=by, at=at, subject=user)
    return user


@transaction.atomic
def correct_contact(
    user: User, *, email: str, phone: str, unit_id: int, by: User, at: datetime
) -> bool:
    """Correct how somebody is reached: 1. the user, 2. the journal, which says whether it was the
    address or the number and not what they are. False when nothing differs.
    """
    given = {"email": email, "phone": phone}
    changed = [name for name, value in given.items() if getattr(user, name) != value]
    for name in changed:
        setattr(user, name, given[name])
    if changed:
        user.save(update_fields=changed)
        record(
            "user.contact_corrected", by=by, at=at, unit_id=unit_id, subject=user, fields=changed
        )
    return bool(changed)
