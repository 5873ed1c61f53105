"""Provisions are sent down to units below, and assigned to posts of a unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.decisions.actions import send_down
from tamga.decisions.models import Assignment, Provision
from tamga.decisions.queries import windows_of
from tamga.decisions.queries.provisions import with_names
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.workspace.access import member, needs
from tamga.workspace.actions.decisions import assign_here
from tamga.workspace.attempts import attempt
from tamga.workspace.forms.assign import AssignForm
from tamga.workspace.nav import frame
from tamga.workspace.queries.decisions import own, readable


@needs(Permission.CONTROL)
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Say who carries it out here: of what was sent to us, or of what the unit itself decided."""
    user, around = member(request), frame(request, unit, "decisions")
    found, there = _here(unit, user, pk)
    chosen = [post.pk for post in there.positions.all()] if there else []
    own_windows = list(there.windows.all()) if there else []
    form = AssignForm(
        request.POST or None,
        unit=unit,
        chosen=chosen,
        today=around["today"],
        standing=own_windows,
    )
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: assign_here(
                found,
                unit,
                positions=form.positions(),
                windows=form.windows(),
                by=user,
                at=timezone.now(),
            ),
            _("It is assigned."),
        )
        if done:
            return redirect("office_decision", unit.slug, found.decision_id)
    windows = windows_of(there) if there else list(found.windows.filter(assignment__isnull=True))
    context = {
        **around,
        "form": form,
        "provision": found,
        "decision": found.decision,
        "windows": windows,
        "own_windows": own_windows,
    }
    return render(
        request, "workspace/decision_assign.html", context, status=422 if form.is_bound else 200
    )


@needs(Permission.SEND_DOWN)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Choose the units below that carry it out; those that have it already stay."""
    user = member(request)
    rows = Provision.everything.filter(decision__in=own(unit, user).values("pk"))
    found = get_object_or_404(rows.select_related("decision__kind", "decision__unit"), pk=pk)
    below = list(unit.children.order_by("name")) if unit.kind == UnitKind.AIMAG else []
    have = set(Assignment.everything.filter(provision=found).values_list("unit", flat=True))
    ticked = request.POST.getlist("units")
    wanted = [each for each in below if request.POST.get("all") or str(each.pk) in ticked]
    error = ""
    if request.method == "POST" and not wanted:
        error = _("Tick at least one unit.")
    elif request.method == "POST":
        said = ngettext("Sent down to %(number)s unit.", "Sent down to %(number)s units.",
                        len(wanted)) % {"number": len(wanted)}  # fmt: skip
        attempt(request, lambda: send_down(found, units=wanted, by=user, at=timezone.now()), said)
        return redirect("office_decision", unit.slug, found.decision_id)
    context = {
        **frame(request, unit, "decisions"),
        "provision": found,
        "decision": found.decision,
        "below": [(each, each.pk in have) for each in below],
        "error": error,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/decision_send_down.html", context, status=status)


def _here(unit: Unit, user: User, pk: int) -> tuple[Provision, Assignment | None]:
    """The provision and what of it is this unit's. Raises Http404 for one of neither."""
    rows = Provision.everything.filter(decision__in=readable(unit, user).values("pk"))
    found = get_object_or_404(rows.select_related("decision__kind", "decision__unit"), pk=pk)
    there = with_names(Assignment.everything.filter(provision=found, unit=unit)).first()
    if there is None:  # not sent here: then it must be our own
        get_object_or_404(own(unit, user), pk=found.decision_id)
    return found, there
