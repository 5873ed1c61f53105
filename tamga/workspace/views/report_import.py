"""A report comes in: the file, the preview beside what was read, the confirmation."""

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.documents.queries import DamagedFile
from tamga.implementation.actions import (
    AlreadyConfirmedError,
    LockedPeriodError,
    confirm_import,
    drop_import,
    start_import,
)
from tamga.implementation.models import ReportImport
from tamga.implementation.readings import reading_of
from tamga.kernel.scales import DEFAULT
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.forms.report_file import ReportFileForm
from tamga.workspace.nav import frame
from tamga.workspace.report_bars import Bar
from tamga.workspace.report_preview import Preview


@needs(Permission.WRITE_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Choose a file and its period; a bad file is told and nothing is kept."""
    form = ReportFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        started = start_import(
            unit,
            form.data_of_file,
            name=form.cleaned_data["file"].name,
            source=form.cleaned_data["source"],
            code=form.cleaned_data["period"],
            by=member(request),
            at=timezone.now(),
        )
        return redirect("report_preview", unit.slug, started.pk)
    context = {**frame(request, unit, "reports"), "form": form}
    return render(request, "workspace/report_import.html", context)


@needs(Permission.WRITE_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """What was read of each row; nothing is saved until it is confirmed here."""
    started = get_object_or_404(
        ReportImport.objects.select_related("file", "source", "unit__parent"), unit=unit, pk=pk
    )
    if started.confirmed_at is not None:
        return redirect("reports", unit.slug)
    try:
        reading = reading_of(started.file, DEFAULT)
    except DamagedFile:
        messages.error(
            request, _("The stored file is damaged. Drop this import and upload the file again.")
        )
        return redirect("reports", unit.slug)
    if request.method == "POST":
        try:
            done = confirm_import(started, reading, DEFAULT, by=member(request), at=timezone.now())
        except AlreadyConfirmedError:
            messages.warning(request, _("Somebody has confirmed this file meanwhile."))
            return redirect("reports", unit.slug)
        except LockedPeriodError:
            messages.error(request, _("The period is locked. Nothing was changed."))
            return redirect("reports", unit.slug)
        except OperationalError:
            messages.error(
                request,
                _("The database went away. Nothing was changed; confirm again in a minute."),
            )
            return redirect("report_preview", unit.slug, started.pk)
        if done.any:
            messages.success(request, _("The report was read in."))
        else:
            messages.info(request, _("This report stands here already; nothing was changed."))
        return redirect("report", unit.slug, done.period.pk)
    context = {
        **frame(request, unit, "reports"),
        "started": started,
        "preview": Preview.of(reading),
        "own": reading.own,
        "superior": reading.superior,
        "bars": (Bar.of_own(reading.own), Bar.of_superior(reading.superior)),
    }
    return render(request, "workspace/report_preview.html", context)


@needs(Permission.WRITE_REPORT)
@require_POST
def discard(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Drop a file that was never confirmed."""
    started = get_object_or_404(ReportImport, unit=unit, pk=pk, confirmed_at__isnull=True)
    drop_import(started, by=member(request), at=timezone.now())
    messages.success(request, _("The file was dropped; no report was changed."))
    return redirect("reports", unit.slug)
