"""A report is checked: it is complete, and frozen as it stands."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tamga.accounts.models import User
from tamga.implementation.actions.errors import OwnScoreMissingError
from tamga.implementation.actions.hands import MAKES, hand_of
from tamga.implementation.actions.issuing_errors import (
    AlreadyDoneError,
    AlreadyIssuedError,
    NothingToReportError,
)
from tamga.implementation.actions.version_steps import journal, stand_of
from tamga.implementation.models import IssuedReport, Period
from tamga.implementation.queries import report_of
from tamga.implementation.report import words
from tamga.implementation.report.changes import changes
from tamga.implementation.report.frozen import freeze
from tamga.implementation.report.model import Report
from tamga.law.queries import scale_of


@transaction.atomic
def check_off(period: Period, *, by: User, at: datetime) -> IssuedReport:
    """Say that the report is complete, and hand it to the head of the office.

    1. Makes the first version where there is none. 2. Freezes the whole report as it stands, with
    what a correction changed since the version before. 3. Keeps who checked it and their post of
    the day. 4. Journals it. Raises AlreadyDoneError, AlreadyIssuedError, NothingToReportError,
    OwnScoreMissingError, NoPostError.
    """
    found, version = stand_of(period)
    if version is not None and version.issued_at:
        raise AlreadyIssuedError
    if version is not None and version.checked_at:
        raise AlreadyDoneError
    report = report_of(found, scale_of(found.scale))
    _refuse_incomplete(report)
    hand = hand_of(by, found.unit, first=MAKES, on=timezone.localdate(at))
    version = version or IssuedReport(period=found, started_at=at, started_by=by)
    version.changes = list(_changes(version, report))
    report = replace(
        report,
        signers=(hand.signer(words.MADE),),
        version=version.version,
        changes=tuple(version.changes),
    )
    version.figures = freeze(report)
    version.checked_at, version.checked_by = at, by
    version.checked_post, version.checked_name = hand.post, hand.name
    version.checked_order = hand.order
    version.save()
    journal("report.checked", version, by=by, at=at)
    return version


def _refuse_incomplete(report: Report) -> None:
    rows = list(report.rows())
    if not rows:
        raise NothingToReportError
    if missing := tuple(row.number for row in rows if row.own.missing):
        raise OwnScoreMissingError(missing)


def _changes(version: IssuedReport, report: Report) -> tuple[str, ...]:
    if version.version == 1:
        return ()
    earlier = IssuedReport.objects.get(period=version.period, version=version.version - 1)
    before = earlier.report
    day: date | None = report.reported_on or before.reported_on
    differences = changes(before, replace(report, reported_on=day))
    return (f"{words.REASON}: {version.reason}", *differences)
