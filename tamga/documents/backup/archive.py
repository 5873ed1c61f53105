"""The tar file: written in one stream, hashed as it goes; read back without trust."""

import hashlib
import io
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tamga.documents.backup import manifest
from tamga.documents.backup.errors import BackupError
from tamga.documents.backup.manifest import Manifest, Part

_PIECE = 1024 * 1024


class Hashing:
    """A file that hashes what passes through it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._digest.update(data)
        return data

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        return self._file.write(data)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


class Writer:
    """Adds parts and remembers their hashes for the manifest."""

    def __init__(self, file: IO[bytes]) -> None:
        self._stream = Hashing(file)
        out: Any = self._stream
        self._tar = tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.parts: dict[str, Part] = {}

    def add(self, name: str, path: Path) -> None:
        """Add a file; OSError if it shrinks while it is read."""
        with path.open("rb") as file:
            info = self._tar.gettarinfo(arcname=name, fileobj=file)
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            passing: Any = Hashing(file)
            self._tar.addfile(info, passing)
        self.parts[name] = Part(info.size, passing.sha256)

    def add_bytes(self, name: str, data: bytes) -> None:
        """Add a part that never was a file."""
        info = tarfile.TarInfo(name)
        info.size = len(data)
        self._tar.addfile(info, io.BytesIO(data))
        self.parts[name] = Part(len(data), hashlib.sha256(data).hexdigest())

    def finish(self, about: Manifest) -> str:
        """Write the manifest last; the SHA-256 of the whole archive."""
        about.files = dict(self.parts)
        self.add_bytes(manifest.NAME, about.as_json())
        self._tar.close()
        return self._stream.sha256


def members(path: Path) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    """The parts of an archive; :class:`BackupError` for what no archive of ours has."""
    seen: set[str] = set()
    with _plain_errors(), tarfile.open(path, mode="r:") as tar:
        for info in tar:
            if not info.isreg() or info.name in seen or not manifest.is_allowed(info.name):
                raise BackupError(f"The archive holds something foreign: {info.name!r}.")
            seen.add(info.name)
            file = tar.extractfile(info)
            assert file is not None
            yield info, file


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BackupError(f"The archive can't be read to its end: {error}.") from error


def check(path: Path, *, told: Callable[[str, int], None]) -> Manifest:
    """Read the whole archive and compare every part with the manifest.

    ``told`` hears of each part and its size. Raises :class:`BackupError` naming the first part
    that is changed, missing or too much.
    """
    found: dict[str, Part] = {}
    about: Manifest | None = None
    for info, file in members(path):
        if info.name == manifest.NAME:
            if info.size > manifest.LARGEST:
                raise BackupError("The manifest of the archive is too large.")
            with _plain_errors():
                about = manifest.parse(file.read())
            continue
        passing = Hashing(file)
        with _plain_errors():
            while passing.read(_PIECE):
                pass
        found[info.name] = Part(info.size, passing.sha256)
        told(info.name, info.size)
    if about is None:
        raise BackupError("The archive has no manifest: it is not whole, or not ours.")
    for name in sorted(about.files.keys() | found.keys()):
        if name not in found:
            raise BackupError(f"The archive lacks {name}.")
        if found[name] != about.files.get(name):
            raise BackupError(f"The part {name} of the archive was changed or damaged.")
    if manifest.DUMP not in found:
        raise BackupError(f"The archive lacks {manifest.DUMP}.")
    return about
