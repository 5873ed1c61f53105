"""The room of letter templates: written, looked at on sample data, ended, taken up again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.letters import FIELDS, OFFERED, SAMPLE, fill
from tamga.petitions.models import LetterTemplate
from tamga.petitions.queries.templates import templates_of
from tamga.petitions.ready_letters import READY, ready_letter
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.petition_templates import TemplateForm
from tamga.workspace.nav import frame

_FORM = ["GET", "HEAD", "POST"]


@needs(Permission.KEEP_PETITIONS)
@require_safe
def templates(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The unit's own, those of the unit above to be read, and the ended ones."""
    own = list(templates_of(unit))
    above = templates_of(unit.parent).filter(ended_at=None) if unit.parent else []
    context = {
        **frame(request, unit, "petitions"),
        "standing": [each for each in own if each.ended_at is None],
        "ended": [each for each in own if each.ended_at is not None],
        "above": list(above),
        "ready": READY,
    }
    return render(request, "workspace/petition_templates.html", context)


@needs(Permission.KEEP_PETITIONS)
@require_http_methods(_FORM)
def new(request: HttpRequest, unit: Unit) -> HttpResponse:
    """A new one, empty or begun from a text of ours."""
    ready = ready_letter(request.GET.get("ready", ""))
    begun = {"name": ready.name, "outcome": ready.outcome, "text": ready.text} if ready else None
    form = TemplateForm(request.POST or None, initial=begun)
    return _page(request, unit, form, None)


@needs(Permission.KEEP_PETITIONS)
@require_http_methods(_FORM)
def template(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Another text for one that stands; what somebody wrote meanwhile is shown, never lost."""
    found = get_object_or_404(templates_of(unit), pk=pk)
    if found.ended_at and request.method != "POST":
        return redirect("office_petition_templates", unit.slug)
    before = {"name": found.name, "outcome": found.outcome, "text": found.text}
    form = TemplateForm(
        request.POST or None, initial={**before, "seen": found.written_at.isoformat()}
    )
    return _page(request, unit, form, found)


def _page(
    request: HttpRequest, unit: Unit, form: TemplateForm, found: LetterTemplate | None
) -> HttpResponse:
    looking = "look" in request.POST  # the other button: only look at it, keep what is typed
    told: LetterTemplate | None = None
    if request.method == "POST" and form.is_valid() and not looking:
        if found and form.seen_at != found.written_at:
            told = found
        elif _write(request, unit, form, found):
            return redirect("office_petition_templates", unit.slug)
        elif found:  # somebody was faster than the lock
            told = LetterTemplate.everything.select_related("written_by").get(pk=found.pk)
    if told is not None:
        form.data = {**request.POST.dict(), "seen": told.written_at.isoformat()}
    text = form["text"].value() or ""
    context: dict[str, Any] = {
        **frame(request, unit, "petitions"),
        "form": form,
        "found": found,
        "told": told,
        "fields": [(name, FIELDS[name](SAMPLE)) for name in OFFERED],
        "sample": fill(text, SAMPLE),
        "looking": looking,
    }
    wrong = request.method == "POST" and not (looking and form.is_valid())
    return render(
        request, "workspace/petition_template.html", context, status=422 if wrong else 200
    )


def _write(
    request: HttpRequest, unit: Unit, form: TemplateForm, found: LetterTemplate | None
) -> bool:
    return attempt(
        request,
        lambda: actions.write_template(
            unit, **form.values, instead=found, seen=form.seen_at if found else None,
            by=member(request), at=timezone.now(),
        ),
        _("The template is kept; replies can begin from it."),
    )  # fmt: skip


@needs(Permission.KEEP_PETITIONS)
@require_POST
def end(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Offer it no more; it stays below, to be taken up again."""
    found = get_object_or_404(templates_of(unit), pk=pk)
    attempt(
        request,
        lambda: actions.end_template(found, by=member(request), at=timezone.now()),
        _("The template is ended. It stays below, where it can be offered again."),
    )
    return redirect("office_petition_templates", unit.slug)


@needs(Permission.KEEP_PETITIONS)
@require_POST
def take_up(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Offer an ended one again."""
    found = get_object_or_404(templates_of(unit), pk=pk)
    attempt(
        request,
        lambda: actions.take_up_template(found, by=member(request), at=timezone.now()),
        _("The template is offered again."),
    )
    return redirect("office_petition_templates", unit.slug)
