"""A report goes back: to draft before it is issued, as a correction afterwards."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.implementation.actions.errors import ReasonNeededError
from tamga.implementation.actions.issuing_errors import (
    AlreadyDoneError,
    AlreadyIssuedError,
    NotCheckedError,
    NotIssuedError,
)
from tamga.implementation.actions.version_steps import journal, stand_of
from tamga.implementation.models import IssuedReport, Period

_NO_STEPS = {
    f"{step}_{part}": None if part in {"at", "by"} else ""
    for step in ("checked", "signed_off")
    for part in ("at", "by", "post", "name", "order")
}


@transaction.atomic
def take_back(period: Period, *, why: str, by: User, at: datetime) -> IssuedReport:
    """Send a report that isn't issued back to draft: 1. its steps and frozen figures go, 2. who
    sent it back and why stays, 3. the journal. Raises ReasonNeededError, NotCheckedError,
    AlreadyIssuedError.
    """
    reason = why.strip()[:500]
    if not reason:
        raise ReasonNeededError
    _, version = stand_of(period)
    if version is None or not version.checked_at:
        raise NotCheckedError
    if version.issued_at:
        raise AlreadyIssuedError
    for field, nothing in _NO_STEPS.items():
        setattr(version, field, nothing)
    version.figures, version.changes = None, []
    version.sent_back_at, version.sent_back_by, version.sent_back_why = at, by, reason
    version.save()
    journal("report.taken_back", version, by=by, at=at)
    return version


@transaction.atomic
def correct(period: Period, *, why: str, by: User, at: datetime) -> IssuedReport:
    """Begin a correction of an issued report: 1. a new version, a draft again, that says why;
    the issued one stays as it is, 2. the journal. Raises ReasonNeededError, NotIssuedError, and
    AlreadyDoneError when a correction was begun.
    """
    reason = why.strip()[:500]
    if not reason:
        raise ReasonNeededError
    found, last = stand_of(period)
    if last is None or not last.issued_at:
        raise AlreadyDoneError if last is not None and last.version > 1 else NotIssuedError
    version = IssuedReport.objects.create(
        period=found, version=last.version + 1, reason=reason, started_at=at, started_by=by
    )
    journal("report.correction_begun", version, by=by, at=at)
    return version
