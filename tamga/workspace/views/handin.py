"""Handing in for a section, without learning a CMS; and what became of it."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import IO, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import strip_tags

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.documents.queries import read
from tamga.duties.models import Occurrence, Section
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_of
from tamga.website.actions.pages import HandedIn
from tamga.website.models import ArticleAttachment, ArticlePage, SectionPage
from tamga.workspace.access import member, needs
from tamga.workspace.actions.pages import deliver
from tamga.workspace.forms import files
from tamga.workspace.forms.filters import number
from tamga.workspace.forms.hand_in import HandInForm, kinds_taken
from tamga.workspace.forms.kept import KeptFile, keep, kept
from tamga.workspace.nav import frame
from tamga.workspace.queries.hand_in import choices_of, shortened, waiting_for
from tamga.workspace.queries.owed import owes_section
from tamga.workspace.queries.pages import (
    counted_for,
    pages_of,
    sections_of,
    sent_back_to,
    wrote,
)

BIGGEST = 2**63 - 1  # the largest id


@dataclass
class Desk:
    """Everything that the hand-in form of a section stands on."""

    unit: Unit
    section: Section
    user: User
    occurrences: list[Occurrence]
    positions: list[Position]
    again: ArticlePage | None = None
    attached: list[ArticleAttachment] = field(default_factory=list)


@needs(Permission.HAND_IN, or_if=owes_section)
def hand_in(request: HttpRequest, unit: Unit, section_id: int) -> HttpResponse:
    """The form; whoever may publish in the unit publishes at once, others hand in for review."""
    desk = _desk(request, unit, section_id)
    around = frame(request, unit, "work")
    if request.method == "POST":
        earlier = kept(request.POST.getlist("kept"), unit=unit, by=desk.user)
        form = _form(request, desk, earlier, around["today"])
        if form.is_valid():
            page = _deliver(form, desk, live=Permission.PUBLISH in around["may"])
            return redirect("page", slug=unit.slug, pk=page.pk)
        form.kept = [*earlier, *_keep(form, desk)]
    else:
        form = _form(request, desk, [], around["today"])
    context = {
        **around,
        "form": form,
        "section": desk.section,
        "occurrences": {o.pk: o for o in desk.occurrences},
        "again": desk.again,
        "attached": desk.attached,
        "accept": files.ACCEPT,
        "kinds": kinds_taken(),
        "publishes": Permission.PUBLISH in around["may"],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/handin.html", context, status=status)


@needs(Permission.HAND_IN, or_if=wrote)
def page(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """What became of a page: which duty it closed, on time or late; that it waits; that it came
    back with a reason.
    """
    found = get_object_or_404(pages_of(unit).select_related("position", "handed_in_by"), pk=pk)
    user = member(request)
    around = frame(request, unit, "work")
    theirs = user.pk in (found.handed_in_by_id, found.owner_id)
    if not found.live and not theirs and Permission.PUBLISH not in around["may"]:
        raise Http404
    context = {
        **around,
        "page": found,
        "section": sections_of([found]).get(found.pk),
        "counted": counted_for(found),
        "mine": theirs,
    }
    return render(request, "workspace/page.html", context)


def _desk(request: HttpRequest, unit: Unit, section_id: int) -> Desk:
    section = get_object_or_404(Section, pk=section_id, unit=unit)
    user, today = member(request), timezone.localdate()
    again = None
    attached: list[ArticleAttachment] = []
    wanted = request.POST.get("again") or request.GET.get("again", "")
    if wanted.isdecimal():
        again = sent_back_to(user).filter(pk=wanted).first()
        if again is None or sections_of([again]).get(again.pk) != section:
            raise Http404
        attached = list(again.attachments.select_related("document"))
    # the line one came from is offered however many are older, and before it opens
    asked_for = (
        number(request.GET, "occurrence", high=BIGGEST),
        number(request.POST, "occurrence", high=BIGGEST),
        again.ticked if again else None,
    )
    came_from = {pk for pk in asked_for if pk}
    return Desk(
        unit=unit,
        section=section,
        user=user,
        occurrences=shortened(waiting_for(section, on=today, besides=came_from), keep=came_from),
        # a post of the khural or of an agency hands in on the soum's site too
        positions=list(positions_of(user, on=today)),
        again=again,
        attached=attached,
    )


def _form(request: HttpRequest, desk: Desk, earlier: list[KeptFile], today: Any) -> HandInForm:
    posted = request.method == "POST"
    wanted = request.GET.get("occurrence", "")
    initial: dict[str, Any] = choices_of(desk.occurrences, desk.positions, wanted=wanted)
    asked = next((o for o in desk.occurrences if str(o.pk) == wanted), None)
    if asked:
        initial["title"] = asked.occurred_what[:200]
    if desk.again:
        initial |= {
            "title": desk.again.title,
            "text": _plain(desk.again.body),
            "shown_on": desk.again.shown_on,
            "occurrence": desk.again.ticked or initial["occurrence"],
            "position": desk.again.position_id or initial["position"],
        }
        for number, link in enumerate(desk.again.links.all(), 1):
            initial |= {f"link_{number}": link.url, f"caption_{number}": link.caption}
    still_attached = set(request.POST.getlist("attached"))
    if posted:
        desk.attached = [a for a in desk.attached if str(a.pk) in still_attached]
    return HandInForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        occurrences=[(o, o.period) for o in desk.occurrences],
        positions=desk.positions,
        today=today,
        kept=earlier,
        attached=len(desk.attached),
        initial={"shown_on": today, **initial},
    )


def _plain(body: str) -> str:
    """What ``linebreaks`` made of a typed text, as it was typed."""
    lines = body.replace("<br>", "\n").replace("<br />", "\n").replace("</p>", "\n\n")
    return unescape(strip_tags(lines)).strip()


def _keep(form: HandInForm, desk: Desk) -> Iterable[KeptFile]:
    now = timezone.now()
    return [
        keep(data, name=name, unit=desk.unit, by=desk.user, at=now)
        for name, data in form.good_files
    ]


def _deliver(form: HandInForm, desk: Desk, *, live: bool) -> ArticlePage:
    values = form.cleaned_data
    attached: list[tuple[str, IO[bytes]]] = []
    for one in desk.attached:
        with one.document.file.open("rb") as file:
            attached.append((one.document.filename, io.BytesIO(file.read())))
    attached += [(k.name, io.BytesIO(read(k.stored))) for k in form.kept]
    attached += [(name, io.BytesIO(data)) for name, data in form.good_files]
    by_pk = {o.pk: o for o in desk.occurrences}
    return deliver(
        SectionPage.objects.get(section=desk.section),
        HandedIn(
            title=values["title"],
            text=values["text"],
            shown_on=values["shown_on"],
            files=attached,
            links=form.links,
        ),
        by=desk.user,
        at=timezone.now(),
        position=next((p for p in desk.positions if p.pk == values.get("position")), None),
        ticked=by_pk.get(values.get("occurrence") or 0),
        live=live,
        instead_of=desk.again,
    )
