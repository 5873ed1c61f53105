"""What the vault can't know: who else keeps hashes under its key."""

from typing import Any

from django.dispatch import receiver

from tamga.petitions.actions.rehashing import rehash
from tamga.vault.actions import rotated


@receiver(rotated)
def rehash_petitions(**_: Any) -> None:
    rehash()
