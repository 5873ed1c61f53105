"""The page of one series of blank forms, also with a form that came back wrong."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tamga.organizations.models import Unit
from tamga.registers.models import BlankSeries
from tamga.registers.queries import next_blank
from tamga.workspace.forms.blanks import SpoilBlankForm, UseBlankForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.blanks import forms_of, numbers_to_print

PAGE_SIZE = 60


def page(
    request: HttpRequest,
    unit: Unit,
    series: BlankSeries,
    *,
    used: UseBlankForm | None = None,
    spoiled: SpoilBlankForm | None = None,
) -> HttpResponse:
    """What became of its forms; the next one is filled in already."""
    following = next_blank(series)
    initial = {"number": following}
    numbers = numbers_to_print(unit)
    context = {
        **frame(request, unit, "decisions"),
        "series": series,
        "following": following,
        "listed": Paginator(forms_of(series), PAGE_SIZE).get_page(request.GET.get("page")),
        "use_form": used or UseBlankForm(prefix="use", numbers=numbers, initial=initial),
        "spoil_form": spoiled or SpoilBlankForm(prefix="spoil", initial=initial),
        "wrong": used or spoiled,
        "any_number": bool(numbers),
    }
    status = 422 if used or spoiled else 200
    return render(request, "workspace/register_blank_series.html", context, status=status)
