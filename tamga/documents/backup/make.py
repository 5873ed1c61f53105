"""Make an archive of the whole installation."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tamga.documents.actions import files_stay
from tamga.documents.backup import database, manifest, places, programs
from tamga.documents.backup.archive import Writer
from tamga.documents.backup.errors import BackupError
from tamga.documents.backup.manifest import Manifest
from tamga.journal import actions as journal
from tamga.vault.queries import key_ids, used_keys


@dataclass(frozen=True)
class Made:
    """The finished archive."""

    path: Path
    sha256: str
    files: int
    size: int


def target_of(given: Path, *, at: datetime) -> Path:
    """The file to write: ``given``, or a dated one in it when it is a folder.

    Raises :class:`BackupError` when the file is there already, when its folder isn't, and when it
    would lie among the files that are backed up (or, worse, served to the public).
    """
    target = given / f"tamga-{at:%Y-%m-%d-%H%M%S}.tar" if given.is_dir() else given
    target = target.absolute()
    if not target.parent.is_dir():
        raise BackupError(f"There is no folder {target.parent}.")
    if target.exists():
        raise BackupError(f"{target} is there already: name another file.")
    for root in places.roots().values():
        if target.resolve().is_relative_to(root.resolve()):
            raise BackupError(f"A backup can't lie in {root}: name a place outside.")
    return target


def make(given: Path, *, by: object, at: datetime, told: Callable[[str], None]) -> Made:
    """Back up everything but the vault key.

    1. The journal is sealed and its head leaves the database. 2. The database is dumped, then the
    files are read: none leaves the disk meanwhile, so all that the dump names are there. 3. The
    archive appears under its name when it is whole and on the disk. 4. ``backup.made`` is
    journalled. ``told`` hears of the progress.
    """
    target = target_of(given, at=at)
    while journal.seal(at=at):
        pass
    journal.write_head(at=at)
    heads = {path.name: path.read_bytes() for path in places.roots()[places.HEADS].glob("*.jsonl")}
    about = Manifest(
        made_at=at.isoformat(),
        tamga=_version(),
        postgresql=programs.server_version(),
        migrations=database.migrations(),
        vault_keys=list(used_keys() or key_ids()),
    )
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=".part-", suffix=".tar")
    dumped = Path(f"{aside}.dump")
    try:
        with os.fdopen(handle, "wb") as file:
            writer = Writer(file)
            with files_stay():
                told("Dumping the database …")
                database.dump(dumped)
                writer.add(manifest.DUMP, dumped)
                dumped.unlink()
                for name, data in sorted(heads.items()):
                    writer.add_bytes(f"{places.HEADS}/{name}", data)
                _add_files(writer, told=told)
            sha256 = writer.finish(about)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).rename(target)
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error}.") from error
    finally:
        dumped.unlink(missing_ok=True)
        Path(aside).unlink(missing_ok=True)
    journal.record("backup.made", by=by, at=at, sha256=sha256)
    size = target.stat().st_size
    return Made(target, sha256, len(writer.parts), size)


def _add_files(writer: Writer, *, told: Callable[[str], None]) -> None:
    for name in ("media", "private"):
        root = places.roots()[name]
        paths = list(places.files(root))
        step = max(1, len(paths) // 20)
        for count, path in enumerate(paths, start=1):
            try:
                writer.add(f"{name}/{path.relative_to(root).as_posix()}", path)
            except FileNotFoundError:
                told(f"{path} was deleted meanwhile and is left out.")
            if count % step == 0 or count == len(paths):
                told(f"{name}: {count} of {len(paths)} files")


def _version() -> str:
    try:
        return version("tamga")
    except PackageNotFoundError:
        return "checkout"
