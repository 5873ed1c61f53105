"""Implementation reports: the periods of a unit, one report on the screen and as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tamga.accounts.enums import Permission
from tamga.implementation.checker import sentence
from tamga.implementation.exports.excel import workbook
from tamga.implementation.exports.pdf import pdf
from tamga.implementation.exports.word import word
from tamga.implementation.models import Period
from tamga.implementation.queries import (
    findings_of,
    imports_open,
    lines_of,
    periods_of,
    report_of,
    summaries,
)
from tamga.kernel.scales import DEFAULT
from tamga.organizations.models import Unit
from tamga.workspace.access import needs
from tamga.workspace.nav import frame
from tamga.workspace.report_bars import Bar

FORMS = {
    "docx": (word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": (pdf, "application/pdf"),
}


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
    """One period: figures, the bars of both sides, the seven columns."""
    period = _period(unit, pk)
    lines = lines_of(period)
    own, superior = summaries(lines, DEFAULT)
    context = {
        **frame(request, unit, "reports"),
        "period": period,
        "report": report_of(period, DEFAULT, lines=lines),
        "findings": [
            (finding.measures, sentence(finding)) for finding in findings_of(period, lines=lines)
        ],
        "own": own,
        "superior": superior,
        "bars": (Bar.of_own(own), Bar.of_superior(superior)),
    }
    return render(request, "workspace/report.html", context)


@needs(Permission.SEE_BOARD)
@require_safe
def report_file(request: HttpRequest, unit: Unit, pk: int, form: str) -> HttpResponse:
    """The report as Word, Excel or PDF."""
    if form not in FORMS:
        raise Http404
    period = _period(unit, pk)
    make, content_type = FORMS[form]
    response = HttpResponse(make(report_of(period, DEFAULT)), content_type=content_type)
    name = f"report-{unit.slug}-{period.source.code}-{period.code}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _period(unit: Unit, pk: int) -> Period:
    return get_object_or_404(Period.objects.select_related("unit", "source"), unit=unit, pk=pk)
