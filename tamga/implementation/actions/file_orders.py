"""The worker is told which files of issued reports to make, and once more what is missing."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from tamga.accounts.models import User
from tamga.implementation.actions.issuing_errors import AlreadyDoneError, NotIssuedError
from tamga.implementation.actions.orders import ISSUED, order
from tamga.implementation.actions.version_steps import journal
from tamga.implementation.models import IssuedReport


@transaction.atomic
def order_files(version: IssuedReport, *, by: User | None, at: datetime) -> IssuedReport:
    """Let the worker make what an issued version lacks: 1. when it was asked, what failed before
    is forgotten, 2. the job, 3. the journal. Raises NotIssuedError, and AlreadyDoneError when
    nothing is missing. Nobody (``by``) is the nightly repair.
    """
    found = (
        IssuedReport.objects.select_for_update(of=("self",))
        .select_related("period")
        .get(pk=version.pk)
    )
    if not found.issued_at:
        raise NotIssuedError
    if not found.missing_files:
        raise AlreadyDoneError
    found.files_asked_at, found.files_failed_at, found.files_problem = at, None, ""
    found.save(update_fields=["files_asked_at", "files_failed_at", "files_problem"])
    order(ISSUED, found.pk)
    journal("report.files_ordered", found, by=by, at=at)
    return found


def order_missing(*, before: datetime, at: datetime, failed: bool = False) -> int:
    """Order again the files that were asked for ``before`` and aren't there, for the job may have
    died with the power; ``failed`` ones only when asked for. Returns of how many versions.
    """
    waiting = unmade().filter(Q(files_asked_at__lt=before) | Q(files_asked_at=None))
    if not failed:
        waiting = waiting.filter(files_failed_at=None)
    ordered = 0
    for version in waiting:
        try:
            order_files(version, by=None, at=at)
        except AlreadyDoneError:  # made since we looked
            continue
        ordered += 1
    return ordered


def unmade() -> QuerySet[IssuedReport]:
    """Issued versions that lack a file."""
    lacks = Q(pdf=None) | Q(docx=None) | Q(xlsx=None)
    return IssuedReport.objects.filter(lacks, issued_at__isnull=False).order_by("pk")
