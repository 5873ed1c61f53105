"""The term of a petition is extended, its kind changed, it is linked with an earlier one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.law.queries import term_on
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.actions.kinds import due_as
from tamga.petitions.enums import Kind, LinkKind, State
from tamga.petitions.models import Petition
from tamga.petitions.queries import count_lines, extended_deadline
from tamga.workspace.access import member, needs
from tamga.workspace.forms.filters import number
from tamga.workspace.forms.petition_steps import ExtendForm, KindForm, LinkForm
from tamga.workspace.petition_access import own_petitions, petition_or_404, reads_petition
from tamga.workspace.petition_step import Ask, step_page
from tamga.workspace.petition_story import said

_STEP = ["GET", "HEAD", "POST"]


@needs(Permission.DECIDE_PETITIONS, shown_if=reads_petition)
@require_http_methods(_STEP)
def extend(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The head extends the term, having seen the new day; other days are counted and shown."""
    found, today = petition_or_404(request, unit, pk), timezone.localdate()
    if found.state == State.CLOSED:
        return redirect("office_petition", unit.slug, pk)
    most = term_on("petition.extension", today).days
    query = request.POST if request.method == "POST" else request.GET
    days = min(number(query, "days") or most, most)
    later = extended_deadline(found.counted, days, on=today)
    shown = {"days": days, "shown": later.due_on, "why": request.POST.get("why", "")}
    counting = "count" in request.POST  # the other button: only look at the day, lose nothing
    form = ExtendForm(None if counting else request.POST or None, most=most, initial=shown)
    if form.is_bound and form.is_valid() and form.cleaned_data["shown"] != later.due_on:
        form.add_error("days", _("Look at the new day above, and press again."))
        form.data = request.POST.copy()
        form.data["shown"] = later.due_on.isoformat()  # the day that this page shows
    ask = Ask(
        title=_("Extend the term"),
        button=_("Extend"),
        done=_("Extended; the citizen is told the new day and why."),
        template="workspace/petition_extend.html",
        more={"later": later.due_on, "most": most, "count": count_lines(later),
              "due_on": later.due_on},
    )  # fmt: skip
    return step_page(
        request, found, form, ask,
        lambda: actions.extend(
            found, days=form.cleaned_data["days"], reason=form.cleaned_data["why"],
            by=member(request), at=timezone.now(),
        ),
    )  # fmt: skip


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_http_methods(_STEP)
def change_kind(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Another kind, each with the day that it would make."""
    found = petition_or_404(request, unit, pk)
    form = KindForm(request.POST or None, kinds=_other_kinds(found))
    ask = Ask(
        title=_("Change the kind"),
        button=_("Change the kind"),
        done=_("The kind is changed and the day counted anew; the number stays."),
        hint=_("The number stays. When the answer would come later, only the head may do this."),
    )
    return step_page(
        request, found, form, ask,
        lambda: actions.change_kind(
            found, kind=Kind(form.cleaned_data["kind"]), reason=form.cleaned_data["why"],
            by=member(request), at=timezone.now(),
        ),
    )  # fmt: skip


def _other_kinds(found: Petition) -> list[tuple[Kind, str]]:
    return [
        (
            kind,
            _("%(kind)s: the answer is due by %(day)s")
            % {"kind": kind.label, "day": said(due_as(found, kind).due_on)},
        )
        for kind in Kind
        if kind != found.kind
    ]


@needs(Permission.KEEP_PETITIONS, shown_if=reads_petition)
@require_http_methods(_STEP)
def link(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """It belongs to an earlier one; each keeps its number, its day and its reply."""
    found = petition_or_404(request, unit, pk)
    typed = request.GET.get("number", "")[:40]
    form = LinkForm(request.POST or None, rows=own_petitions(request, unit),
                    initial={"number": typed})  # fmt: skip
    ask = Ask(
        title=_("Link it with an earlier petition"),
        button=_("Link them"),
        done=_("Linked; each keeps its number, its day and its own reply."),
    )
    return step_page(
        request, found, form, ask,
        lambda: actions.link(
            found, of=form.earlier, kind=LinkKind(form.cleaned_data["how"]),
            by=member(request), at=timezone.now(),
        ),
    )  # fmt: skip
