"""A number without a decision is voided; with one, that is done on the decision's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.decisions.models import Decision, DecisionKind
from tamga.organizations.models import Unit
from tamga.registers.actions import void as void_entry
from tamga.registers.models import Entry
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.reason import ReasonForm
from tamga.workspace.nav import frame


@needs(Permission.KEEP_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def void(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Ask why, and void it."""
    found = get_object_or_404(Entry.everything.select_related("register"), unit=unit, pk=pk)
    decision = Decision.everything.filter(entry=found).first()
    if decision is not None:
        return redirect("office_decision", unit.slug, decision.pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        attempt(
            request,
            lambda: void_entry(found, reason=why, by=member(request), at=timezone.now()),
            _("The number is void. It is never given again."),
        )
        return redirect("register", unit.slug, found.register_id)
    context = {
        **frame(request, unit, "decisions"),
        "entry": found,
        "kind": DecisionKind.objects.filter(pk=found.register.kind).first(),
        "form": form,
    }
    return render(
        request, "workspace/register_void.html", context, status=422 if form.is_bound else 200
    )
