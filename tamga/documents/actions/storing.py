"""Store files, and discard those that nothing needs."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tamga.documents import files, rules
from tamga.documents.actions.removing import remove_bytes, take_turns
from tamga.documents.models import FileText, StoredFile
from tamga.journal.actions import record
from tamga.journal.enums import register
from tamga.vault.actions import seal_bytes

register(
    "file.discarded",
    gettext_lazy("A file of %(size)s bytes that nothing needed was discarded (%(sha256)s)."),
)


@transaction.atomic
def store(
    data: bytes, *, name: str, unit_id: int, by: Any, at: datetime, sealed: bool = False
) -> StoredFile:
    """Keep ``data`` untouched for a unit; the same content under the same name is kept once.

    ``sealed`` closes the bytes with the vault's key, for files of people: such a one is kept each
    time anew, and nothing outside the key tells what it holds but its size and kind. ``name``
    lies open: give one that says nothing about anybody.

    1. Whoever stores or discards the same content waits. 2. The bytes lie on the disk, private,
    before the row does. 3. The row is written, its name made safe and its kind read from the
    content. 4. ``file.stored`` is journalled by hash, not by name. Raises ValueError for an empty
    file, KeyMissing when it is to be closed and the key isn't here.
    """
    if not data:
        raise ValueError(_("The file is empty."))
    kept = seal_bytes(data) if sealed else data
    sha256 = files.digest(kept)
    take_turns(sha256)
    files.keep(kept, sha256=sha256)
    safe_name = rules.clean_name(name)
    stored, created = StoredFile.everything.get_or_create(
        unit_id=unit_id,
        sha256=sha256,
        name=safe_name,
        defaults={
            "size": len(data),
            "sealed": sealed,
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
    sha256 = _held(stored)
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
    transaction.on_commit(lambda: remove_bytes(sha256))


def _held(stored: StoredFile) -> str:
    """The address of its bytes, which nobody changes until the end of the transaction. Content
    first, then row: whoever stores the same content takes them in this order too.
    """
    take_turns(stored.sha256)
    row = StoredFile.everything.select_for_update().filter(pk=stored.pk)
    now = row.values_list("sha256", flat=True).first()
    return now or stored.sha256  # another one when it was closed meanwhile
