"""What an archive says about itself. Pure."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

from tamga.documents.backup.errors import BackupError

FORMAT = 1
NAME = "manifest.json"
DUMP = "database.dump"
FOLDERS = ("media", "private", "journal-heads")
LARGEST = 512 * 1024 * 1024  # of the manifest itself, about three million files


@dataclass(frozen=True)
class Part:
    """One file of the archive."""

    size: int
    sha256: str


@dataclass
class Manifest:
    """``made_at`` is ISO with the time zone; ``vault_keys`` are public names of keys, not keys."""

    made_at: str
    tamga: str
    postgresql: int
    migrations: list[str]
    vault_keys: list[str]
    files: dict[str, Part] = field(default_factory=dict)
    format: int = FORMAT

    def as_json(self) -> bytes:
        """The manifest as it stands in the archive."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()


def parse(data: bytes) -> Manifest:
    """The manifest of an archive; :class:`BackupError` if it isn't one that we can read."""
    try:
        values: dict[str, Any] = json.loads(data)
        if values["format"] != FORMAT:
            raise BackupError(
                f"The archive has the format {values['format']}, this program knows {FORMAT}: "
                "restore it with the version that made it."
            )
        values["files"] = {
            str(name): Part(int(part["size"]), str(part["sha256"]))
            for name, part in values["files"].items()
        }
        return Manifest(**values)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError("The manifest of the archive can't be read.") from error


def is_allowed(name: str) -> bool:
    """May a part have this name? Nothing leaves the three folders."""
    if name in {DUMP, NAME}:
        return True
    parts = name.split("/")
    inside = len(parts) > 1 and parts[0] in FOLDERS and PurePosixPath(name).as_posix() == name
    return inside and not {"", ".", ".."} & set(parts) and "\\" not in name and "\0" not in name
