"""The day from which a plan is in force, put right after seeing what that changes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.duties.actions import move_force
from tamga.duties.models import Plan
from tamga.duties.queries.plans import force_change
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.forms.plan_force import ForceForm
from tamga.workspace.nav import frame


@needs(Permission.MANAGE_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def force(request: HttpRequest, unit: Unit, year: int) -> HttpResponse:
    """The day chosen on the plan's page comes by GET and is shown with what it changes; POST
    makes it so.
    """
    found = get_object_or_404(Plan.objects.select_related("unit"), unit=unit, year=year)
    asked = request.POST or (request.GET if "in_force_from" in request.GET else None)
    form = ForceForm(asked, plan=found, initial={"in_force_from": found.in_force_from})
    context = {**frame(request, unit, "plans"), "plan": found, "form": form}
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["in_force_from"]
        if request.method == "POST":
            moved = move_force(found, in_force_from=day, by=member(request), at=timezone.now())
            said = _("The day of force is changed.") if moved else _("It is that day already.")
            messages.success(request, said)
            return redirect("plan", unit.slug, year)
        context["day"] = day
        context["change"] = force_change(found, in_force_from=day, on=context["today"])
    return render(request, "workspace/plan_force.html", context)
