"""A numbered decision is published, or kept for the office; personal data is shown and decided."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.decisions import actions
from tamga.decisions.actions import FilesNotSearched, PersonalDataFound
from tamga.decisions.enums import FileKind, State, Visibility
from tamga.decisions.models import Decision, DecisionFile
from tamga.decisions.queries import (
    file_texts,
    has_cleared_copy,
    is_waived,
    personal_places,
    read_files,
    standing_places,
    unsearched,
    unshown,
)
from tamga.decisions.queries.personal import text_hash, texts_of
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.file_sentences import told
from tamga.workspace.forms.decision_files import DecisionFileForm
from tamga.workspace.forms.reason import ReasonForm
from tamga.workspace.nav import frame
from tamga.workspace.personal_sentences import shown
from tamga.workspace.queries.decisions import own


@needs(Permission.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Ask, and publish; what is personal stands in the way, each place in its sentence, and so does
    a file that nobody has searched. A published one comes here with files attached afterwards.
    """
    found = get_object_or_404(own(unit, member(request)).select_related("kind"), pk=pk)
    if request.method == "POST":
        try:
            attempt(request, lambda: _publish(request, found), _("It is published."))
        except _Stopped:
            return _ask(request, unit, found, status=422)
        return redirect("office_decision", unit.slug, pk)
    if found.visibility != Visibility.PUBLIC or not _is_due(found):
        return redirect("office_decision", unit.slug, pk)
    return _ask(request, unit, found)


class _Stopped(Exception):
    """Something stands in the way; not an error of the action's kind, for the page tells it."""


def _is_due(found: Decision) -> bool:
    return found.state == State.NUMBERED or (
        found.state == State.PUBLISHED and bool(unshown(found))
    )


def _publish(request: HttpRequest, found: Decision) -> object:
    act = actions.show_files if found.state == State.PUBLISHED else actions.publish
    try:
        return act(found, by=member(request), at=timezone.now())
    except (PersonalDataFound, FilesNotSearched):
        raise _Stopped from None


def _ask(
    request: HttpRequest,
    unit: Unit,
    found: Decision,
    *,
    status: int = 200,
    reason: ReasonForm | None = None,
) -> HttpResponse:
    files, also = read_files(found), file_texts(found)
    places = personal_places(found, also=also)
    standing = standing_places(found, also=also)
    waived = is_waived(found, also=also)
    inside = {place.where for place in standing} & set(also)
    context = {
        **frame(request, unit, "decisions"),
        "decision": found,
        "places": shown(places, texts_of(found), list(found.provisions.all()), files),
        "stopped": bool(standing) and not waived,
        "cleared": has_cleared_copy(found),
        "bad_copies": [
            (each.file, DecisionFileForm(auto_id=f"copy{each.file.pk}_%s"))
            for each in files
            if each.where in inside and each.file.kind == FileKind.CLEARED_COPY
        ],
        "waived": waived,
        "seen": text_hash({**texts_of(found), **also}),
        "unsearched": told(unsearched(found)),
        "reason_form": reason or ReasonForm(),
        "file_form": DecisionFileForm(initial={"kind": "cleared_copy"}),
    }
    return render(request, "workspace/decision_publish.html", context, status=status)


@needs(Permission.PUBLISH)
@require_POST
def looked(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Say that one looked through a file that the machine couldn't read; the tick must be there."""
    found = get_object_or_404(
        DecisionFile.everything.filter(
            decision__in=own(unit, member(request)).values("pk")
        ).select_related("decision"),
        pk=pk,
    )
    if request.POST.get("looked") == "yes":
        attempt(
            request,
            lambda: actions.look_through(found, by=member(request), at=timezone.now()),
            _("It is noted that you looked through the file."),
        )
    else:
        messages.error(request, _("Tick first that you looked through the file."))
    return redirect("decision_publish", unit.slug, found.decision_id)


@needs(Permission.PUBLISH)
@require_POST
def waive(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Let what was found through, with a reason that is kept; then one is asked to publish."""
    found = get_object_or_404(own(unit, member(request)).select_related("kind"), pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _ask(request, unit, found, status=422, reason=form)
    why, seen = form.cleaned_data["why"], request.POST.get("seen", "")
    attempt(
        request,
        lambda: actions.waive_personal(
            found, reason=why, by=member(request), at=timezone.now(), seen=seen
        ),
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
