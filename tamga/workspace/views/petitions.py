"""The room of petitions: what is open by its due day, filters, Excel, several confirmed at once."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.models import Unit
from tamga.petitions.actions import WrongStep, confirm
from tamga.petitions.enums import Channel, Kind, State
from tamga.petitions.models import Routing, Subject
from tamga.workspace.access import member, needs
from tamga.workspace.exports_petitions import petitions_workbook
from tamga.workspace.forms.petition_proposing import ProposeManyForm
from tamga.workspace.nav import frame
from tamga.workspace.petition_access import has_petitions, own_petitions
from tamga.workspace.petition_lines import TABS, line_of
from tamga.workspace.queries.petitions import counts, leads_of, listed, wanted_of

PAGE_SIZE = 40
MOST_IN_EXCEL = 20_000
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Permission.RECEIVE_PETITION, or_if=has_petitions)
@require_safe
def petitions(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The list that the address asks for; without a word, what is open by its due day."""
    user, around = member(request), frame(request, unit, "petitions")
    today, wanted = around["today"], wanted_of(request.GET)
    rows = listed(unit, user, wanted, on=today)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    decides = Permission.DECIDE_PETITIONS in around["may"]
    bulk = decides and wanted.state == State.PROPOSED
    keeps = Permission.KEEP_PETITIONS in around["may"]
    proposes = keeps and wanted.state == State.RECEIVED and bool(page.object_list)
    context = {
        **around,
        "listed": page,
        "lines": [line_of(each, today) for each in page.object_list],
        "routings": _proposed(page.object_list) if bulk else {},
        "bulk": bulk,
        "proposing": ProposeManyForm(unit=unit) if proposes else None,
        "wanted": wanted,
        "counts": counts(unit, user, on=today),
        **choices(unit),
        "tabs": TABS,
        "tab": wanted.state or "all",
        "may_receive": Permission.RECEIVE_PETITION in around["may"],
        "may_keep": keeps,
    }
    return render(request, "workspace/petitions.html", context)


def choices(unit: Unit) -> dict[str, Any]:
    """What the filters offer."""
    return {
        "kinds": Kind.choices,
        "channels": Channel.choices,
        "subjects": list(Subject.objects.all()),
        "posts": sorted(leads_of(unit), key=lambda post: sort_key(post.name)),
    }


def _proposed(page: Any) -> dict[int, int]:
    """Petition → the routing that the head sees proposed; one query."""
    rows = Routing.everything.filter(
        petition__in=[each.pk for each in page], given_back_at=None, confirmed_at=None
    )
    return dict(rows.order_by("pk").values_list("petition", "pk"))


@needs(Permission.KEEP_PETITIONS)
@require_safe
def excel(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The same list as an Excel sheet: numbers, kinds and days, nothing about a person."""
    today, wanted = timezone.localdate(), wanted_of(request.GET)
    rows = listed(unit, member(request), wanted, on=today).select_related(
        "unit", "entry__register", "subject", "against"
    )
    response = HttpResponse(
        petitions_workbook(unit, rows[:MOST_IN_EXCEL], on=today), content_type=EXCEL
    )
    response["Content-Disposition"] = f'attachment; filename="petitions-{unit.slug}-{today}.xlsx"'
    return response


@needs(Permission.DECIDE_PETITIONS)
@require_POST
def confirm_many(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Confirm each proposal that was ticked, as it was seen; the others stay and are named."""
    done, late = 0, []
    seen = _ticked(request.POST.getlist("seen"))
    rows = own_petitions(request, unit).filter(pk__in=seen)
    for petition in rows:
        try:
            confirm(petition, seen=seen[petition.pk], by=member(request), at=timezone.now())
        except WrongStep:
            late.append(petition.number)
        else:
            done += 1
    if done:
        said = ngettext("%(n)s petition was given on.", "%(n)s petitions were given on.", done)
        messages.success(request, said % {"n": done})
    if late:
        messages.warning(
            request,
            _("Somebody was faster with these; look again: %s") % ", ".join(late),
        )
    if not done and not late:
        messages.warning(request, _("Tick the petitions that you confirm."))
    listing = reverse("office_petitions", args=[unit.slug])
    return redirect(f"{listing}?state={State.PROPOSED}")


def _ticked(values: list[str]) -> dict[int, int]:
    """«12-34», petition and routing → {12: 34}; what isn't two numbers is left out."""
    pairs = (value.split("-") for value in values[:200])
    return {
        int(pair[0]): int(pair[1])
        for pair in pairs
        if len(pair) == 2 and all(p.isascii() and p.isdecimal() and len(p) < 12 for p in pair)
    }
