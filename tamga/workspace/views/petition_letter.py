"""The reply on paper: a letter of the office to be printed, signed, handed over or posted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.petitions.actions import look
from tamga.petitions.enums import Reading
from tamga.petitions.models import Petitioner
from tamga.petitions.queries import masked
from tamga.petitions.queries.masks import initials
from tamga.petitions.queries.templates import office_of
from tamga.workspace.access import member, needs
from tamga.workspace.nav import frame
from tamga.workspace.petition_access import petition_or_404, reads_petition
from tamga.workspace.petition_letters import post_of


@needs(Permission.KEEP_PETITIONS, or_if=reads_petition, shown_if=reads_petition)
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """To whom it goes is left to be written by hand; by POST it is printed with the name, and the
    journal was told first.
    """
    found = petition_or_404(request, unit, pk)
    reply = found.replies.select_related("replied_by", "file").order_by("-pk").first()
    if reply is None:
        messages.info(request, _("There is no reply to print yet."))
        return redirect("office_petition", unit.slug, pk)
    person: Petitioner | None = None
    if request.method == "POST":
        seen = look(found, why=Reading.REPLY, by=member(request), at=timezone.now()).person
        person = seen if seen.given_name or seen.surname or seen.address else None
        if person is None:
            messages.warning(request, _("No name is known; write it by hand."))
    day = timezone.localdate(reply.replied_at)
    by = reply.replied_by
    context = {
        **frame(request, unit, "petitions"),
        "petition": found,
        "reply": reply,
        "day": day,
        "office": office_of(found.unit),
        "person": person,
        "masked": masked(found.petitioner),
        "post": post_of(found, by, on=day),
        "signer": f"{initials(by.last_name, '')}{by.first_name}",
        "waits": reply.delivered_on is None,
    }
    return render(request, "workspace/petition_letter.html", context)
