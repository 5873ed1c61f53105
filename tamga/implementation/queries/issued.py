"""Versions of reports: what was issued, what a citizen may see, what is personal in it."""

from datetime import datetime

from django.db.models import QuerySet

from tamga.implementation.models import IssuedReport, Measure, Period
from tamga.implementation.report.model import Report
from tamga.kernel.mongolian.personal import find_personal

FILES = ("docx", "pdf", "xlsx", "scan")


def versions_of(period: Period) -> QuerySet[IssuedReport]:
    """The versions of a period's report with files and people, the newest first."""
    people = ("checked_by", "signed_off_by", "sent_back_by", "issued_by", "scanned_by")
    return (
        IssuedReport.objects.filter(period=period)
        .select_related("period__source", *FILES, *people)
        .order_by("-version")
    )


def public_reports(unit_id: int) -> QuerySet[IssuedReport]:
    """The newest issued version of each period, where it is for everybody; newest period first."""
    newest = (
        IssuedReport.objects.filter(period__unit=unit_id, issued_at__isnull=False)
        .order_by("period_id", "-version")
        .distinct("period_id")
    )
    return (
        IssuedReport.objects.filter(pk__in=newest.values("pk"), public=True)
        .select_related("period__source")
        .order_by("-period__starts_on", "-period__ends_on", "period__source__order", "pk")
    )


def report_addresses(unit_id: int, *, at_most: int) -> list[tuple[str, datetime | None]]:
    """Where each public report stands on its site, and when its newest version was issued, for the
    sitemap; newest period first. One query.
    """
    found = public_reports(unit_id).only("issued_at", "period__code", "period__source__code")
    return [(version.address, version.issued_at) for version in found[: max(0, at_most)]]


def public_versions(unit_id: int, *, source: str, code: str) -> list[IssuedReport]:
    """The issued versions of a period that are for everybody, the newest first; none of them when
    the newest isn't, for older ones say what was corrected since. One query.
    """
    issued = list(
        IssuedReport.objects.filter(
            period__unit=unit_id,
            period__source__code=source,
            period__code=code,
            issued_at__isnull=False,
        )
        .select_related("period__source", *FILES)
        .order_by("-version")
    )
    if not issued or not issued[0].public:
        return []
    return [version for version in issued if version.public]


def personal_in(report: Report, period: Period) -> tuple[int, ...]:
    """The numbers of measures whose texts hold personal data (register numbers, phones, accounts,
    addresses) or whose decision is about persons. One query.
    """
    rows = list(report.rows())
    # dropped ones too: a frozen report still has them
    about_persons = Measure.objects.filter(
        period=period, provision__decision__personal=True
    ).values_list("number", flat=True)
    found = set(about_persons) & {row.number for row in rows}
    for row in rows:
        texts = (row.decision, row.provision, row.progress)
        if any(next(iter(find_personal(text)), None) for text in texts):
            found.add(row.number)
    return tuple(sorted(found))
