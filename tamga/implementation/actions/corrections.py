"""A report on its way in is put right, row by row, before it is saved."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.implementation.actions.errors import AlreadyConfirmedError
from tamga.implementation.models import ReportImport
from tamga.implementation.reading.corrections import (
    CELLS,
    NUMBER,
    OF_DECISION,
    RESPONSIBLE,
    RIGHT,
    Cells,
    is_added,
    next_key,
)
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
    found = _locked(started)
    if not _keep(found, started, key, cells):
        return False
    code = "report.corrected" if cells else "report.uncorrected"
    _record(code, found, cells, number=number, by=by, at=at)
    return True


@transaction.atomic
def correct_decision(
    started: ReportImport, key: str, cells: Cells, *, order: int, by: User, at: datetime
) -> bool:
    """Keep what a person put right in a decision's own cells; whether it is new.

    As ``correct_row``, for the decision ``key``, which is journalled as the ``order``-th of the
    report. Raises the same.
    """
    found = _locked(started)
    if not _keep(found, started, key, cells):
        return False
    code = "report.decision_corrected" if cells else "report.decision_uncorrected"
    _record(code, found, cells, number=order, by=by, at=at)
    return True


@transaction.atomic
def add_measure(started: ReportImport, cells: Cells, *, by: User, at: datetime) -> str:
    """Keep a measure that the reader missed; the key of its row.

    1. Locks the import. 2. Gives it the next row of those added by hand. 3. The journal. One with
    the same cells isn't added again (a button that was pressed twice). Raises as ``correct_row``.
    """
    found = _locked(started)
    for key, kept in found.corrections.items():
        if is_added(key) and kept == cells:
            return str(key)
    key = next_key(found.corrections)
    _keep(found, started, key, cells)
    _record("report.measure_added", found, cells, number=cells[NUMBER], by=by, at=at)
    return key


@transaction.atomic
def take_away(started: ReportImport, key: str, *, number: int, by: User, at: datetime) -> bool:
    """Take a measure away that was added by hand; False when it is gone already.

    1. Locks the import. 2. Forgets its cells; whoever shared its score stands as read. 3. The
    journal. Raises as ``correct_row``, and ValueError for a row of the file.
    """
    if not is_added(key):
        raise ValueError(key)
    found = _locked(started)
    if not _keep(found, started, key, {}):
        return False
    _record("report.measure_taken_away", found, {}, number=number, by=by, at=at)
    return True


def _locked(started: ReportImport) -> ReportImport:
    found = ReportImport.objects.select_for_update().get(pk=started.pk)
    if found.confirmed_at is not None:
        raise AlreadyConfirmedError
    return found


def _keep(found: ReportImport, started: ReportImport, key: str, cells: Cells) -> bool:
    kept = dict(found.corrections)
    if kept.get(key, {}) == cells:
        return False
    kept.pop(key, None)
    if cells:
        kept[key] = dict(cells)
    found.corrections = started.corrections = kept
    found.save(update_fields=["corrections"])
    return True


def _record(
    code: str, found: ReportImport, cells: Cells, *, number: int, by: User, at: datetime
) -> None:
    names = [name for name in (*CELLS, RESPONSIBLE, *OF_DECISION, RIGHT) if name in cells]
    record(
        code, unit_id=found.unit_id, by=by, at=at, subject=found, period=found.code, number=number,
        cells=names,
    )  # fmt: skip
