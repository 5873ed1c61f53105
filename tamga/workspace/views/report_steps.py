"""What the buttons of a report's way out share: the step with its answer, the form once more."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from tamga.implementation.models import Period
from tamga.workspace.access import member
from tamga.workspace.report_refusals import REFUSALS, refusal
from tamga.workspace.views.reports import show_report


def take(
    request: HttpRequest, period: Period, act: Callable[..., object], said: str
) -> HttpResponse:
    """Take a step and say how it went, on the report's page."""
    try:
        act(by=member(request), at=timezone.now())
    except REFUSALS as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, said)
    return redirect("report", period.unit.slug, period.pk)


def again(request: HttpRequest, period: Period, **forms: Form) -> HttpResponse:
    """The report's page with what was typed wrong, and everything that was typed beside it."""
    return show_report(request, period, forms=forms, status=422)
