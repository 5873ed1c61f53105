"""The petitions of a citizen at the counter or on the phone: found by a keyed hash or a slip."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions.actions import note_search
from tamga.petitions.queries import lead_of
from tamga.workspace.access import member, needs
from tamga.workspace.forms.petition_finding import FindForm
from tamga.workspace.nav import frame
from tamga.workspace.petition_access import own_petitions
from tamga.workspace.petition_lines import line_of

MOST = 50


@needs(Permission.KEEP_PETITIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Asked by a form that is sent, never by an address: what is typed is about a person. Each
    looking is journalled, without what was typed.
    """
    around = frame(request, unit, "petitions")
    form, lines = FindForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        rows = form.among(own_petitions(request, unit)).annotate(lead_name=lead_of())
        lines = [line_of(each, around["today"]) for each in rows.order_by("-received_on")[:MOST]]
        note_search(unit, found=len(lines), by=member(request), at=timezone.now())
    context = {**around, "form": form, "lines": lines}
    wrong = form.is_bound and not form.is_valid()
    return render(request, "workspace/petition_find.html", context, status=422 if wrong else 200)
