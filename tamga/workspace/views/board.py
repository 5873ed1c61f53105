"""The board of a unit: sections × months, and the lists behind its cells."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.duties import actions
from tamga.duties.enums import STATUS_NAMES, Status
from tamga.duties.models import Duty, Occurrence
from tamga.duties.queries import Board, visible_occurrences
from tamga.duties.queries import board as board_of
from tamga.duties.queries.occurrences import as_items
from tamga.journal.queries import about, sentence
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.exports_board import board_workbook
from tamga.workspace.forms.filters import number, word
from tamga.workspace.forms.reason import DoneForm, ReasonForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.board import (
    SHOWN,
    TONES,
    Wanted,
    lines,
    occurrences_of,
    owers_of,
    years_of,
)
from tamga.workspace.queries.owed import owes_occurrence
from tamga.workspace.queries.pages import missing_sections

PAGE_SIZE = 50
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _in_order_of_plan(request: HttpRequest) -> bool:
    return request.GET.get("order") == "plan"


def _asked(request: HttpRequest, unit: Unit, years: list[int]) -> Board:
    today = timezone.localdate()
    wanted = number(request.GET, "year", low=1990, high=2200)
    only = word(request.GET, "status", set(Status))
    return board_of(
        unit,
        year=wanted or next((year for year in years if year <= today.year), today.year),
        on=today,
        position=number(request.GET, "position"),
        only=Status(only) if only else None,
        late_first=not _in_order_of_plan(request),
    )


@needs(Permission.SEE_BOARD)
@require_safe
def board(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Every section of the plan by month, with filters in the address."""
    years = years_of(unit)
    shown = _asked(request, unit, years)
    context = {
        **frame(request, unit, "board"),
        "board": shown,
        "lines": lines(shown),
        "years": years,
        "positions": owers_of(unit, year=shown.year),
        "position": number(request.GET, "position"),
        "status": word(request.GET, "status", set(Status)),
        "statuses": [(s.value, STATUS_NAMES[s]) for s in SHOWN],
        "totals": [(s.value, TONES[s], shown.totals[s]) for s in SHOWN if shown.totals[s]],
        "order_of_plan": _in_order_of_plan(request),
        "months": range(1, 13),
        "tones": TONES,
    }
    return render(request, "workspace/board.html", context)


@needs(Permission.SEE_BOARD)
@require_safe
def board_excel(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The board with its filters as an Excel sheet."""
    shown = _asked(request, unit, years_of(unit))
    response = HttpResponse(board_workbook(shown), content_type=EXCEL)
    response["Content-Disposition"] = f'attachment; filename="board-{unit.slug}-{shown.year}.xlsx"'
    return response


@needs(Permission.SEE_BOARD)
@require_safe
def occurrences(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The list behind a row or a cell of the board."""
    around = frame(request, unit, "board")
    wanted = Wanted(
        year=number(request.GET, "year", low=1990, high=2200) or around["today"].year,
        duty=number(request.GET, "duty"),
        section=number(request.GET, "section"),
        month=number(request.GET, "month", high=12),
        position=number(request.GET, "position"),
    )
    visible = visible_occurrences(member(request)).filter(unit=unit)
    items = as_items(occurrences_of(visible, wanted), around["today"])
    status = word(request.GET, "status", set(Status))
    if status:
        items = [item for item in items if item.status == status]
    duty = Duty.objects.filter(pk=wanted.duty or 0, plan__unit=unit).select_related("plan").first()
    context = {
        **around,
        "wanted": wanted,
        "duty": duty,
        "section": duty.sections.filter(pk=wanted.section or 0).first() if duty else None,
        "listed": Paginator(items, PAGE_SIZE).get_page(request.GET.get("page")),
        "tones": TONES,
        "status": status,
    }
    return render(request, "workspace/occurrences.html", context)


@needs(Permission.SEE_BOARD, or_if=owes_occurrence)
@require_safe
def occurrence(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One occurrence: what, why that day, its evidence, its story."""
    return _occurrence(request, unit, pk)


@needs(Permission.EXCUSE)
@require_POST
def excuse(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Excuse with a reason that the office reads."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _occurrence(request, unit, pk, reason=form)
    found = get_object_or_404(Occurrence, pk=pk, unit=unit)
    why = form.cleaned_data["why"]
    if actions.excuse(found, why=why, by=member(request), at=timezone.now()):
        messages.success(request, _("Excused."))
    else:
        messages.warning(request, _("Somebody was faster: it is done or excused already."))
    return redirect("occurrence", slug=unit.slug, pk=pk)


@needs(Permission.EXCUSE)
@require_POST
def lift_excuse(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Take an excuse back."""
    found = get_object_or_404(Occurrence, pk=pk, unit=unit)
    if actions.lift_excuse(found, by=member(request), at=timezone.now()):
        messages.success(request, _("The excuse was taken back."))
    else:
        messages.warning(request, _("There was no excuse any more."))
    return redirect("occurrence", slug=unit.slug, pk=pk)


@needs(Permission.HAND_IN, or_if=owes_occurrence)
@require_POST
def done(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Mark as done by hand what no section shows."""
    form = DoneForm(request.POST)
    if not form.is_valid():
        return _occurrence(request, unit, pk, done=form)
    found = get_object_or_404(Occurrence.objects.select_related("duty__plan"), pk=pk, unit=unit)
    user = member(request)
    may = frame(request, unit, "board")["may"]
    if not _may_mark(found, user, may):
        messages.error(request, _("Only whoever owes it marks it as done."))
        return redirect("occurrence", slug=unit.slug, pk=pk)
    actions.mark_done(
        found,
        note=form.cleaned_data["note"],
        url=form.cleaned_data["url"],
        by=user,
        at=timezone.now(),
    )
    messages.success(request, _("Marked as done."))
    return redirect("occurrence", slug=unit.slug, pk=pk)


def _may_mark(found: Occurrence, user: User, may: frozenset[Permission]) -> bool:
    """Open, without sections, and owed by ``user``; whoever keeps the plan may mark all."""
    if found.fulfilled_at or found.excused_at or found.due_on is None or found.required.exists():
        return False
    if Permission.MANAGE_PLAN in may:
        return True
    return owes_occurrence(user, found.unit, pk=found.pk, on=timezone.localdate())


def _occurrence(
    request: HttpRequest,
    unit: Unit,
    pk: int,
    *,
    reason: ReasonForm | None = None,
    done: DoneForm | None = None,
) -> HttpResponse:
    around = frame(request, unit, "board")
    user = member(request)
    found = get_object_or_404(
        Occurrence.objects.select_related("duty__plan", "unit", "position", "excused_by"),
        pk=pk,
        unit=unit,
    )
    (item,) = as_items([found], around["today"])
    events = list(about(found)[:50])
    people = User.objects.in_bulk({event.by_id for event in events if event.by_id})
    unfinished = found.fulfilled_at is None and found.excused_at is None
    context: dict[str, Any] = {
        **around,
        "item": item,
        "occurrence": found,
        "tone": TONES[item.status],
        "missing": missing_sections([item.occurrence])[pk] if unfinished else [],
        "evidence": found.evidence.select_related("section", "position").order_by("happened_at"),
        "story": [(e.at, sentence(e), people.get(e.by_id or 0)) for e in events],
        "may_excuse": unfinished and Permission.EXCUSE in around["may"],
        "may_lift": found.excused_at is not None and Permission.EXCUSE in around["may"],
        "may_mark": _may_mark(found, user, around["may"]),
        "may_hand_in": unfinished
        and (
            Permission.HAND_IN in around["may"]
            or owes_occurrence(user, unit, pk=pk, on=around["today"])
        ),
        "reason_form": reason or ReasonForm(),
        "done_form": done or DoneForm(),
        "wrong": reason or done,
    }
    return render(
        request, "workspace/occurrence.html", context, status=422 if reason or done else 200
    )
