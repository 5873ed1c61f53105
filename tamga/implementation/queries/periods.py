"""The periods of a unit, and files on their way in."""

from django.db.models import QuerySet

from tamga.implementation.models import Period, ReportImport
from tamga.organizations.models import Unit


def periods_of(unit: Unit) -> QuerySet[Period]:
    """The periods of a unit, the newest first."""
    return Period.objects.filter(unit=unit).select_related("source")


def imports_open(unit: Unit) -> QuerySet[ReportImport]:
    """Files that were read and wait for somebody's confirmation, the newest first."""
    return (
        ReportImport.objects.filter(unit=unit, confirmed_at__isnull=True)
        .select_related("file", "started_by")
        .order_by("-started_at")
    )
