"""A signed decision gets the number that its keeper has seen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.decisions.actions import number
from tamga.decisions.enums import State
from tamga.decisions.models import Decision
from tamga.kernel.mongolian.decision_numbers import own_number
from tamga.organizations.models import Unit
from tamga.registers.models import Entry, Register
from tamga.workspace.access import member, needs
from tamga.workspace.actions.decisions import number_as_shown
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.decision_signing import NumberForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.decisions import own
from tamga.workspace.queries.registers import free_entries


@needs(Permission.KEEP_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Show the next number and ask; the one that was shown is given, or none."""
    user, around = member(request), frame(request, unit, "decisions")
    found = get_object_or_404(own(unit, user).select_related("kind"), pk=pk)
    if found.state != State.SIGNED or found.signed_on is None:
        if request.method == "POST":
            attempt(request, lambda: number(found, by=user, at=timezone.now()), "")
        return redirect("office_decision", unit.slug, pk)
    year = found.signed_on.year
    register = Register.everything.filter(unit=unit, kind=found.kind_id, year=year).first()
    following = register.next_number if register else 1
    free = {entry.pk: entry for entry in free_entries(found, year=year)}
    form = NumberForm(
        request.POST or None,
        following=own_number(found.kind.series, following),
        free=[(pk, _printed(found, entry)) for pk, entry in free.items()],
        today=around["today"],
        initial={"shown": following, "on": around["today"]},
    )
    if request.method == "POST" and form.is_valid() and _give(request, found, form, free, user):
        return redirect("office_decision", unit.slug, pk)
    if form.is_bound and form.is_valid():  # refused: shown anew, with the number that is next now
        return redirect("decision_number", unit.slug, pk)
    context = {
        **around,
        "form": form,
        "decision": found,
        "year": year,
        "register": register,
        "following": own_number(found.kind.series, following),
    }
    return render(
        request, "workspace/decision_number.html", context, status=422 if form.is_bound else 200
    )


def _give(
    request: HttpRequest, found: Decision, form: NumberForm, free: dict[int, Entry], user: User
) -> bool:
    now, day, entry = timezone.now(), form.cleaned_data["on"], form.entry()

    def act() -> object:
        if entry is not None:
            return number(found, entry=free[entry], by=user, at=now)
        shown = form.cleaned_data["shown"]
        return number_as_shown(found, shown=shown, on=day, by=user, at=now)

    return attempt(request, act, _("The decision has its number."))


def _printed(decision: Decision, entry: Entry) -> str:
    return _("%(number)s, given on paper on %(day)s") % {
        "number": own_number(decision.kind.series, entry.number),
        "day": entry.numbered_on.isoformat(),
    }
