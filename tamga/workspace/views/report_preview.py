"""The preview of a report: rows are put right, then it is confirmed."""

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.documents.queries import DamagedFile
from tamga.documents.tables import UnreadableFile
from tamga.implementation.actions import (
    AlreadyConfirmedError,
    LockedPeriodError,
    add_measure,
    confirm_import,
    correct_decision,
    correct_row,
    take_away,
)
from tamga.implementation.models import ReportImport
from tamga.implementation.reading.corrections import is_added
from tamga.implementation.report.bars import Bar
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.nav import frame
from tamga.workspace.report_changes import change_rows, changes_left
from tamga.workspace.report_preview import Preview


@needs(Permission.WRITE_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """What was read of each row; nothing is saved until it is confirmed here."""
    started = get_object_or_404(
        ReportImport.objects.select_related("file", "source", "unit__parent"), unit=unit, pk=pk
    )
    if started.confirmed_at is not None:
        return redirect("reports", unit.slug)
    asked = request.POST if request.method == "POST" else request.GET
    try:
        shown = Preview(
            started,
            opened=asked.get("row", "") or request.GET.get("open", ""),
            only=asked.get("only", ""),
            page=asked.get("page", ""),
            adding=asked.get("add", ""),
            data=request.POST if "save" in request.POST else None,
        )
    except (DamagedFile, UnreadableFile):
        messages.error(
            request, _("The stored file is damaged. Drop this import and upload the file again.")
        )
        return redirect("reports", unit.slug)
    if request.method == "POST":
        answer = _answer(request, shown)
        if answer is not None:
            return answer
    context = {
        **frame(request, unit, "reports"),
        "started": started,
        "preview": shown,
        "own": shown.reading.own,
        "superior": shown.reading.superior,
        "bars": (Bar.of_own(shown.reading.own), Bar.of_superior(shown.reading.superior)),
    }
    if shown.difference is not None:
        context["changes"] = change_rows(shown.difference)
        context["changes_left"] = changes_left(shown.difference)
    return render(request, "workspace/report_preview.html", context)


def _answer(request: HttpRequest, shown: Preview) -> HttpResponse | None:
    """What the button does; None when the form doesn't hold, so that it is shown again."""
    if not {"add", "row"} & request.POST.keys():
        return _confirm(request, shown)
    if shown.locked:
        messages.error(request, _("The period is locked. Nothing was changed."))
        return _back(shown)
    try:
        if "add" in request.POST:
            return _add(request, shown)
        if shown.opened in shown.decisions:
            return _correct_decision(request, shown)
        return _correct(request, shown)
    except AlreadyConfirmedError:
        messages.warning(request, _("Somebody has confirmed this file meanwhile."))
        return redirect("reports", shown.started.unit.slug)


def _correct(request: HttpRequest, shown: Preview) -> HttpResponse | None:
    """Keep what was put right in one row, or take it back."""
    started, key = shown.started, shown.opened
    measure = shown.measure(key)
    if measure is None:
        messages.error(request, _("The file has no such row."))
        return _back(shown)
    by, at = member(request), timezone.now()
    if "undo" in request.POST and is_added(key):
        take_away(started, key, number=measure.number, by=by, at=at)
        messages.info(request, _("№ %(number)s was taken away again.") % {"number": measure.number})
        return _again(shown)
    if "undo" in request.POST:
        cells = {}
    elif "right" in request.POST:
        cells = shown.found_right
    elif shown.form is not None and shown.form.is_valid():
        cells = shown.form.cells()
    else:
        return None
    new = correct_row(started, key, cells, number=measure.number, by=by, at=at)
    _told(request, new=new, undone=not cells)
    return _again(shown, key)


def _correct_decision(request: HttpRequest, shown: Preview) -> HttpResponse | None:
    """Keep what was put right in a decision's cells, or take it back."""
    key, form = shown.opened, shown.decision_form
    if "undo" in request.POST:
        cells = {}
    elif form is not None and form.is_valid():
        cells = form.cells()
    else:
        return None
    order = shown.decisions[key] + 1
    new = correct_decision(
        shown.started, key, cells, order=order, by=member(request), at=timezone.now()
    )
    _told(request, new=new, undone=not cells)
    return _again(shown, key)


def _add(request: HttpRequest, shown: Preview) -> HttpResponse | None:
    """Keep a measure that the reader missed."""
    form = shown.adding
    if form is None or not form.is_valid():
        return None
    key = add_measure(shown.started, form.cells(), by=member(request), at=timezone.now())
    messages.success(
        request,
        _("№ %(number)s was added; the figures are counted with it.")
        % {"number": form.cleaned_data["number"]},
    )
    return _again(shown, key)


def _told(request: HttpRequest, *, new: bool, undone: bool) -> None:
    if new and undone:
        messages.info(request, _("The row stands as it was read again."))
    elif new:
        messages.success(request, _("The correction is kept; the file itself stays as it is."))


def _confirm(request: HttpRequest, shown: Preview) -> HttpResponse:
    started = shown.started
    if not shown.reading.measures:
        messages.error(request, _("No measure was found in the file; there is nothing to read in."))
        return _back(shown)
    if request.POST.get("mark", shown.mark) != shown.mark:
        messages.warning(
            request,
            _(
                "The report or what stands here isn't what it was when this page was shown. "
                "Look once more at what will change, then confirm."
            ),
        )
        return _back(shown)
    try:
        done = confirm_import(
            started, shown.read, shown.scale, by=member(request), at=timezone.now()
        )
    except AlreadyConfirmedError:
        messages.warning(request, _("Somebody has confirmed this file meanwhile."))
        return redirect("reports", started.unit.slug)
    except LockedPeriodError:
        messages.error(request, _("The period is locked. Nothing was changed."))
        return _back(shown)
    except OperationalError:
        messages.error(
            request,
            _("The database went away. Nothing was changed; confirm again in a minute."),
        )
        return _back(shown)
    if done.any:
        messages.success(request, _("The report was read in."))
    else:
        messages.info(request, _("This report stands here already; nothing was changed."))
    return redirect("report", started.unit.slug, done.period.pk)


def _again(shown: Preview, key: str = "") -> HttpResponseRedirect:
    """The preview as it is now, at a row."""
    return _back(Preview(shown.started, only=shown.only, page=str(shown.page)), key)


def _back(shown: Preview, key: str = "") -> HttpResponseRedirect:
    """The same page of the preview, at a row."""
    address = reverse("report_preview", args=[shown.started.unit.slug, shown.started.pk])
    return HttpResponseRedirect(address + shown.href(key, page=shown.page))
