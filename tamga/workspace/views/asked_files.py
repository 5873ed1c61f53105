"""Files that take too long for a page: asked for, waited for, taken."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.documents.queries import read
from tamga.implementation.actions.asking import ask_all_soums, ask_draft
from tamga.implementation.exports.aimag_file import MAKERS
from tamga.implementation.exports.forms import CONTENT_TYPES
from tamga.implementation.models import AskedFile
from tamga.implementation.queries import codes_of
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.nav import frame
from tamga.workspace.views.reports import download, period_or_404
from tamga.workspace.views.scoring import source_and_code


@needs(Permission.SEE_BOARD)
@require_POST
def report_file_ask(request: HttpRequest, unit: Unit, pk: int, form: str) -> HttpResponse:
    """Let the worker make the draft of a report."""
    period = period_or_404(unit, pk)
    if form not in CONTENT_TYPES:
        raise Http404
    asked = ask_draft(period, form, by=member(request), at=timezone.now())
    return redirect("asked_file", unit.slug, asked.pk)


@needs(Permission.SEE_BOARD)
@require_POST
def league_file_ask(
    request: HttpRequest, unit: Unit, source: str, code: str, form: str
) -> HttpResponse:
    """Let the worker make the file of all soums."""
    found, period = source_and_code(source, code)
    if form not in MAKERS or period not in codes_of(unit).get(found.pk, []):
        raise Http404
    asked = ask_all_soums(unit, found, period, form, by=member(request), at=timezone.now())
    return redirect("asked_file", unit.slug, asked.pk)


@needs(Permission.SEE_BOARD)
@require_safe
def asked_file(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Where a file stands that was asked for; the page looks again by itself."""
    asked = _asked_or_404(unit, pk)
    context = {
        **frame(request, unit, "league" if asked.period is None else "reports"),
        "asked": asked,
        "period": asked.period,
        "source": asked.source,
        "code": asked.code,
        "form": asked.form,
    }
    return render(request, "workspace/asked_file.html", context)


@needs(Permission.SEE_BOARD)
@require_safe
def asked_file_taken(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The file itself."""
    stored = _asked_or_404(unit, pk).file
    if stored is None:
        raise Http404
    return download(read(stored), stored.name, stored.content_type)


def _asked_or_404(unit: Unit, pk: int) -> AskedFile:
    found = AskedFile.objects.select_related("file", "period__source", "source")
    return get_object_or_404(found, unit=unit, pk=pk)
