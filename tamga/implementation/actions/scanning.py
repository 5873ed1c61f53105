"""The printed, signed and stamped paper of an issued report comes back as a file."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.implementation.actions.issuing_errors import NotIssuedError
from tamga.implementation.actions.version_steps import journal
from tamga.implementation.models import IssuedReport


@transaction.atomic
def attach_scan(
    version: IssuedReport, data: bytes, *, name: str, by: User, at: datetime
) -> IssuedReport:
    """Keep the printed, signed and stamped copy as the original.

    1. Stores the file under its hash; one that was attached by mistake stays stored beside it.
    2. Who attached it, when. 3. The journal, with the hash. Raises NotIssuedError, and ValueError
    for an empty file.
    """
    found = IssuedReport.objects.select_for_update().get(pk=version.pk)
    found.period = version.period
    if not found.issued_at:
        raise NotIssuedError
    found.scan = store(data, name=name, unit_id=found.period.unit_id, by=by, at=at)
    found.scanned_at, found.scanned_by = at, by
    found.save(update_fields=["scan", "scanned_at", "scanned_by"])
    journal("report.scanned", found, by=by, at=at, sha256=found.scan.sha256)
    return found
