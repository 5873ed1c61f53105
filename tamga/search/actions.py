"""Put into the index, take out of it. The index repeats what others own: nothing is journalled."""

from datetime import datetime

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value

from tamga.search import rules
from tamga.search.models import Entry

# The words were folded by us, so the configuration must add nothing of its own.
_CONFIG = "simple"


@transaction.atomic
def index(
    *,
    key: str,
    unit_id: int,
    url: str,
    title: str,
    text: str,
    kind: str,
    at: datetime,
    language: str = "mn",
) -> None:
    """Let everyone find this under ``key``; what stood there before is replaced.

    Only what is public may be given. ``text`` is plain; ``at`` orders equal hits, newest first.
    """
    title, text = (part.replace("\0", " ") for part in (title, text))
    title_fold = rules.folded(title)
    text_fold = rules.folded(text)
    Entry.objects.update_or_create(
        key=key,
        defaults={
            "unit_id": unit_id,
            "url": url,
            "title": title,
            "text": text,
            "kind": kind,
            "at": at,
            "language": language,
            "title_fold": title_fold,
            "fold": f"{title_fold} {text_fold}",
            "words": SearchVector(Value(title_fold), weight="A", config=_CONFIG)
            + SearchVector(Value(text_fold), weight="B", config=_CONFIG),
        },
    )


def drop(key: str) -> bool:
    """Let ``key`` no longer be found; False if it wasn't there."""
    deleted, _ = Entry.objects.filter(key=key).delete()
    return deleted > 0
