"""Store files."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.documents import files, rules
from tamga.documents.models import StoredFile
from tamga.journal.actions import record


@transaction.atomic
def store(data: bytes, *, name: str, unit_id: int, by: Any, at: datetime) -> StoredFile:
    """Keep ``data`` untouched for a unit; the same content under the same name is kept once.

    1. The bytes lie on the disk, private, before the row does. 2. The row is written, its name
    made safe and its kind read from the content. 3. ``file.stored`` is journalled by hash, not by
    name. Raises ValueError for an empty file.
    """
    if not data:
        raise ValueError(_("The file is empty."))
    sha256 = files.digest(data)
    files.keep(data, sha256=sha256)
    safe_name = rules.clean_name(name)
    stored, created = StoredFile.everything.get_or_create(
        unit_id=unit_id,
        sha256=sha256,
        name=safe_name,
        defaults={
            "size": len(data),
            "content_type": rules.content_type(data, name=safe_name),
            "stored_at": at,
            "stored_by_id": None if by is None else by.pk,
        },
    )
    if created:
        record(
            "file.stored",
            by=by,
            at=at,
            unit_id=unit_id,
            subject=stored,
            size=len(data),
            sha256=sha256,
        )
    return stored
