"""The buttons of a report that leaves: issue, scan its signed paper, correct."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tamga.accounts.enums import Permission
from tamga.implementation.actions.correcting import correct
from tamga.implementation.actions.issuing import issue
from tamga.implementation.actions.issuing_errors import NotIssuedError
from tamga.implementation.actions.scanning import attach_scan
from tamga.implementation.queries.issued import personal_in, versions_of
from tamga.organizations.models import Unit
from tamga.workspace.access import needs
from tamga.workspace.forms.report_life import IssueForm, ReasonForm, ScanForm
from tamga.workspace.views.report_steps import again, take
from tamga.workspace.views.reports import period_or_404


@needs(Permission.WRITE_REPORT)
@require_POST
def issue_report(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Out of the office with its letter: figures and files freeze."""
    period = period_or_404(unit, pk)
    newest = versions_of(period).first()
    checked = newest is not None and newest.checked_at is not None
    personal = personal_in(newest.report, period) if newest and checked else ()
    form = IssueForm(request.POST, personal=personal)
    if not form.is_valid():
        return again(request, period, issue=form)
    act = partial(issue, period, **form.cleaned_data)
    return take(request, period, act, _("Issued. Print it, and scan it when it is signed."))


@needs(Permission.WRITE_REPORT)
@require_POST
def scan(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The signed and stamped paper comes back as a file."""
    period, form = period_or_404(unit, pk), ScanForm(request.POST, request.FILES, prefix="scan")
    if not form.is_valid():
        return again(request, period, scan=form)
    version = versions_of(period).filter(issued_at__isnull=False).first()

    def act(**who: Any) -> None:
        if version is None:
            raise NotIssuedError
        attach_scan(version, form.data_of_file, name=form.cleaned_data["scan"].name, **who)

    return take(request, period, act, _("The signed paper is kept as the original."))


@needs(Permission.WRITE_REPORT)
@require_POST
def correction(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """A new version of what has left the office."""
    period, form = period_or_404(unit, pk), ReasonForm(request.POST, prefix="correct")
    if not form.is_valid():
        return again(request, period, correct=form)
    act = partial(correct, period, why=form.cleaned_data["why"])
    said = _("A correction is begun. Put right what is wrong, then check it again.")
    return take(request, period, act, said)
