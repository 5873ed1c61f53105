"""What stands in the stored files is read, one file after the other, outside the request."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.dispatch import Signal
from procrastinate.contrib.django import app

from tamga.documents.models import FileText, StoredFile
from tamga.documents.queries import DamagedFile, read
from tamga.documents.rules import MOST_TRIES
from tamga.documents.texts import tesseract
from tamga.documents.texts.model import READER, ReadText, Unread
from tamga.documents.texts.reader import text_of
from tamga.journal.actions import record
from tamga.vault.enums import Unreadable

text_read = Signal()
"""Sent with ``unit_id``, ``sha256`` and ``at`` when a try to read a file came to its end: the
stored files lie below all that has files and can't call it."""

TASK = "tamga.documents.tasks.read_file"
_LEFT = timedelta(hours=1)  # what was asked so long ago and isn't read was left by a kill


@transaction.atomic
def ask_text(stored: StoredFile, *, at: datetime) -> FileText:
    """Ask for the text of a stored file: 1. the row that waits for it, once for each content of a
    unit, 2. a job that knows the row's key alone. What was asked before isn't asked again.

    Raises ValueError for a sealed file: what people sent is read by people.
    """
    if stored.sealed:
        raise ValueError(f"The file {stored.pk} is sealed: no machine reads it.")
    asked, created = FileText.everything.defer("text").get_or_create(
        unit_id=stored.unit_id, sha256=stored.sha256, defaults={"asked_at": at}
    )
    if created:
        _enqueue(asked.pk)
    return asked


def read_text(key: int, *, at: datetime) -> None:
    """Read a file that waits for it: 1. the try is counted before it begins, so that a file which
    ends the worker isn't begun for ever, 2. the text, how, by which program, or why not, 3. the
    journal, without the text, 4. ``text_read`` tells whoever has the file. A row that is gone or
    was read is left alone. Not in one transaction: reading may take minutes.
    """
    begun = FileText.everything.filter(pk=key, read_at__isnull=True, tries__lt=MOST_TRIES)
    if not begun.update(tries=F("tries") + 1):
        return
    row = FileText.everything.defer("text").get(pk=key)
    _keep(row, _read(row), at=at)
    text_read.send(sender=FileText, unit_id=row.unit_id, sha256=row.sha256, at=at)


def _read(row: FileText) -> ReadText:
    stored = StoredFile.everything.filter(unit=row.unit_id, sha256=row.sha256).first()
    try:
        if stored is None:
            raise DamagedFile("no row has it")
        return text_of(read(stored))
    except DamagedFile:
        return ReadText((), None, f"reader {READER}", Unread.GONE)


@transaction.atomic
def _keep(row: FileText, found: ReadText, *, at: datetime) -> None:
    row.text = found.text.replace("\0", "") if found.how else None
    row.how, row.why = found.how or "", found.why or ""
    row.program, row.read_at = found.program[:150], at
    row.save(update_fields=["text", "how", "why", "program", "read_at"])
    record(
        "file.read" if not found.why else "file.not_read",
        by=None,
        at=at,
        unit_id=row.unit_id,
        subject=row,
        sha256=row.sha256,
        how=row.how,
        why=row.why,
    )


@transaction.atomic
def catch_up(*, at: datetime) -> int:
    """At night: 1. what a kill left unread is asked again, up to three tries, 2. so is what wasn't
    recognised for want of the program, once that is here, and what another version of the reader
    read, or a lost key of the vault closed for good. Returns how many.
    """
    rows = FileText.everything.defer("text")
    left = rows.filter(read_at__isnull=True, tries__lt=MOST_TRIES, asked_at__lte=at - _LEFT)
    again = ~Q(program__startswith=f"reader {READER}") & Q(read_at__isnull=False)
    if tesseract.program():
        again |= Q(why=Unread.NO_RECOGNITION)
    anew = {row.pk for row in rows.filter(again)} | set(_closed_for_good())
    rows.filter(pk__in=anew).update(
        text=None, how="", why="", program="", read_at=None, tries=0, asked_at=at
    )
    keys = sorted(anew | {row.pk for row in left})
    for key in keys:
        _enqueue(key)
    return len(keys)


def _closed_for_good() -> list[int]:
    lost = []
    for row in FileText.everything.filter(read_at__isnull=False).defer("text").iterator():
        try:
            row.refresh_from_db(fields=["text"])
        except Unreadable:
            lost.append(row.pk)
    return lost


def _enqueue(key: int) -> None:
    """Behind whatever else waits: notices and the journal come first."""
    app.configure_task(TASK, priority=-10).defer(key=key)
