"""Implementation reports: the periods of a unit, one report on the screen and as files."""

from collections.abc import Mapping

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from tamga.accounts.enums import Permission
from tamga.documents.queries import read
from tamga.implementation.checker import sentence
from tamga.implementation.exports.forms import CONTENT_TYPES, made
from tamga.implementation.exports.word import BadTemplateError
from tamga.implementation.models import IssuedReport, Period
from tamga.implementation.queries import (
    findings_of,
    imports_open,
    lines_of,
    periods_of,
    report_of,
    summaries,
)
from tamga.implementation.queries.issued import FILES, versions_of
from tamga.implementation.queries.templates import template_bytes
from tamga.implementation.report.bars import Bar
from tamga.implementation.rules import made_at_once
from tamga.law.queries import scale_of
from tamga.organizations.models import Unit
from tamga.workspace.access import needs
from tamga.workspace.forms.report_life import life_forms
from tamga.workspace.nav import frame
from tamga.workspace.report_files import drafts
from tamga.workspace.report_life import life_of
from tamga.workspace.report_refusals import refusal


@needs(Permission.SEE_BOARD)
@require_safe
def reports(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The periods, the newest first, and files that wait to be confirmed."""
    around = frame(request, unit, "reports")
    context = {
        **around,
        "periods": periods_of(unit),
        "imports": imports_open(unit),
        "may_write": Permission.WRITE_REPORT in around["may"],
    }
    return render(request, "workspace/reports.html", context)


@needs(Permission.SEE_BOARD)
@require_safe
def report(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One period as it stands now, or a version of it as it was issued (``?version=``)."""
    period = period_or_404(unit, pk)
    if "version" in request.GET:
        return _show_version(request, issued_or_404(period, request.GET["version"]))
    return show_report(request, period)


def show_report(
    request: HttpRequest,
    period: Period,
    *,
    forms: Mapping[str, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Figures, where the report stands, the bars of both sides, the seven columns; ``forms`` are
    those of its way out that came back wrong.
    """
    around = frame(request, period.unit, "reports")
    scale = scale_of(period.scale)
    lines = lines_of(period)
    own, superior = summaries(lines, scale)
    now = report_of(period, scale, lines=lines)
    life = life_of(period, now, may=around["may"])
    context = {
        **around,
        "period": period,
        "report": now,
        "life": life,
        "drafts": drafts(len(lines), "docx", "pdf", "xlsx"),
        "forms": {**life_forms(life, around["today"]), **(forms or {})},
        "findings": [
            (finding.measures, sentence(finding)) for finding in findings_of(period, lines=lines)
        ],
        "own": own,
        "superior": superior,
        "bars": (Bar.of_own(own), Bar.of_superior(superior)),
    }
    return render(request, "workspace/report.html", context, status=status)


def _show_version(request: HttpRequest, version: IssuedReport) -> HttpResponse:
    frozen = version.report
    own, superior = frozen.own.summary, frozen.superior.summary
    context = {
        **frame(request, version.period.unit, "reports"),
        "period": version.period,
        "version": version,
        "report": frozen,
        "own": own,
        "superior": superior,
        "bars": (Bar.of_own(own), Bar.of_superior(superior)),
    }
    return render(request, "workspace/report_version.html", context)


@needs(Permission.SEE_BOARD)
@require_safe
def report_file(request: HttpRequest, unit: Unit, pk: int, form: str) -> HttpResponse:
    """The report as Word, Excel or PDF: a draft made now where that is quick, or with
    ``?version=`` the very file that was issued, its scan too.
    """
    period = period_or_404(unit, pk)
    if "version" in request.GET:
        return _frozen_file(issued_or_404(period, request.GET["version"]), form)
    if form not in CONTENT_TYPES:
        raise Http404
    report = report_of(period, scale_of(period.scale))
    if not made_at_once(sum(1 for _row in report.rows()), form):
        return _ask_first(request, period, form)
    try:
        data = made(report, form, template=template_bytes(unit.pk) if form == "docx" else None)
    except BadTemplateError as error:
        messages.error(request, refusal(error))
        return redirect("report", unit.slug, pk)
    name = f"report-{unit.slug}-{period.source.code}-{period.code}.{form}"
    return download(data, name, CONTENT_TYPES[form])


def _ask_first(request: HttpRequest, period: Period, form: str) -> HttpResponse:
    """A large draft is made by the worker: a button asks for it."""
    around = frame(request, period.unit, "reports")
    context = {**around, "period": period, "form": form}
    return render(request, "workspace/asked_file.html", context)


def _frozen_file(version: IssuedReport, form: str) -> HttpResponse:
    stored = getattr(version, form) if form in FILES else None
    if stored is None:
        raise Http404
    return download(read(stored), stored.name, stored.content_type)


def download(data: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to be saved; the name may be Mongolian."""
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def period_or_404(unit: Unit, pk: int) -> Period:
    """A period of the unit."""
    return get_object_or_404(
        Period.objects.select_related("unit__parent", "source"), unit=unit, pk=pk
    )


def issued_or_404(period: Period, number: str) -> IssuedReport:
    """An issued version of the period's report by its number."""
    wanted = int(number) if number.isdecimal() and len(number) < 5 else 0
    version = versions_of(period).filter(issued_at__isnull=False, version=wanted).first()
    if version is None:
        raise Http404
    version.period = period
    return version
