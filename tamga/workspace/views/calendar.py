"""The calendar feed of a position, for whoever knows its secret address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from tamga.organizations.models import Position
from tamga.workspace.access import by_secret
from tamga.workspace.feeds import calendar_of
from tamga.workspace.queries.owed import owed_by_position


@by_secret
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The due days of a position; no cookie, a wrong address doesn't exist."""
    if "\x00" in token:  # PostgreSQL takes no such text and would answer with an error
        raise Http404
    position = get_object_or_404(Position.objects.select_related("unit"), calendar_token=token)
    now = timezone.now()
    items = owed_by_position(position, on=timezone.localdate(now))
    response = HttpResponse(
        calendar_of(position, items, at=now), content_type="text/calendar; charset=utf-8"
    )
    response["Cache-Control"] = "private, max-age=900"
    response["Content-Disposition"] = 'inline; filename="tamga.ics"'
    return response
