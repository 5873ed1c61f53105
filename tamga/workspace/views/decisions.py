"""The room of decisions: what waits for me, the list by kind, year and state, what lacks texts."""

from dataclasses import asdict, dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tamga.accounts.enums import Permission
from tamga.decisions.enums import FORCE_NAMES, MISSING_NAMES, State
from tamga.decisions.queries import (
    force_on,
    listed,
    missing_texts,
    not_assigned,
    visible_to,
    years_and_kinds,
)
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.forms.filters import number, word
from tamga.workspace.nav import frame
from tamga.workspace.queries.decisions import kinds_of, waiting_for
from tamga.workspace.queries.registers import books_beside

PAGE_SIZE = 40
MOST_WAITING = 12


@dataclass(frozen=True)
class Wanted:
    """What the address asks the list for; nothing of it is everything."""

    kind: str = ""
    year: int | None = None
    state: str = ""
    words: str = ""


@needs(Permission.SEE_DECISIONS)
@require_safe
def decisions(request: HttpRequest, unit: Unit) -> HttpResponse:
    """What waits for me first; then the list that the address asks for, newest first."""
    user, around = member(request), frame(request, unit, "decisions")
    counted = years_and_kinds(unit, user=user)
    kinds = {kind.code: kind.name for kind in kinds_of({kind for _year, kind, _many in counted})}
    wanted = Wanted(
        kind=word(request.GET, "kind", kinds),
        year=number(request.GET, "year", low=1900, high=2100),
        state=word(request.GET, "state", State.values),
        words=request.GET.get("q", "")[:200].replace("\0", ""),
    )
    page = Paginator(listed(unit, user=user, **asdict(wanted)), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    filtered = wanted != Wanted()
    waiting = [] if filtered else list(waiting_for(unit, user, around["may"])[: MOST_WAITING + 1])
    context = {
        **around,
        "listed": page,
        "lines": [(each, force_on(each, on=around["today"])) for each in page.object_list],
        "wanted": wanted,
        "filtered": filtered,
        "waiting": waiting[:MOST_WAITING],
        "more_wait": len(waiting) > MOST_WAITING,
        "kinds": kinds,
        "years": sorted({year for year, _kind, _many in counted}, reverse=True),
        "states": State.choices,
        "force_names": FORCE_NAMES,
        **tabs(request, unit, around["may"], "all"),
    }
    return render(request, "workspace/decisions.html", context)


@needs(Permission.SEE_DECISIONS)
@require_safe
def missing(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The numbered decisions that lack a text, a scan or publication, oldest first."""
    around = frame(request, unit, "decisions")
    mine = set(visible_to(member(request)).filter(unit=unit).values_list("pk", flat=True))
    queue = [item for item in missing_texts(unit) if item.decision.pk in mine]
    page = Paginator(queue, PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [
        (item.decision, [MISSING_NAMES[what] for what in item.missing]) for item in page.object_list
    ]
    context = {
        **around,
        "listed": page,
        "lines": lines,
        **tabs(request, unit, around["may"], "missing"),
    }
    return render(request, "workspace/decisions_missing.html", context)


@needs(Permission.SEE_DECISIONS)
@require_safe
def unassigned(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The provisions that were sent to this unit and wait for somebody to carry them out."""
    around = frame(request, unit, "decisions")
    mine = visible_to(member(request)).values("pk")
    waiting = not_assigned(unit, on=around["today"]).filter(provision__decision__in=mine)
    page = Paginator(waiting, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        **around,
        "listed": page,
        "may_assign": Permission.CONTROL in around["may"],
        **tabs(request, unit, around["may"], "assign"),
    }
    return render(request, "workspace/decisions_unassigned.html", context)


def tabs(request: HttpRequest, unit: Unit, may: frozenset[Permission], here: str) -> dict[str, Any]:
    """What the row of tabs above the lists needs, and whose books one may open beside these."""
    keeps = here in ("registers", "blanks")
    asked = Permission.KEEP_REGISTER if keeps else Permission.SEE_DECISIONS
    return {
        "tab": here,
        "may_draft": Permission.DRAFT_DECISION in may,
        "may_keep": Permission.KEEP_REGISTER in may,
        "books": books_beside(unit, member(request), asked),
        "books_room": here if keeps else "office_decisions",
    }
