"""The official figures of petitions: any period, any cut-off day, on a page, in Word and Excel."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.kernel.spans import Span, SpanKind, span_of
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.organizations.queries import may
from tamga.petitions.exports.figures import (
    Figures,
    UnitLine,
    figures,
    own_figure_words,
    period_name,
    unit_heads,
)
from tamga.petitions.exports.figures_excel import figures_excel
from tamga.petitions.exports.figures_word import figures_word
from tamga.petitions.queries.reports import units_of
from tamga.petitions.queries.statistics import statistics
from tamga.petitions.queries.totals import first_received_on, spans_since, totals_by_unit
from tamga.workspace.access import needs
from tamga.workspace.nav import frame
from tamga.workspace.views.reports import download

_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS: Mapping[str, tuple[Callable[[Figures], bytes], str]] = {
    "docx": (figures_word, f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": (figures_excel, f"{_OFFICE}.spreadsheetml.sheet"),
}
MOST_YEARS = 6  # that the page offers; an address may ask for an older one


def sees_figures(user: User, unit: Unit, *, on: date, **_of_the_address: object) -> bool:
    """Whether somebody decides about petitions here, or sees the boards of the aimag above."""
    above = unit if unit.kind == UnitKind.AIMAG else unit.parent
    return may(user, Permission.DECIDE_PETITIONS, unit) or bool(
        above and above.kind == UnitKind.AIMAG and may(user, Permission.SEE_BOARD, above)
    )


@needs(Permission.KEEP_PETITIONS, or_if=sees_figures)
@require_safe
def room(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The tables of ``?period=2026-H1&on=2026-07-01``; at first the half-year that runs, today."""
    around = frame(request, unit, "petitions")
    today = around["today"]
    span, as_of = _asked(request, today)
    units = units_of(unit, span)
    first = first_received_on(units) or today
    oldest = max(first, date(today.year - MOST_YEARS + 1, 1, 1))
    offered = spans_since(oldest, until=today, kinds=SpanKind)
    context = {
        **around,
        "told": _told(unit, units, span, as_of),
        "periods": [(each.code, period_name(each)) for each in offered],
        "span": span,
        "as_of": as_of,
        "heads": unit_heads(),
        "own_figure": own_figure_words(),
        "lists": Permission.RECEIVE_PETITION in around["may"],
    }
    return render(request, "workspace/petition_figures.html", context)


@needs(Permission.KEEP_PETITIONS, or_if=sees_figures)
@require_safe
def file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The same as Word or Excel."""
    if form not in FORMS:
        raise Http404
    make, content_type = FORMS[form]
    span, as_of = _asked(request, timezone.localdate())
    told = _told(unit, units_of(unit, span), span, as_of)
    return download(make(told), f"petitions-{unit.slug}-{span.code}-{as_of}.{form}", content_type)


def _asked(request: HttpRequest, today: date) -> tuple[Span, date]:
    """The period and the cut-off day; nonsense, and what lies ahead, is left out."""
    span = span_of(f"{today.year}-H{1 if today.month < 7 else 2}")
    try:
        found = span_of(request.GET.get("period", ""))
    except ValueError:
        found = span
    if found.starts_on <= today:
        span = found
    try:
        day = parse_date(request.GET.get("on", ""))
    except ValueError:
        day = None
    return span, day if day and span.starts_on <= day <= today else today


def _told(unit: Unit, units: list[Unit], span: Span, as_of: date) -> Figures:
    """Nine queries; the aimag's lines one more, whatever their number."""
    found = statistics(units, span, as_of=as_of)
    if len(units) == 1:
        return figures(unit, span, found)
    totals = totals_by_unit(units, span, as_of=as_of)
    return figures(unit, span, found, [UnitLine(each, totals[each.pk]) for each in units])
