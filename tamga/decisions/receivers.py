"""What the decisions do when the text of a stored file was read."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from tamga.decisions.actions import show_what_was_read
from tamga.documents.actions import text_read


@receiver(text_read)
def read(*, unit_id: int, sha256: str, at: datetime, **_more: Any) -> None:
    """A file that was attached to a published decision comes onto the site when it is clean."""
    show_what_was_read(unit_id=unit_id, sha256=sha256, at=at)
