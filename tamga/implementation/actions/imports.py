"""A report's file on its way in: kept for the preview, confirmed or dropped."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.documents.actions import discard, store
from tamga.implementation.actions.errors import AlreadyConfirmedError
from tamga.implementation.actions.reports import Changes, save_reading
from tamga.implementation.models import Period, ReportImport, Source
from tamga.implementation.reading.correcting import corrected
from tamga.implementation.reading.model import ReportReading
from tamga.kernel.scales import Scale
from tamga.kernel.spans import span_of
from tamga.organizations.models import Unit


@transaction.atomic
def start_import(
    unit: Unit, data: bytes, *, name: str, source: Source, code: str, by: User | None, at: datetime
) -> ReportImport:
    """Keep a report's file untouched for the preview; nothing of it counts yet.

    1. Stores the file under its hash. 2. Remembers the period and the source chosen for it. 3. What
    was put right when the same file was read for the same period before is put right again.
    """
    file = store(data, name=name, unit_id=unit.pk, by=by, at=at)
    period = span_of(code).code
    before = ReportImport.objects.filter(
        unit=unit, source=source, code=period, file__sha256=file.sha256
    )
    last = before.order_by("-started_at", "-pk").first()
    return ReportImport.objects.create(
        unit=unit, source=source, code=period, file=file, started_at=at, started_by=by,
        corrections={} if last is None else last.corrections,
    )  # fmt: skip


@transaction.atomic
def confirm_import(
    started: ReportImport, reading: ReportReading, scale: Scale, *, by: User, at: datetime
) -> Changes:
    """Save what the preview showed; two who press at once: one wins, the other is told.

    1. Marks the import as confirmed, once. 2. Saves the reading with what was put right in it until
    now (``corrected``, ``save_reading``).
    Raises AlreadyConfirmedError and LockedPeriodError.
    """
    marked = ReportImport.objects.filter(pk=started.pk, confirmed_at__isnull=True).update(
        confirmed_at=at, confirmed_by=by
    )
    if not marked:
        raise AlreadyConfirmedError
    started.refresh_from_db(fields=["corrections"])
    return save_reading(
        started.unit, corrected(reading, started.corrections, scale), scale,
        source=started.source, code=started.code, file=started.file, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def drop_import(started: ReportImport, *, by: User, at: datetime) -> None:
    """Forget a file that was never confirmed.

    1. Deletes the import. 2. Discards its stored file when no report was read from it.
    """
    file = started.file
    started.delete()
    used = (
        Period.objects.filter(read_from=file).exists()
        or ReportImport.objects.filter(file=file).exists()
    )
    if not used:
        discard(file, by=by, at=at)
