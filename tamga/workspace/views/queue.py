"""The queue: what was handed in is published or sent back; errors are withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.website.actions import send_back as send_back_page
from tamga.website.actions import withdraw as withdraw_page
from tamga.website.queries import waiting_for_publication
from tamga.workspace.access import member, needs
from tamga.workspace.actions.pages import publish_waiting
from tamga.workspace.forms.reason import ReasonForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.pages import (
    page_lines,
    pages_of,
    recently_published,
    reopens,
)

PAGE_SIZE = 50


@needs(Permission.PUBLISH)
@require_safe
def queue(request: HttpRequest, unit: Unit) -> HttpResponse:
    """What waits for publication, oldest first, and what went live last."""
    waiting = waiting_for_publication(Unit.objects.filter(pk=unit.pk))
    listed = Paginator(waiting, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        **frame(request, unit, "queue"),
        "listed": listed,
        "lines": page_lines(listed.object_list),
        "published": page_lines(recently_published(unit)),
    }
    return render(request, "workspace/queue.html", context)


@needs(Permission.PUBLISH)
@require_safe
def review(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One page as its readers will see it, with the two buttons."""
    return _review(request, unit, pk, ReasonForm())


@needs(Permission.PUBLISH)
@require_POST
def publish(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Publish a page of the queue. Of two people at once, one wins and the other is told."""
    page = get_object_or_404(pages_of(unit), pk=pk)
    if publish_waiting(page, by=member(request), at=timezone.now()) is None:
        messages.warning(request, _("Somebody was faster: this page waits no longer."))
        return redirect("queue", slug=unit.slug)
    return redirect("page", slug=unit.slug, pk=pk)


@needs(Permission.PUBLISH)
@require_POST
def send_back(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Send a page back to its author with a reason."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _review(request, unit, pk, form)
    page = get_object_or_404(pages_of(unit), pk=pk)
    why = form.cleaned_data["why"]
    if send_back_page(page, why=why, by=member(request), at=timezone.now()):
        messages.success(
            request, _("“%(title)s” was sent back with your note.") % {"title": page.title}
        )
    else:
        messages.warning(request, _("Somebody was faster: this page waits no longer."))
    return redirect("queue", slug=unit.slug)


@needs(Permission.WITHDRAW)
def withdraw(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Withdraw what was published in error: first what will reopen, then the button."""
    page = get_object_or_404(pages_of(unit), pk=pk, live=True)
    if request.method == "POST":
        touched = withdraw_page(page, by=member(request), at=timezone.now())
        reopened = [occurrence for occurrence in touched if occurrence.fulfilled_at is None]
        messages.success(
            request,
            _("“%(title)s” left the site. Duties open again: %(count)s.")
            % {"title": page.title, "count": len(reopened)},
        )
        return redirect("queue", slug=unit.slug)
    context = {
        **frame(request, unit, "queue"),
        "page": page,
        "line": next(iter(page_lines([page])), None),
        "reopens": reopens(page),
    }
    return render(request, "workspace/withdraw.html", context)


def _review(request: HttpRequest, unit: Unit, pk: int, form: ReasonForm) -> HttpResponse:
    page = get_object_or_404(pages_of(unit).select_related("position", "handed_in_by"), pk=pk)
    if page.live or page.handed_in_at is None:
        messages.warning(request, _("Somebody was faster: this page waits no longer."))
        return redirect("queue", slug=unit.slug)
    context = {
        **frame(request, unit, "queue"),
        "page": page,
        "line": next(iter(page_lines([page])), None),
        "attachments": list(page.attachments.select_related("document")),
        "links": list(page.links.all()),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "workspace/page_review.html", context, status=status)
