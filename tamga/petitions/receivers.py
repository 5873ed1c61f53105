"""What the vault can't know: who else keeps hashes under its key, or files that lie open."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from tamga.petitions.actions.rehashing import rehash
from tamga.petitions.actions.sealing import seal_files
from tamga.vault.actions import rotated, rotating


@receiver(rotated)
def rehash_petitions(**_: Any) -> None:
    rehash()


@receiver(rotating)
def seal_files_of_petitions(*, by: Any, at: datetime, **_: Any) -> int:
    return seal_files(by=by, at=at)
