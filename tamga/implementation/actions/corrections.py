"""A report on its way in is put right, row by row, before it is saved."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.implementation.actions.errors import AlreadyConfirmedError
from tamga.implementation.models import ReportImport
from tamga.implementation.reading.corrections import CELLS, Cells
from tamga.journal.actions import record


@transaction.atomic
def correct_row(
    started: ReportImport, key: str, cells: Cells, *, number: int, by: User, at: datetime
) -> bool:
    """Keep what a person put right in one row of a report that is read in; whether it is new.

    1. Locks the import, so that two who correct other rows at once both are kept. 2. Puts the
    cells in place of those kept for the row ``key`` before; none means as it was read. 3. Journals
    the measure's ``number`` and which cells they are. The same again changes nothing.
    Raises AlreadyConfirmedError; ReportImport.DoesNotExist for one that was dropped meanwhile.
    """
    found = ReportImport.objects.select_for_update().get(pk=started.pk)
    if found.confirmed_at is not None:
        raise AlreadyConfirmedError
    kept = dict(found.corrections)
    if kept.get(key, {}) == cells:
        return False
    kept.pop(key, None)
    if cells:
        kept[key] = dict(cells)
    found.corrections = started.corrections = kept
    found.save(update_fields=["corrections"])
    record(
        "report.corrected" if cells else "report.uncorrected",
        unit_id=found.unit_id, by=by, at=at, subject=found, period=found.code, number=number,
        cells=[name for name in (*CELLS, "right") if name in cells],
    )  # fmt: skip
    return True
