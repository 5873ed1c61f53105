"""Where the bytes lie: ``PRIVATE_ROOT/files/ab/cd/abcd…``, by their SHA-256."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


def path_of(sha256: str) -> Path:
    """The place of the content with this hash."""
    return Path(settings.PRIVATE_ROOT) / "files" / sha256[:2] / sha256[2:4] / sha256


def kept() -> Iterator[str]:
    """The hashes of all contents on the disk, whether a row names them or not."""
    for path in (Path(settings.PRIVATE_ROOT) / "files").glob("??/??/*"):
        if re.fullmatch("[0-9a-f]{64}", path.name):
            yield path.name


def digest(data: bytes) -> str:
    """The SHA-256 of ``data`` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces; OSError if it can't be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(data: bytes, *, sha256: str) -> None:
    """Put ``data`` in its place, on the disk before this returns; a good copy there is left alone.

    Written aside and renamed, so that a power cut leaves the whole file or none.
    """
    place = path_of(sha256)
    if place.is_file() and hash_of(place) == sha256:
        return
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, aside = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(place)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
