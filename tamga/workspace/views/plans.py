"""The plans of a unit: the list, one plan in its four columns, one duty, the next year."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tamga.accounts.enums import Permission
from tamga.duties.actions.duties import edit_duty
from tamga.duties.models import Duty, Plan, Section
from tamga.duties.queries.plans import plan_table, plans_of, unconfirmed_imports
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.actions.plan_import import PlanExistsError, copy_to_year
from tamga.workspace.forms.duty import DutyForm
from tamga.workspace.forms.plan_force import ForceForm
from tamga.workspace.nav import frame
from tamga.workspace.plan_table import shown_rows
from tamga.workspace.plan_words import positions_by_code


@needs(Permission.SEE_BOARD)
@require_safe
def plans(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The plans by year, and the imports that nobody has confirmed yet."""
    context = frame(request, unit, "plans")
    context["plans"] = plans_of(unit)
    context["may_manage"] = Permission.MANAGE_PLAN in context["may"]
    context["imports"] = unconfirmed_imports(unit) if context["may_manage"] else ()
    return render(request, "workspace/plans.html", context)


@needs(Permission.SEE_BOARD)
@require_safe
def plan(request: HttpRequest, unit: Unit, year: int) -> HttpResponse:
    """The plan in its own columns, with what became of each duty."""
    found = get_object_or_404(
        Plan.objects.select_related("unit", "source", "confirmed_by"), unit=unit, year=year
    )
    context = frame(request, unit, "plans")
    context["plan"] = found
    context["rows"] = shown_rows(plan_table(found, on=context["today"]))
    context["may_manage"] = Permission.MANAGE_PLAN in context["may"]
    context["force"] = ForceForm(plan=found, initial={"in_force_from": found.in_force_from})
    return render(request, "workspace/plan.html", context)


@needs(Permission.MANAGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, unit: Unit, year: int) -> HttpResponse:
    """Copy a plan to the next year, after a question that says what will be there."""
    found = get_object_or_404(Plan.objects.select_related("unit"), unit=unit, year=year)
    there = Plan.objects.filter(unit=unit, year=year + 1).exists()
    if request.method == "POST" and not there:
        try:
            made = copy_to_year(found, year=year + 1, by=member(request), at=timezone.now())
        except PlanExistsError:
            there = True
        else:
            messages.success(
                request, _("The duty plan of %(year)s was made.") % {"year": made.year}
            )
            return redirect("plan", unit.slug, made.year)
    context = frame(request, unit, "plans")
    context |= {"plan": found, "next_year": year + 1, "there": there}
    context["living"] = found.duties.filter(ended_on__isnull=True).count()
    return render(request, "workspace/plan_copy.html", context)


@needs(Permission.MANAGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: HttpRequest, unit: Unit, year: int, number: int) -> HttpResponse:
    """Put one duty right."""
    found = (
        Duty.objects.filter(plan__unit=unit, plan__year=year, number=number, ended_on=None)
        .select_related("plan")
        .prefetch_related("duty_sections__section", "duty_positions__position__unit")
        .first()
    )
    if found is None:
        raise Http404
    form = DutyForm(
        request.POST or None,
        duty=found,
        sections=list(Section.objects.filter(unit=unit).order_by("order", "pk")),
        positions=positions_by_code(unit),
    )
    if request.method == "POST" and form.is_valid():
        edit_duty(found, form.planned(), by=member(request), at=timezone.now())
        messages.success(request, _("Duty %(number)s is saved.") % {"number": number})
        return redirect(reverse("plan", args=[unit.slug, year]) + f"#duty-{number}")
    context = {**frame(request, unit, "plans"), "duty": found, "form": form}
    return render(request, "workspace/plan_duty.html", context)
