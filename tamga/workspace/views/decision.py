"""One decision; what legal review says about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.decisions import actions
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.decision_page import page
from tamga.workspace.queries.decisions import own


@needs(Permission.SEE_DECISIONS)
@require_safe
def decision(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Where it stands, the next step, its texts, provisions and files."""
    return page(request, unit, pk)


@needs(Permission.REVIEW_DECISION)
@require_POST
def comment(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Write a comment of legal review."""
    found = get_object_or_404(own(unit, member(request)), pk=pk)
    text = request.POST.get("comment-comment", "").replace("\0", "")
    attempt(
        request,
        lambda: actions.comment(found, text=text, by=member(request), at=timezone.now()),
        _("The comment stands below."),
    )
    return redirect("office_decision", unit.slug, pk)


@needs(Permission.REVIEW_DECISION)
@require_POST
def send_back(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Send a draft back to whoever drafted it, and say why."""
    found = get_object_or_404(own(unit, member(request)), pk=pk)
    text = request.POST.get("back-comment", "").replace("\0", "")
    attempt(
        request,
        lambda: actions.send_back(found, comment=text, by=member(request), at=timezone.now()),
        _("Sent back with your comment."),
    )
    return redirect("office_decision", unit.slug, pk)
