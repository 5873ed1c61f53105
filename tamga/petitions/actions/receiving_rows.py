"""The worker's part of a list: its rows are received one by one, and never twice."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import DataError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tamga.journal.actions import record
from tamga.petitions.actions.import_orders import order
from tamga.petitions.actions.receiving import Letter, Received, receive
from tamga.petitions.models import ImportedRow, PetitionImport
from tamga.petitions.queries.imports import ImportLine, Reader

PORTION = 50
"""Rows of one job: a few seconds, so that messages and the files of others don't wait long."""
SLOW = timedelta(minutes=3)


def receive_rows(started: PetitionImport, *, at: datetime, most: int = PORTION) -> bool:
    """Receive the next rows of a confirmed list; whether some are left.

    Each row in a transaction of its own, which holds the list: 1. its petition, as ``receive``
    does it, or why not. 2. Its cells are shredded. After the last: 3. the list has ended. 4. The
    journal. Interrupted anywhere, it goes on with the row that wasn't done; two workers at once
    take turns.
    """
    found = PetitionImport.everything.filter(pk=started.pk).first()  # as it was confirmed
    if found is None:
        return False
    reader = Reader(found, today=timezone.localdate(at))
    return all(_next(started.pk, reader, at) for _each in range(most))


def _next(key: int, reader: Reader, at: datetime) -> bool:
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        found = PetitionImport.everything.select_for_update(of=("self",)).filter(
            pk=key, confirmed_at__isnull=False, finished_at__isnull=True
        ).select_related("unit", "started_by").first()  # fmt: skip
        if found is None:
            return False
        waiting = found.rows.filter(turn__isnull=False, petition__isnull=True, refused="")
        stored = waiting.order_by("turn").first()
        if stored is None:
            _finish(found, at)
            return False
        _receive(found, reader, stored, at)
        PetitionImport.everything.filter(pk=key).update(moved_at=at)
        return True


def _receive(found: PetitionImport, reader: Reader, stored: ImportedRow, at: datetime) -> None:
    try:
        got = _received(found, reader, reader.line(stored), at)
    except ValueError as refused:
        stored.refused = str(refused)[:300]
    except DataError:  # a sign that the database doesn't keep
        stored.refused = _("The row holds signs that can't be kept.")
    else:
        stored.petition, stored.again, stored.cells = got.petition, got.again, None
    stored.save(update_fields=["petition", "again", "cells", "refused"])


def _received(found: PetitionImport, reader: Reader, line: ImportLine, at: datetime) -> Received:
    row = line.row
    if row.day is None or row.kind is None or not line.keys:
        raise ValueError(" ".join(str(problem.sentence) for problem in row.errors))
    letter = Letter(
        kind=row.kind,
        channel=row.channel,
        text=row.text,
        person=row.person,
        received_on=row.day,
        subject=reader.subject(row),
        signers=row.signers,
    )
    with transaction.atomic():
        return receive(found.unit, letter, by=found.started_by, at=at, client_key=line.keys[0])


def _finish(found: PetitionImport, at: datetime) -> None:
    found.finished_at = at
    found.save(update_fields=["finished_at"])
    received = found.rows.filter(petition__isnull=False, again=False).count()
    record(
        "petition.list_received",
        by=found.started_by,
        at=at,
        unit_id=found.unit_id,
        subject=found,
        count=received,
        left=found.rows.filter(petition__isnull=True).count(),
    )


def mend_imports(*, at: datetime) -> int:
    """Order what a killed worker left: lists that were confirmed and haven't moved for minutes.
    Returns how many.
    """
    stuck = PetitionImport.everything.filter(
        confirmed_at__isnull=False, finished_at__isnull=True, moved_at__lt=at - SLOW
    )
    keys = list(stuck.values_list("pk", flat=True))
    for key in keys:
        order(key)
    return len(keys)
