"""A bag governor takes petitions down without signal: the page, its worker, and the sending."""

import json
from typing import Any
from uuid import UUID

from django.forms import UUIDField, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions.actions import Received, receive
from tamga.petitions.actions.receiving import sent_before
from tamga.petitions.queries.kinds import shown_kinds
from tamga.petitions.rules import code_in_groups
from tamga.workspace.access import member, needs
from tamga.workspace.forms.petition_field import FieldForm
from tamga.workspace.nav import frame
from tamga.workspace.petition_story import said

KEPT = ("tamga.css", "band.svg", "seal.svg", "tamga.js", "petition_field.js")
"""All that the page consists of, apart from itself."""


@needs(Permission.RECEIVE_PETITION)
@require_safe
def page(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The page that the phone keeps: it holds nothing of any citizen."""
    around = frame(request, unit, "petitions")
    form, kinds = FieldForm(today=around["today"]), shown_kinds(on=around["today"])
    context = {**around, "form": form, "kinds": kinds}
    return render(request, "workspace/petition_field.html", context)


@needs(Permission.RECEIVE_PETITION)
@require_safe
def worker(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The service worker of this one page: what it keeps, by name, and then its own file.

    It is served beside the page, for a worker reaches no further than the folder it lies in. A
    new version of a file has a new name, so the text changes and phones fetch it again.
    """
    kept = {
        "page": reverse("office_petition_field", args=[unit.slug]),
        "files": [static(name) for name in KEPT],
    }
    own = json.dumps(static("petition_field_worker.js"))
    told = f"self.KEPT = {json.dumps(kept)};\nimportScripts({own});\n"
    return HttpResponse(told, content_type="text/javascript")


@needs(Permission.RECEIVE_PETITION)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, unit: Unit) -> HttpResponse:
    """GET: who has signed in, and the token to send with, for the kept page's one is old.
    POST: one petition in the fields of ``FieldForm``.

    Answers 200 with number, code and due day, the same ones however often it is sent; 422 with
    ``{"errors": {field: [sentence]}}``; without a session a redirect, as every room does.
    """
    user = member(request)
    if request.method != "POST":
        return JsonResponse({"token": get_token(request), "user": user.pk})
    got = sent_before(unit, _key(request))
    if got is None:  # one that was received stays so, however late the phone asks again
        form = FieldForm(request.POST, today=timezone.localdate())
        if not form.is_valid():
            return _refused(form.errors)
        try:
            key = form.cleaned_data["client_key"]
            got = receive(unit, form.letter(), by=user, at=timezone.now(), client_key=key)
        except ValueError as refused:
            return _refused({"text": [str(refused)]})
    if got.petition.entered_by_id != user.pk:  # whose code it is not
        return _refused({"text": [_("Somebody else has sent this one.")]})
    return JsonResponse(_receipt(got))


def _key(request: HttpRequest) -> UUID | None:
    try:
        key: UUID = UUIDField().clean(request.POST.get("client_key"))
    except ValidationError:
        return None
    return key


def _refused(errors: Any) -> JsonResponse:
    return JsonResponse({"errors": errors}, status=422)


def _receipt(got: Received) -> dict[str, str]:
    return {
        "number": got.petition.number,
        "code": code_in_groups(got.code),
        "due": said(got.petition.due_on),
    }
