"""A petition is published with its answer: one writes it without names, another one looks it
through and publishes it; it is taken down again.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.models import Petition, PublishedAnswer
from tamga.petitions.queries.answers import texts_of, why_unpublishable
from tamga.petitions.queries.clues import clues_in, words_hash
from tamga.workspace.access import member, needs
from tamga.workspace.answer_places import marked, sentences
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.petition_answer import AnswerForm, TakeDownForm
from tamga.workspace.nav import frame
from tamga.workspace.petition_access import petition_or_404, reads_petition


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """What is prepared, what in it gives somebody away, and the step that is the reader's
    (``do``): to write it, to publish what another one wrote, to take it down.
    """
    found = petition_or_404(request, unit, pk)
    if why := why_unpublishable(found):
        messages.warning(request, why)
        return redirect("office_petition", unit.slug, pk)
    act = _DO.get(request.POST.get("do", "")) if request.method == "POST" else None
    return act(request, found) if act else _page(request, found)


def _prepare(request: HttpRequest, found: Petition) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid() and attempt(
        request,
        lambda: actions.prepare(found, **form.cleaned_data, by=member(request), at=timezone.now()),
        _("Kept. Another person looks it through before everybody reads it."),
    ):
        return _again(found)
    return _page(request, found, form=form)


def _publish(request: HttpRequest, found: Petition) -> HttpResponse:
    seen = request.POST.get("seen", "")[:64]
    attempt(
        request,
        lambda: actions.publish(found, seen=seen, by=member(request), at=timezone.now()),
        _("It is on the site, and the search finds it."),
    )
    return _again(found)


def _take_down(request: HttpRequest, found: Petition) -> HttpResponse:
    form = TakeDownForm(request.POST)
    if not form.is_valid():
        return _page(request, found, down=form)
    why = form.cleaned_data["why"]
    attempt(
        request,
        lambda: actions.take_down(found, reason=why, by=member(request), at=timezone.now()),
        _("It is off the site, and the search doesn't find it any more."),
    )
    return _again(found)


def _no_consent(request: HttpRequest, found: Petition) -> HttpResponse:
    attempt(
        request,
        lambda: actions.withdraw_consent(found, by=member(request), at=timezone.now()),
        _("The consent is taken back; nothing of it is on the site."),
    )
    return redirect("office_petition", found.unit.slug, found.pk)


_DO: dict[str, Callable[[HttpRequest, Petition], HttpResponse]] = {
    "prepare": _prepare,
    "publish": _publish,
    "take_down": _take_down,
    "no_consent": _no_consent,
}


def _again(found: Petition) -> HttpResponse:
    return redirect("office_petition_publish", found.unit.slug, found.pk)


def _page(
    request: HttpRequest,
    found: Petition,
    *,
    form: AnswerForm | None = None,
    down: TakeDownForm | None = None,
) -> HttpResponse:
    answer = (
        PublishedAnswer.everything.filter(petition=found)
        .select_related("prepared_by", "published_by", "taken_down_by")
        .first()
    )
    kept = dict(texts_of(answer)) if answer else {}
    first = kept or _first_words(found)
    texts = {name: str(form[name].value() or "") for name in first} if form else first
    places = clues_in(found, texts)
    wrong: BaseForm | None = form or down
    mine = answer is not None and answer.prepared_by_id == member(request).pk
    stale = answer is not None and found.closed_at is not None and (
        answer.prepared_at < found.closed_at
    )  # fmt: skip
    context: dict[str, Any] = {
        **frame(request, found.unit, "petitions"),
        "petition": found,
        "answer": answer,
        "step": _step(answer),
        "mine": mine,
        "stale": stale,
        "places": sentences(places, texts),
        "shown": marked(places, kept) if kept and not form else {},
        "seen": words_hash(kept) if kept else "",
        "form": form or AnswerForm(initial=first),
        "down_form": down or TakeDownForm(),
        "wrong": wrong,
    }
    status = 422 if wrong else 200
    return render(request, "workspace/petition_publish.html", context, status=status)


def _step(answer: PublishedAnswer | None) -> str:
    if answer is None:
        return "write"
    if answer.taken_down_at:
        return "down"
    return "published" if answer.published_at else "check"


def _first_words(found: Petition) -> dict[str, str]:
    """What the citizen wrote and the newest reply: to be written anew."""
    reply = found.replies.order_by("-pk").first()
    return {
        "title": "",
        "text": found.words.text or "",
        "answer": (reply.text if reply else None) or "",
    }
