"""A decision is drafted, changed while it may be, and sent to legal review."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.decisions.actions import discard_draft, draft, revise, send_to_review
from tamga.decisions.enums import State
from tamga.decisions.models import Decision
from tamga.decisions.rules import EDITABLE
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.decision import DecisionForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.decisions import own


@needs(Permission.DRAFT_DECISION)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Draft one; the same pressed twice is the same draft."""
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, values = member(request), form.cleaned_data
        made = _same(unit, user, values) or draft(
            unit,
            kind=values["kind"].pk,
            title=values["title"],
            text=values["text"],
            place=values["place"],
            personal=values["personal"] or None,
            by=user,
            at=timezone.now(),
        )
        messages.success(request, _("The draft is kept."), extra_tags=f"decision-{unit.slug}-new")
        return redirect("office_decision", unit.slug, made.pk)
    context = {**frame(request, unit, "decisions"), "form": form}
    return render(
        request, "workspace/decision_form.html", context, status=422 if form.is_bound else 200
    )


@needs(Permission.DRAFT_DECISION)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Change a draft, also in review; a signed one is changed by another decision alone."""
    found = get_object_or_404(own(unit, member(request)).select_related("kind"), pk=pk)
    if found.state not in EDITABLE and request.method != "POST":  # what was typed isn't lost
        messages.warning(request, _("A signed decision isn't changed: another decision amends it."))
        return redirect("office_decision", unit.slug, pk)
    form = DecisionForm(request.POST or None, decision=found)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data

        def change() -> object:
            return revise(found, by=member(request), at=timezone.now(), **values)

        if attempt(request, change, _("The draft is changed.")):
            return redirect("office_decision", unit.slug, pk)
    context = {**frame(request, unit, "decisions"), "form": form, "decision": found}
    return render(
        request, "workspace/decision_form.html", context, status=422 if form.is_bound else 200
    )


@needs(Permission.DRAFT_DECISION)
@require_POST
def to_review(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Send a draft to legal review."""
    found = get_object_or_404(own(unit, member(request)), pk=pk)
    attempt(
        request,
        lambda: send_to_review(found, by=member(request), at=timezone.now()),
        _("Sent to legal review."),
    )
    return redirect("office_decision", unit.slug, pk)


@needs(Permission.DRAFT_DECISION)
@require_POST
def discard(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Throw a draft away that nobody needs."""
    found = get_object_or_404(own(unit, member(request)), pk=pk)
    done = attempt(
        request,
        lambda: discard_draft(found, by=member(request), at=timezone.now()),
        _("The draft was thrown away."),
    )
    return (
        redirect("office_decisions", unit.slug)
        if done
        else redirect("office_decision", unit.slug, pk)
    )


def _same(unit: Unit, user: User, values: dict[str, Any]) -> Decision | None:
    """The draft that a first press of the button has made already."""
    return Decision.everything.filter(
        unit=unit,
        kind=values["kind"],
        title=values["title"],
        text=values["text"],
        state=State.DRAFT,
        drafted_by=user,
    ).first()
