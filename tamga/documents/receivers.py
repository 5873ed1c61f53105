"""The vault's keys change: closed files are closed again."""

from collections.abc import Callable
from typing import Any

from django.dispatch import receiver

from tamga.documents.actions.sealing import seal_again
from tamga.vault.actions import rotating


@receiver(rotating)
def seal_files_again(
    *, told: Callable[[str, int], None] | None, passing_over: bool, **_: Any
) -> int:
    return seal_again(told=told, passing_over=passing_over)
