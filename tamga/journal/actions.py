"""Write to the journal, seal it, let its head leave the database."""

import json
import os
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction

from tamga.journal import enums, heads, rules
from tamga.journal.models import Bookmark, Event, Head

_SEALING = 0x7461_6D67  # the number of the advisory lock: one sealer at a time


def record(
    code: str,
    *,
    by: Any,
    at: datetime,
    unit_id: int | None = None,
    subject: models.Model | None = None,
    **data: Any,
) -> Event:
    """Write one event, in the caller's transaction: it stands if and only if the deed stands.

    ``by`` is whoever did it (anything with ``pk``; None is the system), ``subject`` the saved row
    it was done to, ``data`` ids, codes, numbers and dates for the sentence.
    Raises :class:`enums.UnknownCode`; ValueError for a naive ``at``, an unsaved subject, a value
    that the sentence needs and ``data`` lacks, or prose; TypeError for what isn't plain data.
    """
    missing = rules.names_in(str(enums.sentence_of(code))) - data.keys()
    if missing:
        raise ValueError(f"{code} needs {', '.join(sorted(missing))}.")
    if at.tzinfo is None:
        raise ValueError("An event needs its moment with the time zone.")
    if subject is not None and subject.pk is None:
        raise ValueError(f"{code}: the subject isn't saved yet.")
    return Event.everything.create(
        at=at,
        code=code,
        by_id=None if by is None else by.pk,
        unit_id=unit_id,
        subject_type="" if subject is None else subject._meta.label_lower,
        subject_id="" if subject is None else str(subject.pk),
        data={name: rules.checked(value, name=name) for name, value in data.items()},
    )


@transaction.atomic
def seal(*, at: datetime, limit: int = 5000) -> int:
    """Give up to ``limit`` committed events their place in the hash chain; how many.

    1. Wait for another sealer (an advisory lock until the end of the transaction).
    2. Read the unsealed events that are committed now, by id. The chain follows commits, not ids:
       an event whose transaction is still open is simply not seen, and takes a later place.
    3. Fill their three seal columns in one statement.
    4. Write the new head.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SEALING])
        last = Head.everything.order_by("-position").first()
        position, previous = (last.position, last.hash) if last else (0, rules.START)
        ids: list[int] = []
        places: list[int] = []
        before: list[str] = []
        hashes: list[str] = []
        for row in Event.everything.filter(position__isnull=True).order_by("id").values()[:limit]:
            position += 1
            before.append(previous)
            previous = rules.link(row, position=position, previous=previous)
            ids.append(row["id"])
            places.append(position)
            hashes.append(previous)
        if not ids:
            return 0
        cursor.execute(
            "UPDATE journal_event AS e SET position = s.position, previous_hash = s.before,"
            " hash = s.hash FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[])"
            " AS s(id, position, before, hash) WHERE e.id = s.id",
            [ids, places, before, hashes],
        )
    Head.everything.create(position=position, hash=previous, at=at)
    return len(ids)


def write_head(*, at: datetime) -> Head | None:
    """Append the newest head to the file of its year outside the database; None if it is there.

    One line of JSON, on the disk before this returns. Whoever rewrites the whole chain inside
    the database can't rewrite these lines too, above all where they are copied elsewhere daily.
    """
    head = Head.everything.order_by("-position").first()
    if head is None or any(line.position >= head.position for line in heads.read()):
        return None
    folder = heads.folder()
    folder.mkdir(parents=True, exist_ok=True)
    line = {"position": head.position, "hash": head.hash, "at": at.isoformat()}
    with (folder / f"{at.year}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return head


@transaction.atomic
def mark_read(reader: str, *, up_to: int) -> bool:
    """Move the bookmark of ``reader`` forward to a position; False if it stands further already.

    The one action without ``by`` and ``at``: reading isn't a deed.
    """
    bookmark, _ = Bookmark.everything.get_or_create(reader=reader, defaults={"position": 0})
    moved = Bookmark.everything.filter(pk=bookmark.pk, position__lt=up_to).update(position=up_to)
    return moved == 1
