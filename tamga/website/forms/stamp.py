"""When a form was opened, signed: what comes back faster than anybody writes is a program's."""

from datetime import datetime

from django.core import signing

QUICKEST = 3
"""Seconds: nobody reads the form and writes a letter faster."""
_SALT = "tamga.website.petition"


def started_at(at: datetime) -> str:
    """When a form was opened, signed."""
    return signing.dumps(int(at.timestamp()), salt=_SALT)


def too_quick(started: str, *, at: datetime) -> bool:
    """Whether a form comes back faster than anybody writes, or was never opened. A clock that was
    set back meanwhile is no fault of the citizen's.
    """
    opened = opened_at(started)
    return opened is None or 0 <= at.timestamp() - opened < QUICKEST


def opened_at(started: str) -> int | None:
    """The second in which a form was opened; None for what nobody signed."""
    try:
        return int(signing.loads(started, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
