"""Files are added to a petition that was received before: a scan, a photo, what was promised."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.documents.queries import DamagedFile, read
from tamga.petitions.actions.attaching import Incoming, attach, check_all
from tamga.petitions.actions.steps import WrongStep, journal, locked
from tamga.petitions.models import Attachment, Petition, Petitioner


@transaction.atomic
def add_files(
    petition: Petition, files: Sequence[Incoming], *, by: User, at: datetime
) -> list[Attachment]:
    """Keep more files with a petition, also with one that has ended: 1. those that aren't there
    yet, as ``attach`` keeps them: the same ones sent twice are there once, 2. the journal, by their
    count. Raises RefusedFile, ValueError without a file, WrongStep once its people were shredded.
    """
    if not files:
        raise ValueError(_("Choose a file."))
    found = locked(petition)
    if not Petitioner.everything.filter(petition=found, code__isnull=False).exists():
        raise WrongStep(_("What it said was deleted when its time was over."))
    checked = zip(files, check_all(files), strict=True)
    kept = attach(
        found, [file for file, kept in checked if not _is_there(found, kept.data)], by=by, at=at
    )
    if kept:
        journal("petition.attached", found, by=by, at=at, count=len(kept))
    return kept


def _is_there(petition: Petition, data: bytes) -> bool:
    """Whether the same content came before; closed files can't be told by their hash."""
    alike = Attachment.everything.filter(petition=petition, stored__size=len(data))
    return any(_content(each) == data for each in alike.select_related("stored"))


def _content(row: Attachment) -> bytes | None:
    try:
        return read(row.stored)
    except DamagedFile:
        return None
