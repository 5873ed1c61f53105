"""The worker's part of a list: its rows are received one by one, and never twice."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DataError, InterfaceError, OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tamga.journal.actions import record
from tamga.petitions.actions.import_orders import order
from tamga.petitions.actions.receiving import Letter, Received, receive
from tamga.petitions.models import ImportedRow, PetitionImport
from tamga.petitions.queries.imports import ImportLine, Reader
from tamga.vault.enums import KeyMissing, Unreadable
from tamga.vault.queries import assert_keys

logger = logging.getLogger(__name__)

PORTION = 50
"""Rows of one job: a few seconds, so that messages and the files of others don't wait long."""
SLOW = timedelta(minutes=3)
NOT_OF_A_ROW = (KeyMissing, OperationalError, InterfaceError)


def receive_rows(started: PetitionImport, *, at: datetime, most: int = PORTION) -> bool:
    """Receive the next rows of a confirmed list; whether some are left.

    Each row in a transaction of its own, which holds the list: 1. its petition, as ``receive``
    does it, or why not. 2. Its cells are shredded. After the last: 3. the list has ended. 4. The
    journal. Interrupted anywhere, it goes on with the row that wasn't done; two workers at once
    take turns. A row at which anything goes wrong is set aside, and the others go on.

    Raises KeyMissing, OperationalError and InterfaceError, no row's fault: the list waits.
    """
    assert_keys()  # else every row would be set aside for a key that is put back tomorrow
    # as it was confirmed; its headings aren't needed, and a key that was lost must not stop it
    found = PetitionImport.everything.filter(pk=started.pk).defer("heads").first()
    if found is None:
        return False
    reader = Reader(found, today=timezone.localdate(at))
    return all(_next(started.pk, reader, at) for _each in range(most))


def _next(key: int, reader: Reader, at: datetime) -> bool:
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        found = PetitionImport.everything.select_for_update(of=("self",)).filter(
            pk=key, confirmed_at__isnull=False, finished_at__isnull=True
        ).select_related("unit", "started_by").defer("heads").first()  # fmt: skip
        if found is None:
            return False
        waiting = found.rows.filter(turn__isnull=False, petition__isnull=True, refused="")
        stored = waiting.order_by("turn").defer("cells").first()
        if stored is None:
            _finish(found, at)
            return False
        _receive(found, reader, stored, at)
        PetitionImport.everything.filter(pk=key).update(moved_at=at)
        return True


def _receive(found: PetitionImport, reader: Reader, stored: ImportedRow, at: datetime) -> None:
    try:
        got = _received(found, reader, reader.line(stored), at)
    except NOT_OF_A_ROW:
        raise
    except Exception as refused:  # whatever it is: one row never keeps the others waiting
        stored.refused = _why(stored, refused)
        stored.save(update_fields=["refused"])
    else:
        stored.petition, stored.again, stored.cells = got.petition, got.again, None
        stored.save(update_fields=["petition", "again", "cells"])


def _why(stored: ImportedRow, refused: Exception) -> str:
    """The sentence beside the row; into the log goes neither its content nor the error's words."""
    if isinstance(refused, DataError | UnicodeError):
        return _("The row holds signs that can't be kept.")
    if isinstance(refused, ValueError) and not isinstance(refused, Unreadable):
        return str(refused)[:300]
    logger.error("%s wasn't received: %s", stored, type(refused).__name__)
    return _("The row could not be received: register it by hand.")


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
