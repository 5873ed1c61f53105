"""The quarter's report and the yearly account: what is owed, handed in, kept as it was."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.duties.models import Plan
from tamga.kernel.spans import Span, SpanKind, span_of
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.exports.figures import period_name
from tamga.petitions.models import FiguresReport
from tamga.petitions.queries.reports import (
    REPORTED,
    ReportLine,
    cut_off_of,
    figures_until,
    handed_in,
    lacking,
    newest_report,
    report_lines,
    units_of,
    usual_day,
)
from tamga.petitions.queries.statistics import Statistics
from tamga.petitions.queries.totals import first_received_on
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.petition_reports import ReportForm, WhoReports
from tamga.workspace.nav import frame
from tamga.workspace.petition_report import frozen, told_of
from tamga.workspace.views.petition_figures import FORMS, sees_figures
from tamga.workspace.views.reports import download

YEARS = 2  # that the list shows, the running one among them


@dataclass(frozen=True)
class _Line:
    """A period as the list shows it."""

    line: ReportLine
    name: str
    tone: str
    counts: bool


@needs(Permission.KEEP_PETITIONS, or_if=sees_figures)
@require_safe
def reports(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The quarters and years of this year and the last; an aimag's soums beside each other."""
    around = frame(request, unit, "petitions")
    today: date = around["today"]
    since = max(first_received_on(units_of(unit, span_of(str(today.year)))) or today,
                date(today.year - YEARS + 1, 1, 1))  # fmt: skip
    lines = report_lines(unit, on=today, since=since)
    plan = _plan(unit, today)
    context = {
        **around,
        "lines": [
            _Line(line, period_name(line.span), line.tone(today), cut_off_of(line.span) <= today)
            for line in lines
        ],
        "lists": Permission.RECEIVE_PETITION in around["may"],
        "plan": plan,
        "unplanned": plan is None or bool(lacking(plan)),
        "who_form": WhoReports(unit=unit) if Permission.MANAGE_PLAN in around["may"] else None,
        "soums": _soums(request, unit, lines),
    }  # fmt: skip
    return render(request, "workspace/petition_reports.html", context)


@needs(Permission.KEEP_PETITIONS, or_if=sees_figures)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, unit: Unit, period: str) -> HttpResponse:
    """What was handed in for a period, or its figures as they stand, to be handed in. A year's
    account is the head's to give.
    """
    around, span = frame(request, unit, "petitions"), _span(period)
    today, kept = around["today"], newest_report(unit, span.code)
    needed = _needed(span)
    first = {"cut_off_on": _cut_off(request, span, today)}
    form = ReportForm(request.POST or None, span=span, first=first)
    if request.method == "POST":
        if needed not in around["may"]:
            raise Http404
        if form.is_valid() and attempt(
            request,
            lambda: actions.hand_in(
                unit, span.code, **form.cleaned_data, by=member(request), at=timezone.now()
            ),
            _("Handed in. The figures stay as they are now."),
        ):
            return redirect("office_petition_report", unit.slug, span.code)
    again = kept is None or form.is_bound or "on" in request.GET
    counted, found = _figures(unit, span, kept, first["cut_off_on"], again=again)
    context = {
        **around,
        "told": told_of(unit, counted, found),
        "span": span,
        "name": period_name(span),
        "counted": counted,
        "kept": kept,
        "again": again,
        "form": form if needed in around["may"] and cut_off_of(span).replace(day=1) <= today
        else None,
        "is_year": span.kind is SpanKind.YEAR,
        "due_on": usual_day(span),
        "before": FiguresReport.everything.filter(unit=unit, period=span.code).order_by("-pk")[1:],
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "workspace/petition_report.html", context, status=status)


@needs(Permission.KEEP_PETITIONS, or_if=sees_figures)
@require_safe
def report_file(request: HttpRequest, unit: Unit, period: str, form: str) -> HttpResponse:
    """What was handed in, as Word or Excel."""
    span = _span(period)
    kept = newest_report(unit, span.code)
    if form not in FORMS or kept is None:
        raise Http404
    make, content_type = FORMS[form]
    told = told_of(unit, *frozen(kept))
    return download(make(told), f"petitions-{unit.slug}-{span.code}.{form}", content_type)


@needs(Permission.MANAGE_PLAN)
@require_POST
def plan_them(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Add the two duties of reporting to the plan in force."""
    plan, form = _plan(unit, timezone.localdate()), WhoReports(request.POST, unit=unit)
    if plan is not None and form.is_valid():
        attempt(
            request,
            lambda: actions.plan_reports(
                plan, lead=form.post, by=member(request), at=timezone.now()
            ),
            _("The duty plan asks for the reports now."),
        )
    return redirect("office_petition_reports", unit.slug)


def _needed(span: Span) -> Permission:
    year = span.kind is SpanKind.YEAR
    return Permission.DECIDE_PETITIONS if year else Permission.KEEP_PETITIONS


def _span(period: str) -> Span:
    try:
        span = span_of(period)
    except ValueError:
        raise Http404 from None
    if span.kind not in REPORTED or span.starts_on > timezone.localdate():
        raise Http404
    return span


def _cut_off(request: HttpRequest, span: Span, today: date) -> date:
    """The day that somebody asks for, else the usual one, never one to come."""
    try:
        asked = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        asked = cut_off_of(span)
    return min(max(asked, span.starts_on), span.ends_on, today)


def _figures(
    unit: Unit, span: Span, kept: FiguresReport | None, on: date, *, again: bool
) -> tuple[Span, Statistics]:
    if kept is not None and not again:
        return frozen(kept)
    return figures_until(unit, span, cut_off_on=on)


def _plan(unit: Unit, today: date) -> Plan | None:
    return Plan.objects.filter(unit=unit, year=today.year).first()


def _soums(request: HttpRequest, unit: Unit, lines: list[ReportLine]) -> dict[str, object] | None:
    """An aimag's soums for the last quarter that was cut off, or the one asked for."""
    if unit.kind != UnitKind.AIMAG:
        return None
    ended = [line.span for line in lines if line.span.kind is SpanKind.QUARTER]
    if not ended:
        return None
    today = timezone.localdate()
    over = [span for span in ended if cut_off_of(span) <= today] or ended
    span = next((each for each in ended if each.code == request.GET.get("period")), over[0])
    units = units_of(unit, span)[1:]
    made = handed_in(units, span.code)
    return {
        "span": span,
        "name": period_name(span),
        "rows": [(each, made.get(each.pk)) for each in units],
        "made": len(made),
    }
