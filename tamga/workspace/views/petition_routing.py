"""Цохолт: the clerk proposes who answers, the head confirms or changes it, it is given back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.models import Petition
from tamga.petitions.queries import routing_of
from tamga.petitions.queries.standing import rule_for
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.filters import number
from tamga.workspace.forms.petition_posts import RoutingForm
from tamga.workspace.forms.petition_steps import WhyForm
from tamga.workspace.petition_access import petition_or_404, reads_petition
from tamga.workspace.petition_page import page
from tamga.workspace.petition_step import Ask, step_page


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_POST
def propose(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Propose who answers, for the head to confirm; or by the head's standing rule at once."""
    found, seen = petition_or_404(request, unit, pk), number(request.POST, "seen")
    form = RoutingForm(request.POST, petition=found)
    if form.is_valid() and attempt(
        request,
        lambda: actions.propose(
            found, **form.chosen, seen=seen, by=member(request), at=timezone.now()
        ),
        _proposed(found, form.chosen),
    ):
        return redirect("office_petition", unit.slug, pk)
    return page(request, petition_or_404(request, unit, pk), wrong={"routing": form})


def _proposed(found: Petition, chosen: dict[str, Any]) -> str:
    ruled = rule_for(found, on=timezone.localdate())
    if ruled and not ruled.but and ruled.rule.lead == chosen["lead"] and not chosen["others"]:
        return _("Given on by the standing rule. Whoever answers sees it in their work.")
    return _("Proposed. The head sees it in their work and confirms it.")


@needs(Permission.DECIDE_PETITIONS, shown_if=reads_petition)
@require_POST
def route(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The head gives it to somebody, whatever was proposed."""
    found, seen = petition_or_404(request, unit, pk), number(request.POST, "seen")
    form = RoutingForm(request.POST, petition=found)
    if form.is_valid() and attempt(
        request,
        lambda: actions.route(
            found, **form.chosen, seen=seen, by=member(request), at=timezone.now()
        ),
        _("Given on. Whoever answers sees it in their work."),
    ):
        return redirect("office_petition", unit.slug, pk)
    return page(request, petition_or_404(request, unit, pk), wrong={"routing": form})


@needs(Permission.DECIDE_PETITIONS, shown_if=reads_petition)
@require_POST
def confirm(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One tap: what was proposed, as it was seen."""
    found = petition_or_404(request, unit, pk)
    seen = number(request.POST, "seen") or 0
    attempt(
        request,
        lambda: actions.confirm(found, seen=seen, by=member(request), at=timezone.now()),
        _("Given on. Whoever answers sees it in their work."),
    )
    return redirect("office_petition", unit.slug, pk)


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """It isn't for me: back to whoever routes, with a reason."""
    found = petition_or_404(request, unit, pk)
    form = WhyForm(request.POST or None)
    routing = routing_of(found)
    ask = Ask(
        title=_("Give it back to be routed anew"),
        button=_("Give back"),
        done=_("Given back; whoever keeps the register proposes somebody else."),
        hint=routing.lead.name if routing else "",
        more={"seen": routing.pk if routing else ""},
    )
    return step_page(
        request, found, form, ask,
        lambda: actions.give_back(
            found, reason=form.cleaned_data["why"], seen=number(request.POST, "seen"),
            by=member(request), at=timezone.now(),
        ),
    )  # fmt: skip
