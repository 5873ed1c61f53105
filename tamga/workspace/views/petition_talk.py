"""The office asks the citizen, writes down what was said by phone, and adds files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from config.memory_upload import guarded_in_memory
from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.actions.attaching import LARGEST_TOGETHER
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.petition_talk import AddFilesForm, AskForm, HeardForm
from tamga.workspace.petition_access import petition_or_404, reads_petition
from tamga.workspace.petition_page import page


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_POST
def ask(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Ask the citizen; a refused question comes back with its words."""
    found = petition_or_404(request, unit, pk)
    form = AskForm(request.POST, auto_id="id_ask_%s")
    if form.is_valid() and attempt(
        request,
        lambda: actions.ask(
            found, text=form.cleaned_data["text"], by=member(request), at=timezone.now()
        ),
        _("The question stands on the citizen's page. The day of the answer stays."),
    ):
        return redirect("office_petition", unit.slug, pk)
    return page(request, found, wrong={"ask": form})


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_POST
def heard(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Write down what the citizen said."""
    found = petition_or_404(request, unit, pk)
    form = HeardForm(request.POST, auto_id="id_heard_%s")
    if form.is_valid() and attempt(
        request,
        lambda: actions.note_answer(
            found, text=form.cleaned_data["text"], by=member(request), at=timezone.now()
        ),
        _("What the citizen said is written down."),
    ):
        return redirect("office_petition", unit.slug, pk)
    return page(request, found, wrong={"heard": form})


@guarded_in_memory(most=LARGEST_TOGETHER)
@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_POST
def add_files(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Add files to it, also when it has ended."""
    found = petition_or_404(request, unit, pk)
    form = AddFilesForm(request.POST, request.FILES, auto_id="id_add_%s")
    if not form.is_valid():
        return page(request, found, wrong={"files": form})

    def act() -> None:
        files = form.cleaned_data["attached"]
        kept = actions.add_files(found, files, by=member(request), at=timezone.now())
        if not kept:
            messages.info(request, _("These files were there already."))

    attempt(request, act, _("The files are with the petition."))
    return redirect("office_petition", unit.slug, pk)
