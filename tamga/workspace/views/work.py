"""«Миний ажил»: what I owe, by legal date, each line with its reason and one button."""

from collections import Counter
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tamga.accounts.enums import Permission
from tamga.duties.queries import work_of
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.actions import renew_calendar
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import units_where
from tamga.website.queries import waiting_for_publication
from tamga.workspace.access import member, signed_in
from tamga.workspace.forms.filters import word
from tamga.workspace.nav import bare_frame, frame
from tamga.workspace.queries.decision_work import decision_work
from tamga.workspace.queries.first_password import has_first_password
from tamga.workspace.queries.pages import page_lines, sent_back_to
from tamga.workspace.queries.petition_work import petition_work
from tamga.workspace.queries.provision_reports import due_reports
from tamga.workspace.queries.report_work import report_work
from tamga.workspace.queries.work import (
    Urgency,
    acting_for,
    boards_of,
    late_counts,
    own_posts,
    with_plan,
    work_lines,
)

PAGE_SIZE = 50
QUEUE_SHOWN = 10
DECISIONS_SHOWN = 10
PETITIONS_SHOWN = 20


@signed_in
@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """The list of the signed-in person, through every position held today; before it what waits
    for their publication and what came back to them.
    """
    user, today = member(request), timezone.localdate()
    posts = list(own_posts(user, on=today))
    boards = boards_of(user)
    lines = work_lines(user, work_of(user, on=today), on=today)
    counts = Counter(line.urgency for line in lines)
    only = word(request.GET, "only", set(Urgency))
    shown = [line for line in lines if line.urgency == only] if only else lines
    publishes = list(units_where(user, Permission.PUBLISH).values_list("pk", flat=True))
    where = Unit.objects.filter(pk__in=publishes)
    waiting = list(waiting_for_publication(where)) if publishes else []
    decisions = [] if only else decision_work(user)
    petitions = [] if only else petition_work(user, on=today)
    context = {
        **_around(request, _home_unit(posts, boards)),
        "listed": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page")),
        "counts": [(u.value, counts[u]) for u in Urgency],
        "total": len(lines),
        "only": only,
        "waiting": page_lines(waiting[:QUEUE_SHOWN]),
        "waiting_count": len(waiting),
        "decision_lines": decisions[:DECISIONS_SHOWN],
        "decision_count": len(decisions),
        "petition_tasks": petitions[:PETITIONS_SHOWN],
        "petition_count": len(petitions),
        "report_lines": [] if only else report_work(user, on=today),
        "due_reports": [] if only else due_reports(user, on=today),
        "sent_back": page_lines(sent_back_to(user)[:QUEUE_SHOWN]),
        "posts": sorted(posts, key=lambda post: sort_key(post.name)),
        "acting": acting_for(user, on=today),
        "boards": _boards(boards, on=today) if len(boards) > 1 else [],
        "soon_days": settings.TAMGA_DUE_SOON_DAYS,
        "calendar_root": settings.BASE_URL,
        "first_password": not settings.TAMGA_DEMO and has_first_password(user),
    }
    return render(request, "workspace/my_work.html", context)


def _boards(units: list[Unit], *, on: date) -> list[tuple[Unit, bool, int]]:
    """Unit, whether it has a plan, how much of it is late."""
    late, planned = late_counts(units, on=on), with_plan(units)
    return [(unit, unit.pk in planned, late.get(unit.pk, 0)) for unit in units]


def _home_unit(posts: list[Position], boards: list[Unit]) -> Unit | None:
    """Where somebody is at home: the soum of their post, for an agency's post the soum above."""
    seen = {unit.pk: unit for unit in boards}
    for post in posts:
        for key in (post.unit_id, post.unit.parent_id):
            if key in seen:
                return seen[key]
    return boards[0] if boards else (posts[0].unit if posts else None)


def _around(request: HttpRequest, unit: Unit | None) -> dict[str, object]:
    return frame(request, unit, "work") if unit else bare_frame(request)


@signed_in
@require_POST
def new_calendar_address(request: HttpRequest, position_id: int) -> HttpResponse:
    """Renew the secret calendar address of one's own position: the old one stops working."""
    mine = own_posts(member(request), on=timezone.localdate())
    position = get_object_or_404(mine, pk=position_id)
    renew_calendar(position, by=member(request), at=timezone.now())
    messages.success(request, _("The calendar has a new address; the old one no longer works."))
    return redirect("my_work")
