"""A plan comes in: the file, the preview where everything open is decided, the confirmation."""

from typing import Any

from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.documents.queries import DamagedFile
from tamga.duties.actions import discard_import, keep_choices
from tamga.duties.models import PlanImport
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.actions.plan_import import (
    ChangedMeanwhileError,
    NotDecidedError,
    confirm_import,
    upload_plan,
)
from tamga.workspace.forms.plan_file import PlanFileForm
from tamga.workspace.nav import frame
from tamga.workspace.plan_preview import Preview


@needs(Permission.MANAGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Choose a file, the year and the day of force; a bad file is told and nothing is kept."""
    today = timezone.localdate()
    form = PlanFileForm(
        request.POST or None,
        request.FILES or None,
        unit=unit,
        initial={"year": today.year, "in_force_from": today},
    )
    if request.method == "POST" and form.is_valid():
        started = upload_plan(
            unit,
            form.data_of_file,
            name=form.cleaned_data["file"].name,
            year=form.cleaned_data["year"],
            in_force_from=form.cleaned_data["in_force_from"],
            by=member(request),
            at=timezone.now(),
        )
        return redirect("plan_preview", unit.slug, started.pk)
    context = {**frame(request, unit, "plans"), "form": form}
    return render(request, "workspace/plan_import.html", context)


@needs(Permission.MANAGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Each row beside how it was read; what is decided here is kept, and nothing else changes
    until it is confirmed.
    """
    started = get_object_or_404(PlanImport.objects.select_related("source"), unit=unit, pk=pk)
    if started.confirmed_at is not None:
        return redirect("plan", unit.slug, started.year)
    data = request.POST if request.method == "POST" else None
    try:
        if request.method == "POST" and (answer := _decide(request, unit, started)):
            return answer
        shown = Preview(
            started, data=data, opened=request.GET.get("open", ""), only=request.GET.get("only", "")
        )
    except DamagedFile:
        messages.error(
            request, _("The stored file is damaged. Drop this import and upload the file again.")
        )
        return redirect("plans", unit.slug)
    return _page(request, unit, shown)


def _decide(request: HttpRequest, unit: Unit, started: PlanImport) -> HttpResponse | None:
    """Keep the decisions of the forms that hold; None when one doesn't, so that it is shown."""
    posted = Preview(started, data=request.POST)
    before, choices = dict(started.choices), posted.choices_with_answers()
    choices.pop(request.POST.get("forget", ""), None)
    keep_choices(started, choices, by=member(request), at=timezone.now())
    if posted.wrong:
        return None
    opened = request.POST.get("open", "")
    if "confirm" in request.POST and not opened:
        if choices == before:
            return _confirm(request, unit, started)
        messages.info(
            request, _("Your decisions are kept. Look at what will change, then confirm.")
        )
    query = "?open=" + opened if posted.has_row(opened) else ""
    if request.POST.get("only") == "open" and not query:
        query = "?only=open"
    anchor = f"#row-{opened}" if posted.has_row(opened) else "#rows"
    return HttpResponseRedirect(
        reverse("plan_preview", args=[unit.slug, started.pk]) + query + anchor
    )


def _confirm(request: HttpRequest, unit: Unit, started: PlanImport) -> HttpResponse:
    again = redirect("plan_preview", unit.slug, started.pk)
    try:
        plan = confirm_import(
            started, mark=request.POST.get("mark", ""), by=member(request), at=timezone.now()
        )
    except NotDecidedError:
        messages.error(request, _("Some rows still wait for a decision."))
        return again
    except ChangedMeanwhileError:
        messages.warning(
            request,
            _(
                "The plan isn't what it was when this page was shown. "
                "Look once more at what will change, then confirm."
            ),
        )
        return again
    except OperationalError:
        messages.error(
            request,
            _("The database went away. Nothing was changed; confirm again in a minute."),
        )
        return again
    messages.success(request, _("The duty plan of %(year)s is confirmed.") % {"year": plan.year})
    return redirect("plan", unit.slug, plan.year)


def _page(request: HttpRequest, unit: Unit, shown: Preview) -> HttpResponse:
    context: dict[str, Any] = {
        **frame(request, unit, "plans"),
        "preview": shown,
        "started": shown.started,
    }
    return render(request, "workspace/import_preview.html", context)


@needs(Permission.MANAGE_PLAN)
@require_POST
def discard(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Drop an unconfirmed import; gone already is as good."""
    if PlanImport.objects.filter(pk=pk).exclude(unit=unit).exists():
        raise Http404
    started = PlanImport.objects.filter(unit=unit, pk=pk, confirmed_at=None).first()
    if started is not None:
        discard_import(started, by=member(request), at=timezone.now())
        messages.success(request, _("The import was dropped; no plan has changed."))
    return redirect("plans", unit.slug)
