"""The only writers of users."""

import secrets
from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.journal.actions import record

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
