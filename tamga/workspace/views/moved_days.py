"""Days off and moved days: one calendar for the whole installation."""

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.duties.queries.recounts import recounts
from tamga.kernel.english.holidays import english_name
from tamga.law.models import MovedDay
from tamga.law.queries import moved_days, public_holidays
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.actions.moved_days import decide_day, undo_day
from tamga.workspace.forms.filters import number
from tamga.workspace.forms.moved_days import FIRST_YEAR, LAST_YEAR, MovedDayForm
from tamga.workspace.nav import frame


@needs(Permission.KEEP_CALENDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def days(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The moved days and the public holidays of a year, and a form for one more."""
    form = MovedDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        changed = decide_day(**form.cleaned_data, by=member(request), at=timezone.now())
        messages.success(request, _("The day is entered.") + " " + _told(changed))
        return _back(unit, form.cleaned_data["day"])
    context = frame(request, unit, "days")
    year = number(request.GET, "year", low=FIRST_YEAR, high=LAST_YEAR) or context["today"].year
    context |= {
        "form": form,
        "year": year,
        "moved": moved_days(year),
        "holidays": _named(public_holidays(year)),
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
    }
    return render(request, "workspace/moved_days.html", context)


@needs(Permission.KEEP_CALENDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, unit: Unit, day: str) -> HttpResponse:
    """Forget a decision, after a question that says how many due days change."""
    wanted = _day(day)
    if request.method == "POST":
        changed = undo_day(wanted, by=member(request), at=timezone.now())
        if changed is None:
            messages.warning(request, _("Somebody was faster: nothing is decided about it now."))
        else:
            messages.success(request, _("The decision is removed.") + " " + _told(changed))
        return _back(unit, wanted)
    found = get_object_or_404(MovedDay, day=wanted)
    context = {**frame(request, unit, "days"), "found": found}
    context["changes"] = len(recounts(wanted, instead={wanted: None}))
    return render(request, "workspace/moved_day_remove.html", context)


def _named(days: Mapping[date, str]) -> dict[date, str]:
    """The law's names, in English where the page is."""
    english = (get_language() or "").startswith("en")
    return {day: english_name(name) if english else name for day, name in days.items()}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def _back(unit: Unit, day: date) -> HttpResponse:
    return redirect(reverse("moved_days", args=[unit.slug]) + f"?year={day.year}")


def _told(changed: int) -> str:
    if not changed:
        return _("No due day changes.")
    return ngettext(
        "%(number)s due day was counted again.", "%(number)s due days were counted again.", changed
    ) % {"number": changed}
