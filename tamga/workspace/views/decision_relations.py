"""A decision amends or repeals another: first that one is looked for, then it is said how."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.decisions.actions import amend, repeal
from tamga.decisions.enums import RelationKind
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.decision_choice import choice
from tamga.workspace.forms.decision_relation import RelationForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.decisions import own

ACTS = {RelationKind.AMENDS: amend, RelationKind.REPEALS: repeal}


@needs(Permission.DRAFT_DECISION)
@require_http_methods(["GET", "HEAD", "POST"])
def relate(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """``?q=`` looks for the other decision, ``?chosen=`` names it; then the form."""
    user = member(request)
    found = get_object_or_404(own(unit, user).select_related("kind", "entry"), pk=pk)
    other = choice(request, unit, user, besides=found, adopted=False)
    form = None
    if other.chosen is not None:
        target = other.chosen
        form = RelationForm(request.POST or None, decision=found, target=target)
        if request.method == "POST" and form.is_valid():
            values = form.cleaned_data
            act = ACTS[RelationKind(values["kind"])]

            def do() -> object:
                return act(
                    found,
                    target,
                    effective_on=values["effective_on"],
                    provision=values["provision"],
                    by=user,
                    at=timezone.now(),
                )

            if attempt(request, do, _("Both decisions tell of it now.")):
                return redirect("office_decision", unit.slug, pk)
    context = {
        **frame(request, unit, "decisions"),
        "decision": found,
        "choice": other,
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/decision_relate.html", context, status=status)
