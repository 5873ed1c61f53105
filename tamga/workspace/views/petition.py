"""The page of one petition; who wrote is looked at with a reason, notes are written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.actions import Looked
from tamga.petitions.enums import Reading
from tamga.petitions.models import Subject
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.filters import number
from tamga.workspace.forms.petition_steps import LookForm, NoteForm
from tamga.workspace.petition_access import petition_or_404, reads_petition
from tamga.workspace.petition_page import page


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_safe
def petition(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The words, the way, the next step; who wrote is masked."""
    return page(request, petition_or_404(request, unit, pk))


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_POST
def look(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The same page with the citizen unmasked, this once; the journal was told first."""
    found = petition_or_404(request, unit, pk)
    form, seen = LookForm(request.POST), []
    if not form.is_valid():
        return page(request, found, wrong={"look": form})

    def act() -> None:
        why, words = Reading(form.cleaned_data["why"]), form.cleaned_data["words"]
        seen.append(
            actions.look(found, why=why, words=words, by=member(request), at=timezone.now())
        )

    attempt(request, act, _("You see it until you leave this page; the journal has noted it."))
    looked: Looked | None = seen[0] if seen else None
    return page(request, found, looked=looked)


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_POST
def note(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Write a note of the office's own."""
    found = petition_or_404(request, unit, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return page(request, found, wrong={"note": form})
    text = form.cleaned_data["note"]
    attempt(
        request,
        lambda: actions.note(found, text=text, by=member(request), at=timezone.now()),
        _("The note stands in the office's steps."),
    )
    return redirect("office_petition", unit.slug, pk)


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_POST
def sort(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Say what it is about."""
    found = petition_or_404(request, unit, pk)
    subject = Subject.objects.filter(pk=number(request.POST, "subject") or 0).first()
    attempt(
        request,
        lambda: actions.sort(found, subject=subject, by=member(request), at=timezone.now()),
        _("The subject is kept."),
    )
    return redirect("office_petition", unit.slug, pk)
