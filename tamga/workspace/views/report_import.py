"""A report comes in: its file and period; one that was never confirmed is dropped."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.implementation.actions import drop_import, start_import
from tamga.implementation.models import ReportImport
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.forms.report_file import ReportFileForm
from tamga.workspace.nav import frame


@needs(Permission.WRITE_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Choose a file and its period; a bad file is told and nothing is kept."""
    form = ReportFileForm(
        request.POST or None, request.FILES or None, unit=unit, today=timezone.localdate()
    )
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
        if started.corrections:
            messages.info(
                request,
                _("What was put right in this same file before is put right here again; each of "
                  "it can be taken back."),
            )  # fmt: skip
        return redirect("report_preview", unit.slug, started.pk)
    context = {**frame(request, unit, "reports"), "form": form}
    return render(request, "workspace/report_import.html", context)


@needs(Permission.WRITE_REPORT)
@require_POST
def discard(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Drop a file that was never confirmed."""
    started = get_object_or_404(ReportImport, unit=unit, pk=pk, confirmed_at__isnull=True)
    drop_import(started, by=member(request), at=timezone.now())
    messages.success(request, _("The file was dropped; no report was changed."))
    return redirect("reports", unit.slug)
