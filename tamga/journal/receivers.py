"""What the vault can't write itself, for it lies below the journal."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from tamga.journal import actions
from tamga.vault.actions import rotated


@receiver(rotated)
def journal_rotation(*, by: Any, at: datetime, key: str, values: int, **_: Any) -> None:
    actions.record("vault.rotated", by=by, at=at, key=key, values=values)
