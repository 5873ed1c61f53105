"""The same decision stands twice, read out of a report and in the books: they are joined."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.decisions.actions import join_twin
from tamga.decisions.models import Decision
from tamga.decisions.queries import Outcome, adopted_twins, pairings
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.filters import number
from tamga.workspace.nav import frame
from tamga.workspace.queries.decisions import own


@needs(Permission.KEEP_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Both side by side, and what will happen to each provision; the button does it."""
    user = member(request)
    found = get_object_or_404(own(unit, user).select_related("kind", "unit", "entry"), pk=pk)
    if request.method == "POST":
        # the one that was shown, also when somebody has joined it meanwhile
        named = number(request.POST, "printed", high=2**63 - 1)
        shown = get_object_or_404(own(unit, user), pk=named, adopted=True)
        attempt(
            request,
            lambda: join_twin(found, shown, by=user, at=timezone.now()),
            _("The two are one decision now."),
        )
        return redirect("office_decision", unit.slug, pk)
    twin = adopted_twins(found).first()
    if twin is None:
        return redirect("office_decision", unit.slug, pk)
    pairs = pairings(found, twin)
    context = {
        **frame(request, unit, "decisions"),
        "decision": found,
        "printed": twin,
        "pairs": pairs,
        "differ": _differ(found, twin),
        "twice": any(each.outcome is Outcome.TWICE for each in pairs),
    }
    return render(request, "workspace/decision_join.html", context)


def _differ(found: Decision, twin: Decision) -> bool:
    """Whether the days say that these may be two decisions after all."""
    return twin.signed_on is not None and twin.signed_on != found.signed_on
