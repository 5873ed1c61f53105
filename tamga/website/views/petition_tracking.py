"""A citizen sees where a petition stands, by number and code; asks again, takes it back, rates."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from config.proxy import client_address
from tamga.petitions.actions import (
    count_wrong_code,
    rate,
    reopen,
    withdraw,
    withdraw_consent,
    write_back,
)
from tamga.petitions.enums import State
from tamga.petitions.models import Petition
from tamga.petitions.queries import (
    count_lines,
    find_by_code,
    thread_of,
    too_many_wrong,
    tracked,
)
from tamga.petitions.queries.answers import address_for
from tamga.petitions.rules import code_in_groups
from tamga.website import contexts
from tamga.website.forms.tracking import (
    AskAgain,
    NoConsent,
    Rating,
    TrackForm,
    Withdrawal,
    WriteBack,
)
from tamga.website.petition_way import way_of
from tamga.website.views.pages import page
from tamga.website.views.petition_file import reply_file
from tamga.website.views.petition_room import around, below, unit_of

FORMS: dict[str, type[Form]] = {
    "reopen": AskAgain, "withdraw": Withdrawal, "rate": Rating, "write": WriteBack,
    "unpublish": NoConsent,
}  # fmt: skip


# the code in the body is the only authority, and no cookie brings it: nothing can be forged
@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def petition_track(request: HttpRequest) -> HttpResponse:
    """Number and code, and behind them the petition; whatever else is done there (``do``) comes
    with both again. A wrong pair gets one sentence, whichever of the two is wrong.
    """
    context, at = around(request), timezone.now()
    form = TrackForm(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method != "POST" or not form.is_valid():
        return page("website/petition_track.html", {**below(context), "form": form})
    found = _found(request, context, form, at)
    if found is None:
        status = 429 if form.has_error("__all__", "many") else 200
        return page("website/petition_track.html", {**below(context), "form": form}, status=status)
    if request.POST.get("do") == "file":
        return reply_file(found)
    return _shown(request, context, found, form, at)


def _found(
    request: HttpRequest, context: contexts.Context, form: TrackForm, at: datetime
) -> Petition | None:
    """The petition, None with the sentence in the form. What is looked up and counted doesn't
    depend on whether the number exists.
    """
    unit, address = unit_of(context), client_address(request)
    number, code = form.cleaned_data["number"], form.cleaned_data["code"]
    blocked = too_many_wrong(unit, number=number, address=address, at=at)
    found = find_by_code(unit, number=number, code=code)
    if blocked:
        many = _("Too many wrong codes were tried for this number. Try again in an hour.")
        form.add_error(None, ValidationError(many, code="many"))
        return None
    if found is None:
        count_wrong_code(unit, number=number, address=address, at=at)
        wrong = _("The number and the code don't go together. Compare both with your receipt.")
        form.add_error(None, ValidationError(wrong, code="wrong"))
    return found


def _shown(
    request: HttpRequest,
    context: contexts.Context,
    petition: Petition,
    form: TrackForm,
    at: datetime,
) -> HttpResponse:
    done = request.POST.get("do", "")
    forms = {name: kind(label_suffix="") for name, kind in FORMS.items()}
    problem = thanks = ""
    if done in FORMS:
        forms[done] = FORMS[done](request.POST, label_suffix="")
        if forms[done].is_valid():
            try:
                thanks = _DO[done](petition, forms[done].cleaned_data, at)
            except ValueError as refused:
                problem = str(refused)  # what was typed stays on the page
            else:
                forms[done] = FORMS[done](label_suffix="")
        petition.refresh_from_db()
    on = timezone.localdate(at)
    found, thread = tracked(petition, on=on), thread_of(petition)
    more = {
        "petition": petition,
        "found": found,
        "thread": thread,
        "published_at": address_for(petition),
        "asked": bool(thread) and not thread[-1].from_citizen,
        "way": way_of(found, on=on),
        "lines": count_lines(petition.counted),
        "number": petition.number,
        "code": code_in_groups(form.cleaned_data["code"]),
        "ended": petition.state == State.CLOSED,
        "forms": forms,
        "problem": problem,
        "thanks": thanks,
        "opened": done if forms.get(done) is not None and forms[done].is_bound else "",
    }
    return page("website/petition_tracked.html", {**context, **more})


def _ask_again(petition: Petition, data: dict[str, str], at: datetime) -> str:
    reopen(petition, reason=data["reason"], by=None, at=at)
    return _("We look at it again. The new day of the answer stands below.")


def _take_back(petition: Petition, data: dict[str, str], at: datetime) -> str:
    withdraw(petition, by=None, at=at)
    return _("Your petition was taken back.")


def _write(petition: Petition, data: dict[str, Any], at: datetime) -> str:
    write_back(petition, text=data["text"], seen=data["seen"], at=at)
    return _("The office has your message. The day of the answer stays.")


def _rate(petition: Petition, data: dict[str, str], at: datetime) -> str:
    rate(petition, clear=int(data["clear"]), content=int(data["content"]), by=None, at=at)
    return _("Thank you for telling us.")


def _unpublish(petition: Petition, data: dict[str, Any], at: datetime) -> str:
    withdraw_consent(petition, by=None, at=at)
    return _("It isn't published any more, and won't be.")


_DO: dict[str, Callable[[Petition, dict[str, Any], datetime], str]] = {
    "reopen": _ask_again,
    "withdraw": _take_back,
    "rate": _rate,
    "write": _write,
    "unpublish": _unpublish,
}
