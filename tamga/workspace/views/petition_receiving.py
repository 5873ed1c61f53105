"""A petition is taken down, and its receipt printed."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.memory_upload import guarded_in_memory
from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions.actions import Received, look, note, receive
from tamga.petitions.actions.attaching import LARGEST_TOGETHER
from tamga.petitions.actions.messages import tracking_address
from tamga.petitions.enums import Reading
from tamga.petitions.models import Petition
from tamga.petitions.qr import qr_of
from tamga.petitions.queries import count_lines, visible_to
from tamga.petitions.queries.against import about
from tamga.petitions.queries.superior import superior_of
from tamga.petitions.rules import code_in_groups, plain
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.petition_receiving import ReceivingForm
from tamga.workspace.nav import frame
from tamga.workspace.petition_access import reads_petition

FRESH_HOURS = 12  # of a working day: afterwards the code is shown for a reason alone


@guarded_in_memory(most=LARGEST_TOGETHER)
@needs(Permission.RECEIVE_PETITION)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, unit: Unit) -> HttpResponse:
    """One form, then the receipt; what was sent twice is received once."""
    around = frame(request, unit, "petitions")
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReceivingForm(*sent, unit=unit, today=around["today"])
    if request.method == "POST" and form.is_valid():
        kept = _receive(request, unit, form)
        if kept is not None:
            return redirect("office_petition_receipt", unit.slug, kept.petition.pk)
    context = {
        **around,
        "form": form,
        "files_again": bool(form.files),  # no browser keeps them
        "superior": superior_of(unit.pk),
    }
    return render(
        request, "workspace/petition_new.html", context, status=422 if form.is_bound else 200
    )


def _receive(request: HttpRequest, unit: Unit, form: ReceivingForm) -> Received | None:
    user, kept = member(request), []

    @transaction.atomic
    def act() -> None:
        key = form.cleaned_data["client_key"]
        got = receive(unit, form.letter(), by=user, at=timezone.now(), client_key=key)
        if form.warns and not got.again:
            told = _("About an administrative act; registered here at the citizen's wish.")
            note(got.petition, text=told, by=user, at=timezone.now())
        kept.append(got)

    attempt(request, act, _("Received and registered. Give the citizen the receipt below."))
    if kept and kept[0].again and kept[0].petition.words.text != plain(form.letter().text):
        said = _("It had been received at the first press: what you changed since isn't in it.")
        messages.warning(request, said)
    return kept[0] if kept else None


@needs(Permission.RECEIVE_PETITION, shown_if=reads_petition)
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Number, secret code, due day and how it was counted, to be printed.

    Whoever typed it in has it before them for that day; later, and for others, the code is shown
    when asked for, and that is journalled.
    """
    around = frame(request, unit, "petitions")
    found = _entered_or_kept(request, unit, pk)
    fresh = found.entered_by_id == request.user.pk and _hours_since(found) < FRESH_HOURS
    code = found.petitioner.code if fresh else None
    if request.method == "POST":
        code = look(found, why=Reading.RECEIPT, by=member(request), at=timezone.now()).person.code
        if code is None:
            messages.warning(request, _("The code was deleted with the citizen's data."))
    address = tracking_address(unit)
    context: dict[str, Any] = {
        **around,
        "petition": found,
        "code": code_in_groups(code) if code else "",
        "count": count_lines(found.counted),
        "due_on": found.due_on,
        "address": address,
        "qr": qr_of(address),
    }
    return render(request, "workspace/petition_receipt.html", context)


def _entered_or_kept(request: HttpRequest, unit: Unit, pk: int) -> Petition:
    """One that may be read here, or that one has typed in oneself: a bag governor keeps no
    register. Raises Http404, also for a complaint about oneself.
    """
    user, today = member(request), timezone.localdate()
    rows = Petition.everything.filter(unit=unit).select_related(
        "unit", "entry__register", "petitioner"
    )
    found = get_object_or_404(rows, pk=pk)
    if visible_to(user, on=today).filter(pk=pk).exists():
        return found
    if found.entered_by_id != user.pk or rows.filter(about(user, on=today), pk=pk).exists():
        raise Http404
    return found


def _hours_since(petition: Petition) -> float:
    return (timezone.now() - petition.entered_at).total_seconds() / 3600
