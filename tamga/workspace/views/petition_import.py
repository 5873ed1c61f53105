"""Petitions are read in from a list: the file, the preview, the receiving, what was left."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from config.memory_upload import guarded_in_memory
from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions.actions import importing
from tamga.petitions.exports.lists import left_workbook, template_workbook
from tamga.petitions.models import PetitionImport
from tamga.petitions.queries import visible_to
from tamga.petitions.queries.imports import heads_of, imports_of, mark_of, on_paper
from tamga.petitions.reading import LARGEST, TITLES, Column
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.petition_import import ColumnsForm, ListFileForm, letter_of
from tamga.workspace.nav import frame
from tamga.workspace.petition_import_preview import progress, shown, shown_columns
from tamga.workspace.views.petitions import EXCEL

PAGE_SIZE = 50


@guarded_in_memory(most=LARGEST)
@needs(Permission.RECEIVE_PETITION)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Choose a list; a bad file is told and nothing is kept. One's own lists stand below."""
    user = member(request)
    form = ListFileForm()
    if request.method == "POST":
        form = ListFileForm(request.POST, request.FILES)
    if form.is_bound and form.is_valid():
        started = importing.start_import(unit, form.table, by=user, at=timezone.now())
        if form.table.others:
            messages.info(
                request,
                _("One sheet is read; these weren't: %s.") % ", ".join(form.table.others)[:300],
            )
        return redirect("office_petition_import_list", unit.slug, started.pk)
    context = {
        **frame(request, unit, "petitions"),
        "form": form,
        "lists": imports_of(user, unit)[:20],
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/petition_import.html", context, status=status)


@needs(Permission.RECEIVE_PETITION)
@require_safe
def template(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The file to fill in."""
    return _excel(template_workbook(timezone.localdate().isoformat()), "petitions-template.xlsx")


@needs(Permission.RECEIVE_PETITION)
@require_http_methods(["GET", "HEAD", "POST"])
def imported(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """What the columns were taken for, to be put right, and each row as it is read by that; once
    it is confirmed, how far it is and what was left.
    """
    started = _own_or_404(request, unit, pk)
    if started.confirmed_at is not None:
        return _receiving(request, unit, started)
    around, user = frame(request, unit, "petitions"), member(request)
    sent = request.POST if request.method == "POST" else None
    form = ColumnsForm(sent, started=started, heads=heads_of(started), today=around["today"])
    if form.is_bound and form.is_valid():
        chosen = form.chosen
        attempt(
            request,
            lambda: importing.choose_columns(started, **chosen, by=user, at=timezone.now()),
            _("The rows are read anew."),
        )
        return redirect("office_petition_import_list", unit.slug, pk)
    found = shown(started, today=around["today"])
    only = request.GET.get("only", "wrong" if found.wrong else "")
    page = Paginator(found.only(only), PAGE_SIZE).get_page(request.GET.get("page"))
    here = [line.here.pk for line in page.object_list if line.here]
    open_to_user = visible_to(user, on=around["today"]).filter(pk__in=here)
    context: dict[str, Any] = {
        **around,
        "form": form,
        "columns": shown_columns(form, found.lines),
        "started": started,
        "found": found,
        "only": only,
        "listed": page,
        "open": set(open_to_user.values_list("pk", flat=True)),
        "mark": mark_of(started),
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/petition_import_list.html", context, status=status)


def _receiving(request: HttpRequest, unit: Unit, started: PetitionImport) -> HttpResponse:
    around = frame(request, unit, "petitions")
    left = shown(started, today=around["today"]).lines if started.finished_at else ()
    context = {
        **around,
        "started": started,
        "progress": progress(started),
        "on_paper": on_paper(started) if started.finished_at else (),
        "listed": Paginator(left, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "workspace/petition_import_done.html", context)


@needs(Permission.RECEIVE_PETITION)
@require_POST
def receive(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Let the good rows be received, as they were seen."""
    started, mark = _own_or_404(request, unit, pk), request.POST.get("mark", "")
    attempt(
        request,
        lambda: importing.confirm_import(started, mark=mark, by=member(request), at=timezone.now()),
        _("The petitions are being received."),
    )
    return redirect("office_petition_import_list", unit.slug, pk)


@needs(Permission.RECEIVE_PETITION)
@require_safe
def left(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The rows that stay, each with its reason, to be mended and read in again."""
    started = _own_or_404(request, unit, pk)
    lines = [
        line
        for line in shown(started, today=timezone.localdate()).lines
        if line.stored.refused or not line.keys
    ]
    heads = [
        str(TITLES[Column(code)]) if code else head or letter_of(at)
        for at, (head, code) in enumerate(zip(heads_of(started), started.columns, strict=True))
    ]
    rows = [
        (line.cells, line.stored.refused or "; ".join(str(p.sentence) for p in line.row.errors))
        for line in lines
    ]
    return _excel(left_workbook(heads, rows), f"petitions-left-{unit.slug}.xlsx")


@needs(Permission.RECEIVE_PETITION)
@require_POST
def discard(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Drop a list with whatever is left of it; gone already is as good."""
    if PetitionImport.everything.filter(pk=pk).exclude(unit=unit).exists():
        raise Http404
    started = imports_of(member(request), unit).filter(pk=pk).first()
    if started is None:
        return redirect("office_petition_import", unit.slug)
    if importing.discard_import(started, by=member(request), at=timezone.now()):
        messages.success(request, _("The list was shredded. What was received stays."))
        return redirect("office_petition_import", unit.slug)
    messages.warning(request, _("It is being received; wait until that is done."))
    return redirect("office_petition_import_list", unit.slug, pk)


def _own_or_404(request: HttpRequest, unit: Unit, pk: int) -> PetitionImport:
    return get_object_or_404(imports_of(member(request), unit), pk=pk)


def _excel(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=EXCEL)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
