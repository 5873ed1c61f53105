"""Files of a decision are attached and replaced; the other script is written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.decisions.actions import attach, replace_copy, write_script
from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision, DecisionFile
from tamga.documents.queries import DamagedFile, read
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.decision_page import page
from tamga.workspace.forms.decision_files import DecisionFileForm, ScriptForm
from tamga.workspace.queries.decisions import own, readable


@needs(Permission.DRAFT_DECISION)
@require_POST
def add(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Attach a file; after a cleared copy one goes on to publishing."""
    found = get_object_or_404(own(unit, member(request)), pk=pk)
    form = DecisionFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, unit, pk, files=form)
    kind: FileKind = form.cleaned_data["kind"]
    done = attempt(
        request,
        lambda: _attach(request, found, form),
        _("The file is attached. The computer reads it now."),
    )
    if done and kind == FileKind.CLEARED_COPY and request.POST.get("then") == "publish":
        return redirect("decision_publish", unit.slug, pk)
    return redirect("office_decision", unit.slug, pk)


def _attach(request: HttpRequest, found: Decision, form: DecisionFileForm) -> DecisionFile:
    """As a further file, or in place of the cleared copy whose key was sent."""
    name, at = form.cleaned_data["file"].name, timezone.now()
    sent = request.POST.get("replaces", "")
    if sent.isdecimal() and len(sent) < 18:
        old = get_object_or_404(DecisionFile.everything.filter(decision=found), pk=int(sent))
        return replace_copy(old, form.data_of_file, name=name, by=member(request), at=at)
    kind: FileKind = form.cleaned_data["kind"]
    return attach(found, form.data_of_file, name=name, kind=kind, by=member(request), at=at)


@needs(Permission.DRAFT_DECISION)
@require_POST
def script(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Write the text in the Mongolian script."""
    found = get_object_or_404(own(unit, member(request)), pk=pk)
    form = ScriptForm(request.POST)
    if not form.is_valid():
        return page(request, unit, pk, script=form)
    text = form.cleaned_data["script_text"]
    done = attempt(
        request,
        lambda: write_script(found, script_text=text, by=member(request), at=timezone.now()),
        _("The text in the Mongolian script is kept."),
    )
    return (
        redirect("office_decision", unit.slug, pk) if done else page(request, unit, pk, script=form)
    )


@needs(Permission.SEE_DECISIONS)
@require_safe
def file(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The file as it was attached, to be saved."""
    user = member(request)
    found = get_object_or_404(
        DecisionFile.everything.filter(
            decision__in=readable(unit, user).values("pk")
        ).select_related("stored"),
        pk=pk,
    )
    try:
        data = read(found.stored)
    except DamagedFile:
        messages.error(request, _("The stored file is damaged or gone; attach it again."))
        return redirect("office_decision", unit.slug, found.decision_id)
    disposition = content_disposition_header(as_attachment=True, filename=found.stored.name) or ""
    return HttpResponse(
        data,
        content_type=found.stored.content_type,
        headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
    )
