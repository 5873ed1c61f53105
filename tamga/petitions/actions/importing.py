"""A list of petitions is uploaded, its columns are put right, it is confirmed or dropped."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.organizations.models import Unit
from tamga.petitions.actions.import_orders import order
from tamga.petitions.actions.steps import WrongStep
from tamga.petitions.models import ImportedRow, PetitionImport
from tamga.petitions.queries.imports import lines_of, mark_of
from tamga.petitions.reading.table import PetitionTable

KEPT = timedelta(days=1)


@transaction.atomic
def start_import(unit: Unit, table: PetitionTable, *, by: User, at: datetime) -> PetitionImport:
    """Keep a list that was read for its preview. 1. The list with what its columns were taken
    for, 2. its rows: both closed. Nothing is journalled, for nothing is received yet.
    """
    width = max(table.width, len(table.heads))
    heads = [*table.heads, *[""] * (width - len(table.heads))]
    columns = [table.columns[at].value if at in table.columns else "" for at in range(width)]
    started = PetitionImport.everything.create(
        unit=unit, started_at=at, started_by=by, heads=json.dumps(heads), columns=columns
    )
    ImportedRow.everything.bulk_create(
        ImportedRow(unit=unit, imported=started, number=number, cells=json.dumps(cells))
        for number, cells in table.rows
    )
    return started


@transaction.atomic
def choose_columns(
    started: PetitionImport,
    *,
    columns: Sequence[str],
    kind: str,
    channel: str,
    day: date | None,
    by: User,
    at: datetime,
) -> PetitionImport:
    """Say what the columns hold, and what holds where they say nothing: 1. the list. Raises
    WrongStep once it is confirmed.
    """
    found = _open(started)
    found.columns, found.kind, found.channel, found.day = list(columns), kind, channel, day
    found.save(update_fields=["columns", "kind", "channel", "day"])
    return found


@transaction.atomic
def confirm_import(started: PetitionImport, *, mark: str, by: User, at: datetime) -> PetitionImport:
    """Let the good rows of a list be received; ``mark`` is ``mark_of`` what was seen.

    1. Rows that are here already are shredded. 2. The others that can be received get their turn,
    the oldest day first. 3. The list. 4. The worker is told. Rows with errors stay.
    Raises WrongStep when it was confirmed or changed meanwhile, ValueError when no row is good.
    """
    found = _open(started)
    if mark != mark_of(found):
        raise WrongStep(_("The columns were changed meanwhile: look again."))
    lines = lines_of(found, today=timezone.localdate(at))
    if not any(line.good for line in lines):
        raise ValueError(_("No row of the list can be received."))
    coming = [line for line in lines if line.keys and line.here is None]
    coming.sort(key=lambda line: (line.row.day or date.max, line.row.number))
    for turn, line in enumerate(coming, start=1):
        line.stored.turn = turn
    ImportedRow.everything.bulk_update([line.stored for line in coming], ["turn"], batch_size=500)
    for line in lines:
        if line.here is not None:
            line.stored.petition, line.stored.again, line.stored.cells = line.here, True, None
            line.stored.save(update_fields=["petition", "again", "cells"])
    found.confirmed_at = found.moved_at = at
    found.save(update_fields=["confirmed_at", "moved_at"])
    order(found.pk)
    return found


@transaction.atomic
def discard_import(started: PetitionImport, *, by: User, at: datetime) -> bool:
    """Drop a list: 1. it and its rows are deleted; what was received stays. False, changing
    nothing, while it is being received.
    """
    found = PetitionImport.everything.select_for_update().filter(pk=started.pk).first()
    if found is None or (found.confirmed_at and not found.finished_at):
        return False
    found.delete()
    return True


@transaction.atomic
def forget_imports(*, at: datetime) -> int:
    """1. Delete the lists that ended more than a day ago, or were uploaded then and never
    confirmed, whatever is left of them; one that waits for the worker stays, however long.
    2. The journal. Returns how many.
    """
    never = Q(confirmed_at__isnull=True, started_at__lt=at - KEPT)
    old = PetitionImport.everything.filter(never | Q(finished_at__lt=at - KEPT)).defer("heads")
    count = old.count()
    if count:
        old.delete()
        record("petition.lists_forgotten", by=None, at=at, count=count)
    return count


def _open(started: PetitionImport) -> PetitionImport:
    found = PetitionImport.everything.select_for_update().filter(pk=started.pk).first()
    if found is None or found.confirmed_at is not None:
        raise WrongStep(_("The list is being received already, or it was dropped."))
    return found
