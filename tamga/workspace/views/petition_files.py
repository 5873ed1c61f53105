"""What came with a petition: files to open, recordings to hear and to write down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.documents.queries import DamagedFile, read
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.petition_steps import WriteDownForm
from tamga.workspace.petition_access import petition_or_404, reads_petition
from tamga.workspace.petition_page import page


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_safe
def attachment(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """A file that came with it (``?file=``), under our name for it; a recording is played where it
    stands, anything else is saved and never run in the page.
    """
    found = petition_or_404(request, unit, pk)
    asked = request.GET.get("file", "")
    rows = found.attachments.select_related("stored")
    file = get_object_or_404(rows, pk=int(asked) if asked.isdecimal() and len(asked) < 19 else 0)
    try:
        data = read(file.stored)
    except DamagedFile:
        messages.error(request, _("The stored file is damaged or gone."))
        return redirect("office_petition", unit.slug, pk)
    saved = not file.stored.content_type.startswith("audio/")
    disposition = content_disposition_header(as_attachment=saved, filename=file.stored.name)
    return HttpResponse(
        data,
        content_type=file.stored.content_type,
        headers={
            "Content-Disposition": disposition or "attachment",
            "X-Content-Type-Options": "nosniff",
        },
    )


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_POST
def written_down(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The words of a recording."""
    found = petition_or_404(request, unit, pk)
    form = WriteDownForm(request.POST)
    if not form.is_valid():
        return page(request, found, wrong={"words": form})
    attempt(
        request,
        lambda: actions.write_down(
            found, **form.cleaned_data, by=member(request), at=timezone.now()
        ),
        _("The words stand beside the recording."),
    )
    return redirect("office_petition", unit.slug, pk)
