"""Provisions are added to a decision, changed, and taken off control by a named one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.decisions.actions import add_provision, revise_provision, take_off_control
from tamga.decisions.models import Provision
from tamga.decisions.rules import EDITABLE
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.decision_choice import choice
from tamga.workspace.forms.decision_relation import TakeOffForm
from tamga.workspace.forms.provision import ProvisionForm
from tamga.workspace.forms.provision_follow import FollowForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.decisions import own


@needs(Permission.DRAFT_DECISION)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Add one; «keep and add another» stays here."""
    user, around = member(request), frame(request, unit, "decisions")
    found = get_object_or_404(own(unit, user).select_related("kind", "entry"), pk=pk)
    form = ProvisionForm(request.POST or None, decision=found, today=around["today"])
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: add_provision(
                found,
                **vars(form.words()),
                windows=form.windows(),
                schedules=form.schedules(),
                recipients=form.recipients(),
                by=user,
                at=timezone.now(),
            ),
            _("The provision is added."),
        )
        if done and request.POST.get("then") == "another":
            return redirect("provision_add", unit.slug, pk)
        if done:
            return redirect("office_decision", unit.slug, pk)
    context = {**around, "form": form, "decision": found}
    return render(
        request, "workspace/decision_provision.html", context, status=422 if form.is_bound else 200
    )


@needs(Permission.DRAFT_DECISION)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Change one: its words while it is a draft, how it is followed and reported also later."""
    user, around = member(request), frame(request, unit, "decisions")
    found = _own_provision(unit, user, pk)
    # words that were typed before the signature are told that they came too late, not dropped
    worded = found.decision.state in EDITABLE or "text" in request.POST
    data, today = request.POST or None, around["today"]
    form: FollowForm = (
        ProvisionForm(data, standing=found, decision=found.decision, today=today)
        if worded
        else FollowForm(data, standing=found, today=today)
    )
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: revise_provision(
                found,
                words=form.words() if isinstance(form, ProvisionForm) else None,
                windows=form.windows(),
                schedules=form.schedules(),
                recipients=form.recipients(),
                seen=form.cleaned_data["seen"],
                by=user,
                at=timezone.now(),
            ),
            _("The provision is changed."),
        )
        if done:
            address = reverse("office_decision", args=[unit.slug, found.decision_id])
            return redirect(f"{address}#provision-{found.pk}")
    context = {
        **around,
        "form": form,
        "provision": found,
        "decision": found.decision,
        "worded": worded,
    }
    return render(
        request, "workspace/decision_provision.html", context, status=422 if form.is_bound else 200
    )


@needs(Permission.CONTROL)
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """``?q=`` looks for the decision that says so, ``?chosen=`` names it; then the day."""
    user = member(request)
    found = _own_provision(unit, user, pk)
    other = choice(request, unit, user, besides=found.decision, adopted=True)
    form = None
    if other.chosen is not None:
        named = other.chosen
        form = TakeOffForm(request.POST or None, signed_on=named.signed_on)
        if request.method == "POST" and form.is_valid():
            day = form.cleaned_data["on"]
            done = attempt(
                request,
                lambda: take_off_control(found, decision=named, on=day, by=user, at=timezone.now()),
                _("The provision is taken off control."),
            )
            if done:
                return redirect("office_decision", unit.slug, found.decision_id)
    context = {
        **frame(request, unit, "decisions"),
        "provision": found,
        "decision": found.decision,
        "choice": other,
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/decision_take_off.html", context, status=status)


def _own_provision(unit: Unit, user: User, pk: int) -> Provision:
    rows = Provision.everything.filter(decision__in=own(unit, user).values("pk"))
    return get_object_or_404(rows.select_related("decision__kind", "decision__unit"), pk=pk)
