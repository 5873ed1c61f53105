"""A numbered decision is published, or kept for the office; personal data is shown and decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.decisions import actions
from tamga.decisions.actions import PersonalDataFound
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Decision
from tamga.decisions.queries import has_cleared_copy, is_waived, personal_places
from tamga.decisions.queries.personal import texts_of
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.decision_files import DecisionFileForm
from tamga.workspace.forms.reason import ReasonForm
from tamga.workspace.nav import frame
from tamga.workspace.personal_sentences import shown
from tamga.workspace.queries.decisions import own


@needs(Permission.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Ask, and publish; what is personal stands in the way, each place in its sentence."""
    found = get_object_or_404(own(unit, member(request)).select_related("kind"), pk=pk)
    if request.method == "POST":
        try:
            attempt(request, lambda: _publish(request, found), _("It is published."))
        except _Stopped:
            return _ask(request, unit, found, status=422)
        return redirect("office_decision", unit.slug, pk)
    if found.state != State.NUMBERED or found.visibility != Visibility.PUBLIC:
        return redirect("office_decision", unit.slug, pk)
    return _ask(request, unit, found)


class _Stopped(Exception):
    """Personal data was found; not an error of the action's kind, for the page tells it."""


def _publish(request: HttpRequest, found: Decision) -> object:
    try:
        return actions.publish(found, by=member(request), at=timezone.now())
    except PersonalDataFound:
        raise _Stopped from None


def _ask(
    request: HttpRequest,
    unit: Unit,
    found: Decision,
    *,
    status: int = 200,
    reason: ReasonForm | None = None,
) -> HttpResponse:
    places = personal_places(found)
    cleared, waived = has_cleared_copy(found), is_waived(found)
    context = {
        **frame(request, unit, "decisions"),
        "decision": found,
        "places": shown(places, texts_of(found), list(found.provisions.all())),
        "stopped": bool(places) and not cleared and not waived,
        "cleared": cleared,
        "waived": waived,
        "reason_form": reason or ReasonForm(),
        "file_form": DecisionFileForm(initial={"kind": "cleared_copy"}),
    }
    return render(request, "workspace/decision_publish.html", context, status=status)


@needs(Permission.PUBLISH)
@require_POST
def waive(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Let what was found through, with a reason that is kept; then one is asked to publish."""
    found = get_object_or_404(own(unit, member(request)).select_related("kind"), pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _ask(request, unit, found, status=422, reason=form)
    why = form.cleaned_data["why"]
    attempt(
        request,
        lambda: actions.waive_personal(found, reason=why, by=member(request), at=timezone.now()),
        _("Let through with your reason. Now it can be published."),
    )
    return redirect("decision_publish", unit.slug, pk)


@needs(Permission.KEEP_REGISTER)
@require_POST
def keep(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Keep a decision for the office, or take it back from the public; then with a reason."""
    found = get_object_or_404(own(unit, member(request)), pk=pk)
    why = request.POST.get("why", "").replace("\0", "")
    attempt(
        request,
        lambda: actions.keep_internal(found, reason=why, by=member(request), at=timezone.now()),
        _("It is for the office only."),
    )
    return redirect("office_decision", unit.slug, pk)


@needs(Permission.PUBLISH)
@require_POST
def open_up(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Say why a decision of the office may be published after all."""
    found = get_object_or_404(own(unit, member(request)), pk=pk)
    why = request.POST.get("why", "").replace("\0", "")
    attempt(
        request,
        lambda: actions.open_to_public(found, reason=why, by=member(request), at=timezone.now()),
        _("It may be published now."),
    )
    return redirect("office_decision", unit.slug, pk)
