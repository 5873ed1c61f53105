"""The house is swept at night."""

from datetime import datetime, timedelta

from django.db.models import ProtectedError

from tamga.documents.actions import discard
from tamga.workspace.queries.files import unused_files

UNUSED = timedelta(days=30)
"""So long a file is kept that nothing refers to; a form gives its files back for a day only."""


def forget_unused(*, at: datetime) -> int:
    """Discard the stored files that nothing has needed for 30 days, each in a transaction of its
    own; returns how many. One that somebody refers to in the meantime stays.
    """
    gone = 0
    for stored in unused_files(before=at - UNUSED):
        try:
            discard(stored, by=None, at=at)
        except ProtectedError:
            continue
        gone += 1
    return gone
