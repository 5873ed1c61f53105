"""Read stored files, and verify that they are still what they were."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

from django.db.models import QuerySet

from tamga.documents import files
from tamga.documents.models import FileText, StoredFile
from tamga.documents.rules import MOST_TRIES
from tamga.documents.texts.model import PAGED, How, Unread, page_of
from tamga.vault.enums import Unreadable
from tamga.vault.queries import closing_key, key_ids, open_bytes


class DamagedFile(OSError):
    """The bytes of a stored file are gone or are not what was stored."""


class ClosedFile(DamagedFile, Unreadable):
    """A sealed file whose key isn't here; the sentence names the key and the way out."""


@dataclass(frozen=True)
class FilesVerification:
    """How many contents were checked, and the hashes of those that are gone or were changed."""

    checked: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Every stored file is there and unchanged."""
        return not self.missing and not self.damaged


def of_unit(unit_id: int) -> QuerySet[StoredFile]:
    """The stored files of one unit, newest first."""
    return StoredFile.everything.filter(unit_id=unit_id).order_by("-stored_at", "-id")


def read(stored: StoredFile) -> bytes:
    """The content as it was stored, a sealed one opened. Raises :class:`DamagedFile` when the bytes
    are gone or changed, :class:`ClosedFile` (one too) when the key of a sealed one isn't here.
    """
    data = _bytes(stored)
    if files.digest(data) != stored.sha256:
        raise DamagedFile(f"The file {stored.pk} was changed after it was stored.")
    if not stored.sealed:
        return data
    try:
        return open_bytes(data)
    except Unreadable as error:
        raise ClosedFile(f"The file {stored.pk} can't be opened: {error}") from error


def _bytes(stored: StoredFile) -> bytes:
    """What lies on the disk; looked for once more where its row says now, for it may have been
    closed (again) since ``stored`` was read.
    """
    try:
        return files.path_of(stored.sha256).read_bytes()
    except FileNotFoundError as error:
        before = stored.sha256
        with suppress(StoredFile.DoesNotExist):
            stored.refresh_from_db(
                fields=["sha256", "sealed"], from_queryset=StoredFile.everything.all()
            )
        if stored.sha256 == before:
            raise DamagedFile(f"The file {stored.pk} is not there.") from error
        return _bytes(stored)
    except OSError as error:
        raise DamagedFile(f"The file {stored.pk} is not there: {error.strerror}.") from error


def waits_for_rotation(stored: StoredFile) -> bool:
    """Is it sealed under another key of this installation than the first? Only its first bytes are
    read. False under a key that isn't here: it was given up. Raises :class:`DamagedFile`.
    """
    try:
        with files.path_of(stored.sha256).open("rb") as file:
            key = closing_key(file.read(64))
    except OSError as error:
        raise DamagedFile(f"The file {stored.pk} is not there: {error.strerror}.") from error
    if key is None:
        raise DamagedFile(f"The file {stored.pk} was changed after it was stored.")
    return key in key_ids()[1:]


def verify_all() -> FilesVerification:
    """Read every stored content once and compare it with its hash."""
    checked, missing, damaged = 0, [], []
    hashes = StoredFile.everything.order_by("sha256").values_list("sha256", flat=True).distinct()
    for sha256 in hashes.iterator():
        checked += 1
        try:
            if files.hash_of(files.path_of(sha256)) != sha256:
                damaged.append(sha256)
        except OSError:
            missing.append(sha256)
    return FilesVerification(checked, tuple(missing), tuple(damaged))


@dataclass(frozen=True)
class KnownText:
    """What is known of the text of a file; its status is computed from what was stored.

    ``text`` is None where nothing could be read; ``why`` says why not, or what of it wasn't;
    both None: it waits to be read.
    """

    text: str | None
    how: How | None
    why: Unread | None

    @property
    def is_waiting(self) -> bool:
        """Not read yet."""
        return self.text is None and self.why is None

    @property
    def is_whole(self) -> bool:
        """The machine read all of it."""
        return self.text is not None and self.why is None

    def page(self, at: int) -> int | None:
        """The page of a place in the text, from 1; None where the kind has no pages."""
        if self.text is None or self.how not in PAGED:
            return None
        return page_of(self.text, at)


WAITING = KnownText(None, None, None)


def texts_of_files(unit_id: int, hashes: Collection[str]) -> dict[str, KnownText]:
    """What is known of each content, by its SHA-256; what was never asked for waits."""
    rows = FileText.everything.filter(unit=unit_id, sha256__in=set(hashes)).defer("text")
    known = {row.sha256: _known(row) for row in rows}
    return {sha256: known.get(sha256, WAITING) for sha256 in hashes}


def _known(row: FileText) -> KnownText:
    if row.read_at is None:
        return KnownText(None, None, Unread.GAVE_UP) if row.tries >= MOST_TRIES else WAITING
    why = Unread(row.why) if row.why else None
    try:
        row.refresh_from_db(fields=["text"])
    except Unreadable:  # its key of the vault is lost: it is read again at night
        return KnownText(None, None, Unread.GONE)
    return KnownText(row.text, How(row.how) if row.how else None, why)
