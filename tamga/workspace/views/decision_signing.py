"""A decision is signed and gets its number; a number may be voided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.decisions import actions
from tamga.decisions.enums import State
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.decision_signing import SignForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.decisions import own


@needs(Permission.KEEP_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Write down that it was signed: when, by whom, from when it is in force."""
    user, around = member(request), frame(request, unit, "decisions")
    found = get_object_or_404(own(unit, user).select_related("kind"), pk=pk)
    if found.state != State.IN_REVIEW and request.method != "POST":
        return redirect("office_decision", unit.slug, pk)
    form = SignForm(request.POST or None, unit=unit, today=around["today"], kind=found.kind_id)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        attempt(
            request,
            lambda: actions.sign(found, by=user, at=timezone.now(), **values),
            _("The signature is recorded. Now it gets its number."),
        )
        return redirect("office_decision", unit.slug, pk)
    context = {**around, "form": form, "decision": found}
    return render(
        request, "workspace/decision_sign.html", context, status=422 if form.is_bound else 200
    )


@needs(Permission.KEEP_REGISTER)
@require_POST
def void(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Void the number of a decision, with a reason."""
    found = get_object_or_404(own(unit, member(request)), pk=pk)
    why = request.POST.get("why", "").replace("\0", "")
    attempt(
        request,
        lambda: actions.void_number(found, reason=why, by=member(request), at=timezone.now()),
        _("The number is void. It is never given again."),
    )
    return redirect("office_decision", unit.slug, pk)
