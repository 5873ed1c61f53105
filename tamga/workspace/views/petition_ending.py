"""A petition ends without a reply, or its reply is handed over on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.enums import Delivery
from tamga.petitions.queries.clock import forward_until
from tamga.petitions.queries.superior import superior_of
from tamga.workspace.access import member, needs
from tamga.workspace.forms.petition_steps import DeliverForm, EndForm, ForwardForm, ToldWhyForm
from tamga.workspace.petition_access import petition_or_404, reads_petition
from tamga.workspace.petition_step import Ask, step_page

_STEP = ["GET", "HEAD", "POST"]


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_http_methods(_STEP)
def forward(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Pass it on to the competent body; until when that is to be done is shown."""
    found = petition_or_404(request, unit, pk)
    form = ForwardForm(request.POST or None, initial=_to_superior(request, unit))
    ask = Ask(
        title=_("Pass it on to another body"),
        button=_("Pass it on"),
        done=_("Passed on; the citizen is told where and why."),
        hint=_("It ends here. The other body's term begins when it receives it."),
        danger=True,
        more={"until": forward_until(found.received_on).due_on},
    )
    return step_page(
        request, found, form, ask,
        lambda: actions.forward(
            found, to=form.cleaned_data["to"], reason=form.cleaned_data["why"],
            by=member(request), at=timezone.now(),
        ),
    )  # fmt: skip


def _to_superior(request: HttpRequest, unit: Unit) -> dict[str, str]:
    """The form filled in for a complaint about an act of this office («?superior=1»)."""
    if "superior" not in request.GET:
        return {}
    above = superior_of(unit.pk)
    why = _(
        "It complains about an administrative act of this office, and the law gives that to the "
        "superior of whoever issued it: %s."
    )
    return {"to": above.name, "why": why % above.article}


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_http_methods(_STEP)
def give_to_citizen(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Return it to be completed."""
    found = petition_or_404(request, unit, pk)
    form = ToldWhyForm(request.POST or None)
    ask = Ask(
        title=_("Return it to the citizen"),
        button=_("Return it"),
        done=_("Returned; the citizen is told what is missing."),
        hint=_("Only when something that the law asks for is missing. It ends here."),
        danger=True,
    )
    return step_page(
        request, found, form, ask,
        lambda: actions.return_to_citizen(
            found, reason=form.cleaned_data["why"], by=member(request), at=timezone.now()
        ),
    )  # fmt: skip


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_http_methods(_STEP)
def withdraw(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The citizen takes it back."""
    found = petition_or_404(request, unit, pk)
    form = EndForm(request.POST if request.method == "POST" else None)
    ask = Ask(
        title=_("The citizen takes it back"),
        button=_("The citizen has asked for it"),
        done=_("It is noted that the citizen took it back."),
        hint=_("It ends without an answer. Only the citizen can wish this."),
        danger=True,
    )
    return step_page(
        request, found, form, ask,
        lambda: actions.withdraw(found, by=member(request), at=timezone.now()),
    )  # fmt: skip


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_http_methods(_STEP)
def deliver(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The printed reply was handed over or posted."""
    found = petition_or_404(request, unit, pk)
    if found.closed_at is None or not found.answered:
        return redirect("office_petition", unit.slug, pk)
    today = timezone.localdate()
    form = DeliverForm(request.POST or None, first=timezone.localdate(found.closed_at), today=today)
    ask = Ask(
        title=_("The reply reached the citizen on paper"),
        button=_("Note it"),
        done=_("It is noted how the reply reached the citizen."),
    )
    return step_page(
        request, found, form, ask,
        lambda: actions.deliver(
            found, how=Delivery(form.cleaned_data["how"]), on=form.cleaned_data["on"],
            by=member(request), at=timezone.now(),
        ),
    )  # fmt: skip
