"""Bring an installation back from an archive."""

import shutil
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tamga.documents import queries
from tamga.documents.backup import archive, database, manifest, places
from tamga.documents.backup.errors import BackupError
from tamga.documents.backup.manifest import Manifest
from tamga.journal import actions as journal
from tamga.journal import queries as journal_queries
from tamga.vault.actions import accept_key
from tamga.vault.queries import key_ids, key_place

Told = Callable[[str], None]


@dataclass(frozen=True)
class Restored:
    """What came back, and whether it verifies."""

    made_at: str
    files: queries.FilesVerification
    journal: journal_queries.Verification

    @property
    def sound(self) -> bool:
        """Stored files and journal are what they were."""
        return self.files.sound and self.journal.sound


def restore(
    path: Path, *, replace: bool, without_key: bool, by: object, at: datetime, told: Told
) -> Restored:
    """Bring back what ``path`` holds; nothing is touched before all of it was checked.

    1. Every part is compared with its hash. 2. Refused: an installation that is in use (unless
    ``replace``), an archive of a newer program, one whose vault key isn't here (unless
    ``without_key``), too little room. 3. The files are unpacked beside the present ones. 4. The
    database is replaced in one transaction. 5. The files take their places. 6. An older database
    is migrated to this program. 7. Stored files and journal are verified, then
    ``backup.restored`` is journalled. Broken off after 4 it can be repeated with ``replace``.
    """
    told("Checking the archive …")
    about = _checked(path, told=told)
    _refuse_where_needed(about, replace=replace, without_key=without_key)
    places.clear_stages()
    with tempfile.TemporaryDirectory(dir=_existing(Path(settings.VAR))) as aside:
        dumped = Path(aside) / manifest.DUMP
        try:
            told("Unpacking the files …")
            _unpack(path, about, dumped=dumped)
            told("Restoring the database …")
            database.restore(dumped)
            for name, root in places.roots().items():
                places.swap(name, root)
        except (OSError, tarfile.TarError) as error:
            raise BackupError(f"The files could not be written: {error}.") from error
        finally:
            places.clear_stages()
    if _known_migrations() - set(about.migrations):
        told("Migrating …")
        call_command("migrate", verbosity=0, interactive=False)
    if without_key:
        accept_key()
    told("Verifying the files and the journal …")
    restored = Restored(about.made_at, queries.verify_all(), journal_queries.verify())
    made_at = datetime.fromisoformat(about.made_at)
    journal.record("backup.restored", by=by, at=at, made_at=made_at)
    return restored


def _checked(path: Path, *, told: Told) -> Manifest:
    try:
        total = max(path.stat().st_size, 1)
    except OSError as error:
        raise BackupError(f"{path} can't be read: {error.strerror}.") from error
    done, said = 0, 0

    def heard(name: str, size: int) -> None:
        nonlocal done, said
        done += size
        if done * 10 // total > said:
            said = done * 10 // total
            told(f"{said * 10} %")

    return archive.check(path, told=heard)


def _refuse_where_needed(about: Manifest, *, replace: bool, without_key: bool) -> None:
    if not replace and (database.is_used() or places.is_used()):
        raise BackupError(
            "This installation is in use. Restoring deletes all that is in its database and its "
            "files: make a backup of it and give --replace."
        )
    unknown = set(about.migrations) - _known_migrations()
    if unknown:
        raise BackupError(
            f"The archive was made by a newer program ({about.tamga}; {min(unknown)} is not known "
            "here): install that version first."
        )
    missing = set(about.vault_keys) - set(key_ids())
    if missing and not without_key:
        raise BackupError(
            f"The vault key {', '.join(sorted(missing))} of the archive is not here, so its "
            f"personal data could not be read: put the key into {key_place()} or "
            "TAMGA_VAULT_KEYS, or give --without-key to restore the rest."
        )
    for name, root in places.roots().items():
        needed = sum(part.size for at, part in about.files.items() if at.startswith(f"{name}/"))
        if shutil.disk_usage(_existing(root)).free < needed:
            raise BackupError(f"There is too little room in {root}: {needed} bytes are needed.")


def _known_migrations() -> set[str]:
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or {}}


def _unpack(path: Path, about: Manifest, *, dumped: Path) -> None:
    roots = places.roots()
    for info, file in archive.members(path):
        if info.name == manifest.NAME:
            continue
        folder, _, inside = info.name.partition("/")
        target = roots[folder] / places.STAGE / inside if inside else dumped
        target.parent.mkdir(parents=True, exist_ok=True)
        passing = archive.Hashing(file)
        with target.open("xb") as out:
            while piece := passing.read(1024 * 1024):
                out.write(piece)
        if folder != "media":
            target.chmod(0o600)
        if passing.sha256 != about.files[info.name].sha256:
            raise BackupError(f"The part {info.name} of the archive changed while it was read.")


def _existing(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
