"""Files of petitions that an older version left open are closed."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from tamga.documents.actions import seal
from tamga.documents.models import StoredFile
from tamga.documents.queries import DamagedFile
from tamga.petitions.models import Attachment, Reply


def seal_files(*, by: Any, at: datetime) -> int:
    """Close what came with petitions, and the files of replies, where they lie open on the disk;
    how many. Each in a transaction of its own (``documents.actions.seal`` lists the effects); one
    that is gone or damaged is left as it is, there is nothing in it to close.
    """
    of_petitions = Q(pk__in=Attachment.everything.values("stored"))
    of_replies = Q(pk__in=Reply.everything.filter(file__isnull=False).values("file"))
    closed = 0
    for stored in StoredFile.everything.filter(of_petitions | of_replies, sealed=False):
        try:
            closed += seal(stored, by=by, at=at)
        except DamagedFile:
            continue
    return closed
