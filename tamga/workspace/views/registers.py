"""Registers of a year: what comes next, one with its lines and gaps; opened and completed here."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tamga.accounts.enums import Permission
from tamga.decisions.models import DecisionKind
from tamga.organizations.models import Unit
from tamga.registers.actions import enter_afterwards, open_register
from tamga.registers.models import Register
from tamga.registers.queries import gaps
from tamga.workspace.access import member, needs
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.filters import number
from tamga.workspace.forms.register import AfterwardsForm, OpenForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.registers import entries_of, register_lines, register_years
from tamga.workspace.views.decisions import tabs

PAGE_SIZE = 60


@needs(Permission.KEEP_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def registers(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The registers of a year with their next numbers; one more is opened below."""
    around = frame(request, unit, "decisions")
    this_year = around["today"].year
    year = number(request.GET, "year", low=1900, high=2100) or this_year
    form = OpenForm(request.POST or None, initial={"year": year, "kind": request.GET.get("kind")})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        done = attempt(
            request,
            lambda: open_register(unit, **values, by=member(request), at=timezone.now()),
            _("The register is open."),
        )
        if done:
            return redirect(reverse("registers", args=[unit.slug]) + f"?year={values['year']}")
    context = {
        **around,
        "form": form,
        "year": year,
        "years": register_years(unit, today=this_year),
        "lines": register_lines(unit, year=year),
        **tabs(request, unit, around["may"], "registers"),
    }
    return render(
        request, "workspace/registers.html", context, status=422 if form.is_bound else 200
    )


@needs(Permission.KEEP_REGISTER)
@require_safe
def register(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One register: its numbers, newest first, voids and what was entered afterwards marked."""
    found = get_object_or_404(Register, unit=unit, pk=pk)
    around = frame(request, unit, "decisions")
    context = {
        **around,
        "register": found,
        "kind": DecisionKind.objects.filter(pk=found.kind).first(),
        "gaps": gaps(found),
        "listed": Paginator(entries_of(found), PAGE_SIZE).get_page(request.GET.get("page")),
        **tabs(request, unit, around["may"], "registers"),
    }
    return render(request, "workspace/register.html", context)


@needs(Permission.KEEP_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def afterwards(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Enter what was numbered on paper (нөхөн бүртгэл): all of it or nothing."""
    found = get_object_or_404(Register, unit=unit, pk=pk)
    form = AfterwardsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        done = attempt(
            request,
            lambda: enter_afterwards(
                unit,
                kind=found.kind,
                year=found.year,
                numbers=values["numbers"],
                spoiled=dict.fromkeys(values["spoiled"], values["reason"]),
                numbered_on=values["numbered_on"],
                reason=values["reason"],
                by=member(request),
                at=timezone.now(),
            ),
            _("The numbers are entered and marked as entered afterwards."),
        )
        if done:
            return redirect("register", unit.slug, pk)
    context = {
        **frame(request, unit, "decisions"),
        "register": found,
        "kind": DecisionKind.objects.filter(pk=found.kind).first(),
        "form": form,
    }
    return render(
        request, "workspace/register_afterwards.html", context, status=422 if form.is_bound else 200
    )
