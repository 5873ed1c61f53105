"""Read stored files, and verify that they are still what they were."""

from dataclasses import dataclass

from django.db.models import QuerySet

from tamga.documents import files
from tamga.documents.models import StoredFile


class DamagedFile(OSError):
    """The bytes of a stored file are gone or are not what was stored."""


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
    """The bytes as they were stored; :class:`DamagedFile` when they are gone or changed."""
    place = files.path_of(stored.sha256)
    try:
        data = place.read_bytes()
    except OSError as error:
        raise DamagedFile(f"The file {stored.pk} is not there: {error.strerror}.") from error
    if files.digest(data) != stored.sha256:
        raise DamagedFile(f"The file {stored.pk} was changed after it was stored.")
    return data


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
