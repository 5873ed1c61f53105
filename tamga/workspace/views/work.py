"""«Миний ажил»: what I owe, by legal date, each line with its reason and one button."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tamga.duties.queries import work_of
from tamga.workspace.access import member, signed_in


@signed_in
def my_work(request: HttpRequest) -> HttpResponse:
    """The list of the signed-in person, through every position held today."""
    today = timezone.localdate()
    items = work_of(member(request), on=today)
    return render(request, "workspace/my_work.html", {"items": items, "today": today})
