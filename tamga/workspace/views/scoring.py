"""The evaluator's rooms: the rounds of all soums, one round, a provision side by side."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tamga.accounts.enums import Permission
from tamga.implementation.models import Source
from tamga.implementation.queries import (
    Card,
    Progress,
    provisions_in,
    rounds,
    side_by_side,
)
from tamga.kernel.scales import Scale
from tamga.kernel.spans import span_of
from tamga.law.queries import scale_of
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.organizations.queries import may
from tamga.workspace.access import member, needs
from tamga.workspace.actions.scoring import Choice, RefusedError, save_scores
from tamga.workspace.forms.scoring import CardForm, keys_of
from tamga.workspace.nav import frame
from tamga.workspace.queries.rounds import standing_of

WAITING = "waiting"


@needs(Permission.SCORE)
@require_safe
def scoring(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Sources and periods of all soums; from a soum's own room one is led to the aimag's."""
    above = unit.parent
    if unit.kind != UnitKind.AIMAG and above and may(request.user, Permission.SCORE, above):
        return redirect("scoring", slug=above.slug)
    context = {**frame(request, unit, "scoring"), "rounds": rounds(unit)}
    return render(request, "workspace/scoring.html", context)


@needs(Permission.SCORE)
@require_safe
def scoring_round(request: HttpRequest, unit: Unit, source: str, code: str) -> HttpResponse:
    """The provisions of one source and period, and which soums have closed."""
    found = source_and_code(source, code)
    listed = provisions_in(unit, *found)
    if not listed:
        raise Http404
    only = request.GET.get("show") == WAITING
    context = {
        **frame(request, unit, "scoring"),
        "source": found[0],
        "code": found[1],
        "words": span_of(found[1]).words,
        "only": only,
        "waiting": sum(one.waiting for one in listed),
        "provisions": [one for one in listed if one.waiting or not only],
        **standing_of(unit, *found),
    }
    return render(request, "workspace/scoring_round.html", context)


@needs(Permission.SCORE)
@require_http_methods(["GET", "HEAD", "POST"])
def scoring_provision(
    request: HttpRequest, unit: Unit, source: str, code: str, provision_id: int
) -> HttpResponse:
    """One provision, all soums side by side; what was chosen is saved together, then the next."""
    found = source_and_code(source, code)
    listed = provisions_in(unit, *found)
    here = next((one for one in listed if one.provision.pk == provision_id), None)
    if here is None:
        raise Http404
    user, today = member(request), timezone.localdate()
    cards = side_by_side(unit, *found, here.provision, user=user, on=today)
    scale = scale_of(cards[0].measure.period.scale)
    sent = request.POST if request.method == "POST" else None
    forms = [(card, _form(card, scale, sent)) for card in cards]
    before, after = _neighbours(listed, here, only=request.GET.get("show") == WAITING)
    if (
        sent is not None
        and (saved := _save(request, [form for _, form in forms if form])) is not None
    ):
        if saved:
            messages.success(request, _("Saved: %(count)s.") % {"count": saved})
        else:
            messages.info(request, _("Nothing was changed."))
        return redirect(_next(request, unit, source, code, after))
    context = {
        **frame(request, unit, "scoring"),
        "source": found[0],
        "code": found[1],
        "words": span_of(found[1]).words,
        "here": here,
        "place": listed.index(here) + 1,
        "of": len(listed),
        "before": before,
        "after": after,
        "forms": forms,
        "keys": keys_of(scale),
        "open": any(form for _, form in forms),
    }
    status = 422 if sent is not None else 200
    return render(request, "workspace/scoring_provision.html", context, status=status)


def _form(card: Card, scale: Scale, sent: QueryDict | None) -> CardForm | None:
    """None for a card that can't be scored; what was sent for one that could be is never lost."""
    was_open = sent is not None and f"m{card.measure.pk}-seen" in sent
    return CardForm(card, scale, sent) if card.open or was_open else None


def _save(request: HttpRequest, forms: list[CardForm]) -> int | None:
    """How many were saved; None when something is to be put right, which stands beside it."""
    if not all([form.is_valid() for form in forms]):  # noqa: C419  (each one says its own)
        return None
    chosen = {form.card.measure.pk: form for form in forms if form.changed}
    choices = [
        Choice(
            form.card.measure,
            form.cleaned_data["given"],
            form.cleaned_data["reason"],
            form.cleaned_data["seen"],
        )
        for form in chosen.values()
    ]
    try:
        return save_scores(choices, by=member(request), on=timezone.localdate(), at=timezone.now())
    except RefusedError as refused:
        for key, why in refused.errors.items():
            chosen[key].refuse(why)
        return None


def _neighbours(
    listed: list[Progress], here: Progress, *, only: bool
) -> tuple[Progress | None, Progress | None]:
    at = listed.index(here)
    fits = [one for one in listed if one is here or one.waiting or not only]
    before = [one for one in fits if listed.index(one) < at]
    after = [one for one in fits if listed.index(one) > at]
    return (before[-1] if before else None), (after[0] if after else None)


def _next(request: HttpRequest, unit: Unit, source: str, code: str, after: Progress | None) -> str:
    query = "?show=waiting" if request.GET.get("show") == WAITING else ""
    if after is None:
        return reverse("scoring_round", args=[unit.slug, source, code]) + query
    address = reverse("scoring_provision", args=[unit.slug, source, code, after.provision.pk])
    return f"{address}{query}#soums"


def source_and_code(source: str, code: str) -> tuple[Source, str]:
    """The source and the period of an address. Raises Http404."""
    try:
        return get_object_or_404(Source, code=source), span_of(code).code
    except ValueError:
        raise Http404 from None
