"""Numbered blank forms: received, used for a number, written off; how many are left."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.organizations.models import Unit
from tamga.registers.actions import receive_blanks, spoil_blank, use_blank
from tamga.registers.models import BlankSeries, Entry
from tamga.registers.queries import blank_counts, spoiled_blanks
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.blank_page import page
from tamga.workspace.forms.blanks import BlankSeriesForm, SpoilBlankForm, UseBlankForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.blanks import numbers_to_print
from tamga.workspace.views.decisions import tabs


@needs(Permission.KEEP_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def blanks(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Every series with its counts, what was written off, and a form for what came."""
    around = frame(request, unit, "decisions")
    form = BlankSeriesForm(request.POST or None, today=around["today"])
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        done = attempt(
            request,
            lambda: receive_blanks(unit, **values, by=member(request), at=timezone.now()),
            _("The blank forms are written down."),
        )
        if done:
            return redirect("blanks", unit.slug)
    context = {
        **around,
        "form": form,
        "counts": blank_counts(unit),
        "spoiled": spoiled_blanks(unit)[:50],
        **tabs(request, unit, around["may"], "blanks"),
    }
    return render(
        request, "workspace/register_blanks.html", context, status=422 if form.is_bound else 200
    )


@needs(Permission.KEEP_REGISTER)
@require_http_methods(["GET", "HEAD"])
def series(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One series, with its two forms."""
    return page(request, unit, _series(unit, pk))


@needs(Permission.KEEP_REGISTER)
@require_POST
def use(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Say for which number a blank form was used."""
    found = _series(unit, pk)
    form = UseBlankForm(request.POST, prefix="use", numbers=numbers_to_print(unit))
    if not form.is_valid():
        return page(request, unit, found, used=form)
    entry = get_object_or_404(Entry.everything, unit=unit, pk=form.cleaned_data["entry"])
    number = form.cleaned_data["number"]
    done = attempt(
        request,
        lambda: use_blank(found, number=number, entry=entry, by=member(request), at=timezone.now()),
        _("The blank form is marked as used."),
    )
    return redirect("blank_series", unit.slug, pk) if done else page(
        request, unit, found, used=form
    )  # fmt: skip


@needs(Permission.KEEP_REGISTER)
@require_POST
def spoil(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Write a blank form off, with a reason."""
    found = _series(unit, pk)
    form = SpoilBlankForm(request.POST, prefix="spoil")
    if not form.is_valid():
        return page(request, unit, found, spoiled=form)
    values = form.cleaned_data
    done = attempt(
        request,
        lambda: spoil_blank(found, **values, by=member(request), at=timezone.now()),
        _("The blank form is written off."),
    )
    return redirect("blank_series", unit.slug, pk) if done else page(
        request, unit, found, spoiled=form
    )  # fmt: skip


def _series(unit: Unit, pk: int) -> BlankSeries:
    return get_object_or_404(BlankSeries.everything.select_related("unit"), unit=unit, pk=pk)
