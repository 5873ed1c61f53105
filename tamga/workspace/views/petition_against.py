"""The office says whom a complaint is about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions import actions
from tamga.petitions.queries.against import unasked
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.filters import number
from tamga.workspace.forms.petition_posts import AgainstForm
from tamga.workspace.petition_access import own_petitions, petition_or_404
from tamga.workspace.petition_page import page


@needs(Permission.KEEP_PETITIONS)
@require_POST
def against(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Name the post, or none of ours; whoever is named sees the petition no more."""
    found, seen = petition_or_404(request, unit, pk), number(request.POST, "seen")
    form = AgainstForm(request.POST, petition=found, answered=not unasked(found))
    if not form.is_valid():
        return page(request, found, wrong={"against": form})
    attempt(
        request,
        lambda: actions.set_against(
            found, against=form.post, seen=seen, by=member(request), at=timezone.now()
        ),
        _("It is kept whom the complaint is about."),
    )
    if own_petitions(request, unit).filter(pk=pk).exists():
        return redirect("office_petition", unit.slug, pk)
    return redirect("office_petitions", unit.slug)
