"""The heads that left the database: files under ``var/journal-heads``, one line of JSON each."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class ExportedHead:
    """One line; ``position`` is 0 when the line can't be read."""

    position: int
    hash: str
    where: str


def folder() -> Path:
    """The folder of the exported heads."""
    return Path(settings.VAR) / "journal-heads"


def read(place: Path | None = None) -> list[ExportedHead]:
    """All exported heads of ``place``, oldest first; a line that can't be read stays as such."""
    found = []
    place = place or folder()
    for path in sorted(place.glob("*.jsonl")) if place.is_dir() else []:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, start=1):
            try:
                entry = json.loads(line)
                position, hash_ = int(entry["position"]), str(entry["hash"])
            except (ValueError, KeyError, TypeError):
                position, hash_ = 0, ""
            found.append(ExportedHead(position, hash_, f"{path.name}:{number}"))
    return found
