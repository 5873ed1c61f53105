"""The files of an issued report while the worker makes them, and the button to try again."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.implementation.actions.file_orders import order_files
from tamga.organizations.models import Unit
from tamga.workspace.access import needs
from tamga.workspace.nav import rights
from tamga.workspace.views.report_steps import take
from tamga.workspace.views.reports import issued_or_404, period_or_404


@needs(Permission.SEE_BOARD)
@require_safe
def report_files(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The block of a version (``?version=``) as it stands now: what the page asks for while it
    waits.
    """
    period = period_or_404(unit, pk)
    version = issued_or_404(period, request.GET.get("version", ""))
    context = {
        "unit": unit,
        "period": period,
        "version": version,
        "may": rights(request.user, unit),
        "asked_again": not version.missing_files,
    }
    return render(request, "workspace/report_version_files.html", context)


@needs(Permission.WRITE_REPORT)
@require_POST
def report_files_again(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Try once more to make the files that a version lacks."""
    period = period_or_404(unit, pk)
    version = issued_or_404(period, request.POST.get("version", ""))
    return take(request, period, partial(order_files, version), _("The files are made again."))
