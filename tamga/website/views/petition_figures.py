"""Petitions in numbers, for citizens: counts of the whole soum, of this period and those before."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tamga.kernel.spans import SpanKind, span_of
from tamga.petitions.exports.figures import percent, period_name, public_tables
from tamga.petitions.queries.reports import newest_report
from tamga.petitions.queries.statistics import by_channel_and_kind
from tamga.petitions.queries.totals import spans_since, totals_by_quarter, totals_of
from tamga.website.views.pages import page
from tamga.website.views.petition_room import around, below, unit_of

KINDS = (SpanKind.YEAR, SpanKind.HALF)


@require_safe
def petition_figures(request: HttpRequest) -> HttpResponse:
    """The half-years and years since the first petition; ``?period=2026-H1`` opens one, at first
    the half-year that runs; with a year's account, when one was given. Six queries.

    Subjects stay inside: in a small soum a single letter about salaries says whose it is.
    """
    context = around(request)
    today, unit = context["today"], unit_of(context)
    quarters = totals_by_quarter(unit, as_of=today)
    first = min((span_of(code).starts_on for code in quarters), default=today)
    lines = [
        (span, totals_of(span, quarters)) for span in spans_since(first, until=today, kinds=KINDS)
    ]
    now = f"{today.year}-H{1 if today.month < 7 else 2}"
    known = {span.code: (span, totals) for span, totals in lines}
    span, totals = known.get(request.GET.get("period", ""), known[now])
    counts = by_channel_and_kind(unit, span, as_of=today)
    more = {
        "span": span,
        "name": period_name(span),
        "totals": totals,
        "rate": percent(totals.on_time_rate),
        "tables": public_tables(totals, *counts),
        "account": newest_report(unit, span.code) if span.kind is SpanKind.YEAR else None,
        "periods": [
            (each.code, period_name(each), line, percent(line.on_time_rate)) for each, line in lines
        ],
    }
    return page("website/petition_figures.html", {**below(context), **more})
