"""A citizen writes to the office: what it is, the form, the receipt, what is known already.

These pages carry no authority, so they need no token against forged requests and set no cookie; a
trap for programs and a brake by address stand in its place.
"""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from config.memory_upload import in_memory
from config.proxy import client_address
from tamga.petitions.actions import count_sent, receive
from tamga.petitions.actions.attaching import LARGEST_TOGETHER
from tamga.petitions.queries import too_many_sent
from tamga.petitions.queries.kinds import shown_kinds
from tamga.petitions.queries.superior import superior_of
from tamga.petitions.queries.tracking import received_under
from tamga.search.queries import Hit
from tamga.website import contexts
from tamga.website.brakes import Costly, braked
from tamga.website.forms.petition import PetitionForm
from tamga.website.queries.alike import alike
from tamga.website.views.pages import page
from tamga.website.views.petition_receipt import receipt, receipt_again
from tamga.website.views.petition_room import around, below, unit_of


@require_safe
def petitions(request: HttpRequest) -> HttpResponse:
    """What a petition is, how long an answer takes, where to send and to track one."""
    context = around(request)
    kinds = shown_kinds(on=context["today"])
    return page("website/petitions.html", {**context, "kinds": kinds})


# no cookie and no session stand behind this form: there is nothing that a forged request could use
@csrf_exempt
@in_memory(most=LARGEST_TOGETHER)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def petition_new(request: HttpRequest) -> HttpResponse:
    """The form, and the receipt as the answer to it: reloading it sends the same again, and gives
    the same receipt. The way back to a receipt is a signed word in the body, never an address.
    """
    context, at = around(request), timezone.now()
    if request.method != "POST":
        return _form(context, PetitionForm(at=at))
    if token := request.POST.get("receipt"):
        return receipt_again(context, token)
    unit, address = unit_of(context), client_address(request)
    if request.FILES and braked(request, unit, Costly.FILES, at=at):
        form = PetitionForm(request.POST, at=at)  # its files stay closed
        form.errors.clear()
        return _later(context, form)
    form = PetitionForm(request.POST, request.FILES, at=at)
    if not form.is_valid():
        return _form(context, form)
    known = received_under(unit, form.key())
    if not known and too_many_sent(unit, address=address, at=at):
        return _later(context, form)
    try:
        letter = form.letter(on=timezone.localdate(at))
        received = receive(unit, letter, by=None, at=at, client_key=form.key())
    except ValueError as refused:
        form.add_error(None, str(refused))
        return _form(context, form)
    if not received.again:
        count_sent(unit, address=address, at=at)
    return receipt(context, received)


def _later(context: contexts.Context, form: PetitionForm) -> HttpResponse:
    said = _(
        "Many petitions have come from your connection in the last hour; many people share one. "
        "Nothing of yours is lost: send it again a little later, or call the office."
    )
    form.add_error(None, said)
    return _form(context, form, status=429)


def _form(context: contexts.Context, form: PetitionForm, *, status: int = 200) -> HttpResponse:
    kinds = shown_kinds(on=context["today"])
    looked = form.data.get("text", "") if form.is_bound else ""
    more = {
        "form": form,
        "kinds": kinds,
        "superior": superior_of(context["unit"].pk),
        "alike": _alike(context, looked) if looked else None,
        "files_again": form.is_bound and bool(context["request"].FILES),
    }
    return page("website/petition_new.html", {**below(context), **more}, status=status)


# as above; and by POST, for what somebody writes to an office stands in no address and no log
@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_POST
def petition_alike(request: HttpRequest) -> HttpResponse:
    """What is published about what somebody is writing, as a piece of a page."""
    context = around(request)
    found = _alike(context, request.POST.get("q", ""))
    status = 429 if found is None else 200
    return page("website/petition_alike.html", {**context, "alike": found}, status=status)


def _alike(context: contexts.Context, text: str) -> list[Hit] | None:
    """None when too many asked; each time several searches are made."""
    unit = unit_of(context)
    if braked(context["request"], unit, Costly.ALIKE, at=timezone.now()):
        return None
    return alike(text, unit_id=unit.pk)
