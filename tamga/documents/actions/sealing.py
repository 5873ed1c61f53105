"""Stored files are closed with the vault's key, and closed again when the key changes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from tamga.documents import files
from tamga.documents.actions.removing import remove_bytes, sweep, take_turns
from tamga.documents.models import FileText, StoredFile
from tamga.documents.queries import DamagedFile, read, waits_for_rotation
from tamga.journal.actions import record
from tamga.vault.actions import seal_bytes
from tamga.vault.enums import Unreadable


@transaction.atomic
def seal(stored: StoredFile, *, by: Any, at: datetime) -> bool:
    """Close a file that lies open: 1. the closed bytes lie on the disk, 2. the row names them, 3.
    what a machine read of it goes, unless the unit has the content elsewhere, 4. ``file.sealed``
    is journalled, 5. once that is committed the open bytes leave the disk, unless another row has
    them. False, and nothing happens, for one that is closed already.

    Raises :class:`DamagedFile`. Killed anywhere, one whole copy is there and named.
    """
    open_hash = stored.sha256
    if not _lock(stored) or stored.sealed:
        return False
    _close(stored)
    if not StoredFile.everything.filter(unit=stored.unit_id, sha256=open_hash).exists():
        FileText.everything.filter(unit=stored.unit_id, sha256=open_hash).delete()
    record(
        "file.sealed",
        by=by,
        at=at,
        unit_id=stored.unit_id,
        subject=stored,
        size=stored.size,
        sha256=stored.sha256,
    )
    return True


def seal_again(
    *, told: Callable[[str, int], None] | None = None, passing_over: bool = False
) -> int:
    """Close every sealed file again under the first key of the vault; how many.

    1. File by file, each in a transaction of its own: the new bytes lie on the disk, then the row
    names them, then the old bytes go; one broken off goes on where it stopped, for a file names
    its key. 2. What a kill left between the two is swept up. 3. Those that are gone or damaged are
    told at the end, by :class:`Unreadable`: only ``passing_over`` takes their loss as final. Files
    under a key that was given up at a restore stay as they are.
    """
    changed, lost = 0, []
    rows = StoredFile.everything.filter(sealed=True).order_by("pk")
    for stored in rows.iterator(chunk_size=500):
        try:
            if not _seal_again(stored):
                continue
        except DamagedFile:
            lost.append(stored.pk)
            continue
        changed += 1
        if told and changed % 100 == 0:
            told("documents_storedfile", changed)
    sweep()
    if lost and not passing_over:
        raise Unreadable(
            f"{len(lost)} stored files are gone or damaged and can't be closed again (the first: "
            f"{lost[0]}); everything else is. Bring them back from a backup and run this again, "
            "or give --pass-over-damaged. Until then keep the old key."
        )
    return changed


@transaction.atomic
def _seal_again(stored: StoredFile) -> bool:
    if not _lock(stored) or not waits_for_rotation(stored):
        return False
    _close(stored)
    return True


def _lock(stored: StoredFile) -> bool:
    """Read the row anew and hold it; False when it is gone."""
    locked = StoredFile.everything.select_for_update()
    try:
        stored.refresh_from_db(fields=["sha256", "sealed"], from_queryset=locked)
    except StoredFile.DoesNotExist:
        return False
    return True


def _close(stored: StoredFile) -> None:
    before, closed = stored.sha256, seal_bytes(read(stored))
    stored.sha256, stored.sealed = files.digest(closed), True
    take_turns(stored.sha256)
    files.keep(closed, sha256=stored.sha256)
    stored.save(update_fields=["sha256", "sealed"])
    transaction.on_commit(lambda: remove_bytes(before))
