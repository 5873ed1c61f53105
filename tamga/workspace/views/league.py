"""The aimag's table: soums × bands, the widest gaps, the trend; and one file of all soums."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tamga.accounts.enums import Permission
from tamga.implementation.exports.aimag import all_soums
from tamga.implementation.exports.aimag_excel import all_soums_workbook
from tamga.implementation.models import Source
from tamga.implementation.periods import span_of
from tamga.implementation.queries import League, codes_of, gaps, league, periods_in, report_of
from tamga.law.queries import scale_of
from tamga.organizations.models import Unit
from tamga.organizations.queries import units_where
from tamga.workspace.access import member, needs
from tamga.workspace.forms.filters import word
from tamga.workspace.league_rows import COLUMNS, sorted_rows
from tamga.workspace.nav import frame
from tamga.workspace.views.scoring import source_and_code

FORMS = {
    "docx": (
        all_soums,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": (
        all_soums_workbook,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


@needs(Permission.SEE_BOARD)
@require_safe
def league_table(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The soums of a source and period (``?source=&period=&sort=&order=``); the newest at first."""
    known = codes_of(unit)
    sources = {one.code: one for one in Source.objects.filter(pk__in=known)}
    around = {**frame(request, unit, "league"), "sources": sources.values()}
    if not sources:
        return render(request, "workspace/league.html", around)
    newest = max(sources, key=lambda code: known[sources[code].pk][0])
    source = sources[word(request.GET, "source", sources) or newest]
    codes = known[source.pk]
    code = word(request.GET, "period", codes) or codes[0]
    found = _league(unit, source, code, codes)
    sort = word(request.GET, "sort", COLUMNS) or "mean"
    order = word(request.GET, "order", ("up", "down")) or ("up" if sort == "name" else "down")
    seen = units_where(member(request), Permission.SEE_BOARD).filter(parent=unit)
    context = {
        **around,
        "source": source,
        "code": code,
        "words": span_of(code).words,
        "periods": [(one, span_of(one).words) for one in _every(known)],
        "rows": sorted_rows(found, sort=sort, descending=order == "down"),
        "trend": [(one, span_of(one).words) for one in found.codes],
        "columns": COLUMNS.items(),
        "columns_by_code": COLUMNS,
        "sort": sort,
        "order": order,
        "gaps": gaps([one.period_id for one in found.standings]),
        "printed": sum(one.printed for one in found.standings),
        "open_units": set(seen.values_list("pk", flat=True)),
    }
    return render(request, "workspace/league.html", context)


@needs(Permission.SEE_BOARD)
@require_safe
def league_file(
    request: HttpRequest, unit: Unit, source: str, code: str, form: str
) -> HttpResponse:
    """The table and the reports of all soums in one Word or Excel file."""
    found, period = source_and_code(source, code)
    known = codes_of(unit).get(found.pk, [])
    if form not in FORMS or period not in known:
        raise Http404
    make, content_type = FORMS[form]
    scale_code = periods_in(unit, found, period).order_by("pk")[:1].get().scale
    table = _league(unit, found, period, known)
    by_unit = {one.unit_id: one for one in periods_in(unit, found, period)}
    reports = [report_of(by_unit[one.unit.pk], scale_of(scale_code)) for one in table.standings]
    headline = f"{found.headline} {span_of(period).of} хэрэгжилт".upper()
    response = HttpResponse(make(unit.name, headline, table, reports), content_type=content_type)
    name = f"report-{unit.slug}-{found.code}-{period}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _league(unit: Unit, source: Source, code: str, codes: list[str]) -> League:
    first = periods_in(unit, source, code).order_by("pk")[:1].get()
    return league(unit, source, code, codes=codes, scale=scale_of(first.scale), at=timezone.now())


def _every(known: dict[int, list[str]]) -> list[str]:
    """The codes of all sources, the newest first."""
    return sorted({code for codes in known.values() for code in codes}, reverse=True)
