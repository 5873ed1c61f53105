"""Bytes leave the disk when no row needs them; strays of a kill are swept up."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from tamga.documents import files
from tamga.documents.models import StoredFile

_STAY = 0x7E88  # the number of the lock, any that nobody else takes


def take_turns(sha256: str) -> None:
    """Until the end of the transaction nobody else stores or removes this very content: bytes
    that lie there already aren't removed between being found and being referred to.
    """
    with connection.cursor() as cursor:
        number = int(sha256[:16], 16) - 2**63
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


@transaction.atomic
def remove_bytes(sha256: str) -> bool:
    """Remove a content that no row has any more: 1. whoever stores it is waited for, 2. its file
    leaves the disk, unless a row has it after all, or a backup that read that row is being made:
    then the night does it. Whether it is gone.
    """
    take_turns(sha256)
    if StoredFile.everything.filter(sha256=sha256).exists() or not _may_go():
        return False
    files.path_of(sha256).unlink(missing_ok=True)
    return True


def sweep() -> int:
    """Remove the contents that no row names: what a kill left between a row and its bytes. How
    many. Each in a transaction of its own; nothing that is being stored is taken for a stray.
    """
    named = set(StoredFile.everything.values_list("sha256", flat=True))
    return sum(remove_bytes(sha256) for sha256 in files.kept() if sha256 not in named)


@contextmanager
def files_stay() -> Iterator[None]:
    """While this lasts no content leaves the disk. A backup dumps the rows first and then reads
    the files: what a row of the dump names must still be there. The lock dies with its process.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_STAY])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_STAY])


def _may_go() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", [_STAY])
        (free,) = cursor.fetchone()
    return bool(free)
