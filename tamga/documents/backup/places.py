"""Which folders of this installation belong into a backup, and where a restore prepares them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

STAGE = ".restoring"
HEADS = "journal-heads"


def roots() -> dict[str, Path]:
    """Folder of the archive → folder of this installation."""
    return {
        "media": Path(settings.MEDIA_ROOT),
        "private": Path(settings.PRIVATE_ROOT),
        HEADS: Path(settings.VAR) / HEADS,
    }


def files(root: Path) -> Iterator[Path]:
    """All regular files below ``root``, sorted; no links, nothing half-written, no stage."""
    for folder, below, names in os.walk(root):
        below[:] = sorted(name for name in below if name != STAGE)
        for name in sorted(names):
            path = Path(folder) / name
            if path.is_file() and not path.is_symlink() and not name.startswith(".part-"):
                yield path


def is_used() -> bool:
    """Are there files of an office here?"""
    return any(next(files(root), None) for name, root in roots().items() if name != HEADS)


def clear_stages() -> None:
    """Forget what a restore that was broken off had prepared."""
    for root in roots().values():
        shutil.rmtree(root / STAGE, ignore_errors=True)


def swap(name: str, root: Path) -> None:
    """Let what was prepared take the place of what is there.

    Inside the folder, which may be a mount point. The heads that left an earlier database are
    evidence: they go into ``journal-heads/replaced/`` and are not deleted.
    """
    stage = root / STAGE
    root.mkdir(parents=True, exist_ok=True)
    stage.mkdir(exist_ok=True)
    replaced = root / "replaced"
    for old in list(root.iterdir()):
        if old == stage or (name == HEADS and old == replaced):
            continue
        if name == HEADS:
            replaced.mkdir(exist_ok=True)
            count = len(list(replaced.iterdir()))
            old.rename(replaced / f"{count + 1:04}-{old.name}")
        elif old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    for new in list(stage.iterdir()):
        new.rename(root / new.name)
    stage.rmdir()
