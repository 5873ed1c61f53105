"""The end of a round: periods are locked after a question, and reopened with a reason."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.implementation.actions import lock_period, reopen_period
from tamga.kernel.spans import span_of
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.forms.reason import ReasonForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.rounds import Standing, standing_of
from tamga.workspace.views.scoring import source_and_code


@needs(Permission.LOCK_PERIOD)
@require_http_methods(["GET", "HEAD", "POST"])
def scoring_lock(request: HttpRequest, unit: Unit, source: str, code: str) -> HttpResponse:
    """Lock one soum's period (``?soum=``), or those of all soums that have closed."""
    found = source_and_code(source, code)
    soum = request.GET.get("soum", "")
    standings = standing_of(unit, *found)["standings"]
    wanted = [
        one
        for one in standings
        if one.state != "locked"
        and (one.period.unit.slug == soum if soum else one.state == "closed")
    ]
    if request.method == "POST":
        for one in wanted:
            lock_period(one.period, by=member(request), at=timezone.now())
        messages.success(request, _("Locked: %(count)s.") % {"count": len(wanted)})
        return redirect("scoring_round", unit.slug, source, code)
    context = {
        **_around(request, unit, source, code),
        "wanted": wanted,
        "missing": sum(one.missing for one in wanted),
        "writing": [one for one in standings if one.state == "writing" and one not in wanted],
        "printed": [one for one in standings if one.state == "printed" and one not in wanted],
        "one": soum,
    }
    return render(request, "workspace/scoring_lock.html", context)


@needs(Permission.LOCK_PERIOD)
@require_http_methods(["GET", "HEAD", "POST"])
def scoring_reopen(
    request: HttpRequest, unit: Unit, source: str, code: str, soum: str
) -> HttpResponse:
    """Let a soum write again, with a reason that it reads."""
    standing = _of(unit, source, code, soum)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        why = form.cleaned_data["why"]
        reopen_period(standing.period, reason=why, by=member(request), at=timezone.now())
        messages.success(
            request, _("%(soum)s can write again.") % {"soum": standing.period.unit.name}
        )
        return redirect("scoring_round", unit.slug, source, code)
    context = {**_around(request, unit, source, code), "standing": standing, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "workspace/scoring_reopen.html", context, status=status)


def _of(unit: Unit, source: str, code: str, soum: str) -> Standing:
    for one in standing_of(unit, *source_and_code(source, code))["standings"]:
        if one.period.unit.slug == soum:
            return one
    raise Http404


def _around(request: HttpRequest, unit: Unit, source: str, code: str) -> dict[str, object]:
    found, span = source_and_code(source, code)
    return {
        **frame(request, unit, "scoring"),
        "source": found,
        "code": span,
        "words": span_of(span).words,
    }
