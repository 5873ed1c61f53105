"""Issued reports for citizens: the list, a report with its figures and measures, its files."""

import logging
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail.models import Site

from tamga.documents.queries import DamagedFile, read
from tamga.implementation.models import IssuedReport
from tamga.implementation.queries.issued import public_reports, public_versions
from tamga.implementation.report.bars import Bar
from tamga.implementation.report.words import percent
from tamga.website import contexts
from tamga.website.views.pages import page

logger = logging.getLogger(__name__)
PAGE_SIZE = 20
FORMS = ("pdf", "docx", "xlsx")  # the scan bears signatures and is for the office


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The issued reports of the site's unit, newest period first; three queries."""
    around = _around(request)
    found = public_reports(around["unit"].pk).defer("figures", "changes")
    listed = found.annotate(own=F("figures__own__summary"))  # not the thousand rows beside it
    leaf = Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {**around, "listed": leaf, "rows": [_line(version) for version in leaf]}
    return page("website/reports.html", context)


@dataclass(frozen=True)
class Line:
    """A report in the list: the period, how many measures, the soum's own mean, "" for none."""

    version: IssuedReport
    total: int
    mean: str


def _line(version: Any) -> Line:
    own = version.own
    mean = "" if own["mean"] is None else f"{percent(Decimal(own['mean']))}%"
    return Line(version, own["total"], mean)


@require_safe
def report(request: HttpRequest, source: str, code: str) -> HttpResponse:
    """A report as it was issued, its newest version or an earlier one; two queries."""
    around = _around(request)
    versions = _versions_or_404(around, source, code)
    version = _chosen(versions, request)
    frozen = version.report
    own, superior = frozen.own.summary, frozen.superior.summary
    context = {
        **around,
        "version": version,
        "versions": versions,
        "newest": version == versions[0],
        "period": version.period,
        "report": frozen,
        "own": own,
        "superior": superior,
        "bars": (Bar.of_own(own), Bar.of_superior(superior)),
    }
    return page("website/report.html", context)


@require_safe
def report_file(request: HttpRequest, source: str, code: str, form: str) -> HttpResponse:
    """The very file that was issued; sent again only when it isn't the one that is there."""
    around = _around(request)
    version = _chosen(_versions_or_404(around, source, code), request)
    stored = getattr(version, form) if form in FORMS else None
    if stored is None:
        raise Http404
    opened = content_disposition_header(as_attachment=form != "pdf", filename=stored.name)
    headers = {
        "Cache-Control": "public, no-cache",
        "Content-Disposition": opened or "attachment",
        "Content-Security-Policy": "default-src 'none'",
        "ETag": f'"{stored.sha256}"',
    }
    try:
        data = read(stored)
    except DamagedFile:
        logger.exception("the file %s of an issued report can't be read", stored.pk)
        raise Http404 from None
    response = HttpResponse(data, content_type=stored.content_type, headers=headers)
    return get_conditional_response(request, etag=headers["ETag"], response=response) or response


def _around(request: HttpRequest) -> contexts.Context:
    try:
        return contexts.frame(request)
    except Site.DoesNotExist:
        raise Http404 from None


def _versions_or_404(around: dict[str, Any], source: str, code: str) -> list[IssuedReport]:
    found = public_versions(around["unit"].pk, source=source, code=code)
    if not found:
        raise Http404
    return found


def _chosen(versions: list[IssuedReport], request: HttpRequest) -> IssuedReport:
    asked = request.GET.get("version")
    if asked is None:
        return versions[0]
    for version in versions:
        if str(version.version) == asked:
            return version
    raise Http404
