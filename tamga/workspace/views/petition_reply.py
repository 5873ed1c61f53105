"""A petition is answered; the reply's file is saved again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from config.memory_upload import guarded_in_memory
from tamga.accounts.enums import Permission
from tamga.documents.actions import store
from tamga.documents.models import StoredFile
from tamga.documents.queries import DamagedFile, read
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Petition, Reply
from tamga.petitions.queries import appeal_until
from tamga.workspace.access import member, needs
from tamga.workspace.forms.files import LARGEST
from tamga.workspace.forms.petition_reply import ReplyForm
from tamga.workspace.petition_access import petition_or_404, reads_petition
from tamga.workspace.petition_letters import start_of
from tamga.workspace.petition_step import Ask, step_page


@guarded_in_memory(most=LARGEST)
@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Write the reply, with what came of it; a refusal names its ground and where to go on."""
    found = petition_or_404(request, unit, pk)
    above = unit.parent.name if unit.parent else ""
    start = start_of(request, found)
    initial = {"appeal_to": above, **start.initial}
    if start.pressed:  # the other button: only begin from a template, lose nothing
        form = ReplyForm(initial=initial)
        if request.FILES:
            messages.warning(request, _("Choose the file again: a browser doesn't keep it."))
    else:
        form = ReplyForm(request.POST or None, request.FILES or None, initial=initial)
    ask = Ask(
        title=_("Answer the petition"),
        button=_("Send the reply"),
        done=_("Answered; the citizen is told that the reply is there."),
        template="workspace/petition_reply.html",
        more={
            "words": found.words,
            "appeal_until": appeal_until(timezone.localdate()).due_on,
            "letters": start.letters,
        },
    )
    return step_page(request, found, form, ask, lambda: _reply(request, found, form))


def _reply(request: HttpRequest, found: Petition, form: ReplyForm) -> Reply:
    values, by, at = form.cleaned_data, member(request), timezone.now()
    return actions.reply(
        found,
        outcome=Outcome(values["outcome"]),
        text=values["text"],
        file=_stored(found, form, request),
        ground=values["ground"],
        appeal_to=values["appeal_to"],
        by=by,
        at=at,
    )


def _stored(found: Petition, form: ReplyForm, request: HttpRequest) -> StoredFile | None:
    """The file under a name of ours: the official's own may say who the citizen is."""
    if not form.data_of_file:
        return None
    suffix = form.cleaned_data["file"].name.rpartition(".")[2].lower()
    return store(
        form.data_of_file, name=f"reply-{found.pk}.{suffix}", unit_id=found.unit_id,
        by=member(request), at=timezone.now(), sealed=True,
    )  # fmt: skip


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_safe
def file(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The file of the newest reply, to be saved."""
    found = petition_or_404(request, unit, pk)
    written = get_object_or_404(
        found.replies.filter(file__isnull=False).select_related("file").order_by("-pk")[:1]
    )
    stored = written.file
    assert stored is not None
    try:
        data = read(stored)
    except DamagedFile:
        messages.error(request, _("The stored file is damaged or gone; attach it again."))
        return redirect("office_petition", unit.slug, pk)
    disposition = content_disposition_header(as_attachment=True, filename=stored.name) or ""
    return HttpResponse(
        data,
        content_type=stored.content_type,
        headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
    )
