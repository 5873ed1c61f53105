"""The aimag's table: soums × bands, the widest gaps, the trend; and one file of all soums."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tamga.accounts.enums import Permission
from tamga.implementation.exports.aimag_file import MAKERS, aimag_file, table_of
from tamga.implementation.exports.forms import CONTENT_TYPES
from tamga.implementation.models import Source
from tamga.implementation.queries import League, codes_of, gaps
from tamga.implementation.rules import made_at_once
from tamga.kernel.spans import span_of
from tamga.organizations.models import Unit
from tamga.organizations.queries import units_where
from tamga.workspace.access import member, needs
from tamga.workspace.forms.filters import word
from tamga.workspace.league_rows import COLUMNS, sorted_rows
from tamga.workspace.nav import frame
from tamga.workspace.report_files import drafts
from tamga.workspace.views.reports import download
from tamga.workspace.views.scoring import source_and_code


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
    found = table_of(unit, source, code, at=timezone.now())
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
        "files": drafts(_rows(found), *MAKERS),
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
    """The table and the reports of all soums in one Word or Excel file, where that is quick."""
    found, period = source_and_code(source, code)
    if form not in MAKERS or period not in codes_of(unit).get(found.pk, []):
        raise Http404
    table = table_of(unit, found, period, at=timezone.now())
    if not made_at_once(_rows(table), form):
        around = frame(request, unit, "league")
        context = {**around, "source": found, "code": period, "form": form}
        return render(request, "workspace/asked_file.html", context)
    name = f"report-{unit.slug}-{found.code}-{period}.{form}"
    return download(aimag_file(table, unit, found, period, form), name, CONTENT_TYPES[form])


def _rows(table: League) -> int:
    """The measures of all soums."""
    return sum(one.superior.total for one in table.standings)


def _every(known: dict[int, list[str]]) -> list[str]:
    """The codes of all sources, the newest first."""
    return sorted({code for codes in known.values() for code in codes}, reverse=True)
