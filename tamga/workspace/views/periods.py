"""A reporting period opens with what is on control, follows it, closes, and is reopened."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.implementation.actions import (
    ClosedPeriodError,
    LockedPeriodError,
    NothingOnControlError,
    OwnScoreMissingError,
    PeriodStandsError,
    close_period,
    follow_control,
    open_period,
    reopen_period,
)
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.forms.period import PeriodForm
from tamga.workspace.forms.reason import ReasonForm
from tamga.workspace.measure_access import period_here
from tamga.workspace.nav import frame


@needs(Permission.WRITE_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def period_open(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Choose what is reported and for when; the measures come from what is on control today."""
    today = timezone.localdate()
    form = PeriodForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            period = open_period(
                unit, **form.cleaned_data, on=today, by=member(request), at=timezone.now()
            )
        except PeriodStandsError:
            form.add_error("code", _("This period was opened already."))
        except NothingOnControlError:
            form.add_error(
                "source",
                _("Nothing of this source is on control here: no provision was sent down yet."),
            )
        else:
            messages.success(request, _("The period is open; everybody may write now."))
            return redirect("measures", unit.slug, period.pk)
    context = {**frame(request, unit, "reports"), "form": form}
    return render(request, "workspace/period_open.html", context)


@needs(Permission.WRITE_REPORT)
@require_POST
def period_follow(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Take in what was sent down since the period was opened."""
    try:
        added, dropped = follow_control(
            period_here(unit, pk), on=timezone.localdate(), by=member(request), at=timezone.now()
        )
    except (ClosedPeriodError, LockedPeriodError):
        messages.error(request, _("The period is closed. Nothing was changed."))
    else:
        if added or dropped:
            said = ngettext("%(n)s measure was added", "%(n)s measures were added", added)
            off = ngettext("%(n)s was dropped", "%(n)s were dropped", dropped)
            messages.success(request, f"{said % {'n': added}}, {off % {'n': dropped}}.")
        else:
            messages.info(request, _("Everything on control stands here already."))
    return redirect("measures", unit.slug, pk)


@needs(Permission.WRITE_REPORT)
@require_POST
def period_close(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The soum has written and scored; its superior may begin."""
    try:
        close_period(period_here(unit, pk), by=member(request), at=timezone.now())
    except OwnScoreMissingError as error:
        messages.error(
            request,
            _("These measures have no score of your own yet: %s") % _numbers(error.numbers),
        )
        return redirect("measures", unit.slug, pk)
    except LockedPeriodError:
        messages.error(request, _("The period is locked. Nothing was changed."))
    else:
        messages.success(request, _("The period is closed; the superior scores now."))
    return redirect("report", unit.slug, pk)


def _numbers(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(f"№ {number}" for number in numbers[:12])
    return shown + (" …" if len(numbers) > 12 else "")


@needs(Permission.SIGN_OFF)
@require_http_methods(["GET", "HEAD", "POST"])
def period_reopen(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The head lets it be written again, with a reason; what is locked only its superior does."""
    period = period_here(unit, pk)
    if period.locked_at is not None or period.closed_at is None:
        messages.error(request, _("Only a closed period that isn't locked is reopened here."))
        return redirect("report", unit.slug, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reopen_period(
            period, reason=form.cleaned_data["why"], by=member(request), at=timezone.now()
        )
        messages.success(request, _("The period is open again."))
        return redirect("measures", unit.slug, pk)
    context = {**frame(request, unit, "reports"), "form": form, "period": period}
    return render(request, "workspace/period_reopen.html", context)
