"""The buttons of a report before it leaves: check, sign off, send back."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tamga.accounts.enums import Permission
from tamga.implementation.actions.checking import check_off
from tamga.implementation.actions.correcting import take_back
from tamga.implementation.actions.signing_off import sign_off
from tamga.organizations.models import Unit
from tamga.workspace.access import needs
from tamga.workspace.forms.report_life import ReasonForm
from tamga.workspace.views.report_steps import again, take
from tamga.workspace.views.reports import period_or_404


@needs(Permission.WRITE_REPORT)
@require_POST
def check(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The legal specialist: the report is complete."""
    period = period_or_404(unit, pk)
    said = _("Checked. The head of the office signs it off now.")
    return take(request, period, partial(check_off, period), said)


@needs(Permission.SIGN_OFF)
@require_POST
def sign(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The head of the office: signed off, exactly what was on the screen."""
    period = period_or_404(unit, pk)
    act = partial(sign_off, period, seen=request.POST.get("seen", ""))
    return take(request, period, act, _("Signed off. It can be issued with its letter now."))


@needs(Permission.WRITE_REPORT)
@require_POST
def back(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Back to draft, with a reason."""
    period, form = period_or_404(unit, pk), ReasonForm(request.POST, prefix="back")
    if not form.is_valid():
        return again(request, period, back=form)
    act = partial(take_back, period, why=form.cleaned_data["why"])
    return take(request, period, act, _("Sent back. The report is a draft again."))
