"""What was done: notes are appended, evidence is added, and one sees who is writing."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from tamga.accounts.models import User
from tamga.decisions.models import Decision
from tamga.documents.models import StoredFile
from tamga.implementation.actions.errors import WrittenMeanwhileError
from tamga.implementation.actions.steps import shared_period
from tamga.implementation.enums import EvidenceKind
from tamga.implementation.models import Evidence, Measure, ProgressNote, Writing
from tamga.implementation.queries import newest_note, waits_for_answer
from tamga.journal.actions import record

LONGEST = 20_000
"""Letters of a note; the longest of the real report has 3,000."""


@transaction.atomic
def write_progress(
    measure: Measure, text: str, *, seen: int | None, by: User, at: datetime
) -> ProgressNote | None:
    """Append what was done about a measure. The same text again changes nothing.

    ``seen`` is the key of the note that stood there when the writer began, None for none. 1. The
    note. 2. Nobody writes there any more. 3. The journal. Returns the newest note, None when the
    cell is still empty. Raises LockedPeriodError, ClosedPeriodError unless the measure was sent
    back, WrittenMeanwhileError with what somebody else wrote, ValueError for 20,000 letters.
    """
    period = shared_period(measure, answering=waits_for_answer(measure))
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    text = text.strip()
    if len(text) > LONGEST:
        raise ValueError(text[:20])
    newest = newest_note(measure)
    now = newest.text if newest else ""
    if text == now:
        return newest
    if (newest.pk if newest else None) != seen:
        raise WrittenMeanwhileError(now)
    note = ProgressNote.objects.create(measure=measure, text=text, written_at=at, written_by=by)
    Writing.objects.filter(measure=measure, user=by).delete()
    record(
        "progress.written", unit_id=period.unit_id, by=by, at=at, subject=measure,
        number=measure.number, period=period.code,
    )  # fmt: skip
    return note


def see_writing(measure: Measure, *, by: User, at: datetime) -> None:
    """Somebody has the cell open: remembers when it was seen last; nothing else."""
    Writing.objects.update_or_create(measure=measure, user=by, defaults={"seen_at": at})


@transaction.atomic
def add_evidence(
    measure: Measure,
    *,
    kind: EvidenceKind,
    label: str,
    by: User,
    at: datetime,
    file: StoredFile | None = None,
    address: str = "",
    decision: Decision | None = None,
    figure: Decimal | None = None,
    figure_unit: str = "",
) -> Evidence:
    """Add what proves progress: 1. the evidence, 2. the journal. Raises LockedPeriodError,
    ClosedPeriodError unless the measure was sent back, IntegrityError without what its kind says.
    """
    period = shared_period(measure, answering=waits_for_answer(measure))
    evidence = Evidence.objects.create(
        measure=measure,
        kind=kind,
        label=label.strip(),
        file=file,
        address=address.strip(),
        decision=decision,
        figure=figure,
        figure_unit=figure_unit.strip(),
        added_at=at,
        added_by=by,
    )
    record(
        "evidence.added", unit_id=period.unit_id, by=by, at=at, subject=measure,
        number=measure.number, period=period.code, kind=kind.value,
    )  # fmt: skip
    return evidence


@transaction.atomic
def remove_evidence(evidence: Evidence, *, by: User, at: datetime) -> None:
    """Take back what was added by mistake: 1. the evidence (a file stays stored), 2. the journal.
    Raises LockedPeriodError and ClosedPeriodError.
    """
    measure = evidence.measure
    period = shared_period(measure, answering=waits_for_answer(measure))
    kind = evidence.kind
    evidence.delete()
    record(
        "evidence.removed", unit_id=period.unit_id, by=by, at=at, subject=measure,
        number=measure.number, period=period.code, kind=kind,
    )  # fmt: skip
