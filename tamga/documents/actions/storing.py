"""Store files, and discard those that nothing needs."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tamga.documents import files, rules
from tamga.documents.models import FileText, StoredFile
from tamga.journal.actions import record
from tamga.journal.enums import register

register(
    "file.discarded",
    gettext_lazy("A file of %(size)s bytes that nothing needed was discarded (%(sha256)s)."),
)


@transaction.atomic
def store(data: bytes, *, name: str, unit_id: int, by: Any, at: datetime) -> StoredFile:
    """Keep ``data`` untouched for a unit; the same content under the same name is kept once.

    1. Whoever stores or discards the same content waits. 2. The bytes lie on the disk, private,
    before the row does. 3. The row is written, its name made safe and its kind read from the
    content. 4. ``file.stored`` is journalled by hash, not by name. Raises ValueError for an empty
    file.
    """
    if not data:
        raise ValueError(_("The file is empty."))
    sha256 = files.digest(data)
    _take_turns(sha256)
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


@transaction.atomic
def discard(stored: StoredFile, *, by: Any, at: datetime) -> None:
    """Forget a stored file that nothing refers to.

    1. ``file.discarded`` is journalled, 2. the row is deleted, and what was read of it, unless the
    unit has the same content under another name, 3. once that is committed the bytes leave the
    disk, unless another row has the same content. Raises ProtectedError, changing
    nothing, when something refers to it after all.
    """
    sha256 = stored.sha256
    _take_turns(sha256)
    record(
        "file.discarded",
        by=by,
        at=at,
        unit_id=stored.unit_id,
        subject=stored,
        size=stored.size,
        sha256=sha256,
    )
    unit_id = stored.unit_id
    stored.delete()
    if not StoredFile.everything.filter(unit=unit_id, sha256=sha256).exists():
        FileText.everything.filter(unit=unit_id, sha256=sha256).delete()
    transaction.on_commit(lambda: _remove_bytes(sha256))


@transaction.atomic
def _remove_bytes(sha256: str) -> None:
    _take_turns(sha256)
    if not StoredFile.everything.filter(sha256=sha256).exists():
        files.path_of(sha256).unlink(missing_ok=True)


def _take_turns(sha256: str) -> None:
    """Until the end of the transaction nobody else stores or removes this very content: bytes
    that lie there already aren't removed between being found and being referred to.
    """
    with connection.cursor() as cursor:
        number = int(sha256[:16], 16) - 2**63
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
