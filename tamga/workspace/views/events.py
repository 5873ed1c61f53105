"""Reporting that something happened which a duty waits for."""

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.enums import Permission
from tamga.duties.actions import report_event
from tamga.duties.models import Duty, Occurrence, Section
from tamga.kernel.schedules import Kind
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_of
from tamga.workspace.access import member, needs
from tamga.workspace.forms.event import EventForm
from tamga.workspace.nav import frame


def event_duties(unit: Unit, *, year: int) -> QuerySet[Duty]:
    """The event duties of a unit's newest plans up to a year, by number."""
    newest = unit.plans.filter(year__lte=year).order_by("-year").values("pk")[:1]
    return (
        Duty.objects.filter(
            plan__in=newest, ended_on__isnull=True, schedules__contains=[{"kind": Kind.EVENT}]
        )
        .select_related("plan")
        .prefetch_related(
            Prefetch("sections", Section.objects.order_by("duty_sections__order")),
            Prefetch("positions", Position.objects.order_by("duty_positions__order")),
        )
        .order_by("number")
    )


@needs(Permission.REPORT_EVENT)
def report(request: HttpRequest, unit: Unit) -> HttpResponse:
    """First the duty is chosen, then the day and what happened; then the due day is explained."""
    around = frame(request, unit, "events")
    duties = event_duties(unit, year=around["today"].year)
    chosen = request.GET.get("duty", "")
    user = member(request)
    mine = set(positions_of(user, on=around["today"]).values_list("pk", flat=True))
    if not chosen.isdecimal():
        listed = [{"duty": duty, "mine": _is_mine(duty, mine)} for duty in duties]
        context = {**around, "duties": sorted(listed, key=lambda line: not line["mine"])}
        return render(request, "workspace/event_duties.html", context)
    duty = get_object_or_404(duties, pk=chosen)
    first = next((p.pk for p in duty.positions.all() if p.pk in mine), None)
    initial = {"occurred_on": around["today"], "position": first}
    if request.method == "POST":
        form = EventForm(request.POST, duty=duty, today=around["today"], initial=initial)
        if form.is_valid():
            occurrence = _report(form, duty, request)
            messages.success(
                request,
                _("Reported. The due day and why it is that day are below."),
                extra_tags=f"event-{duty.pk}",
            )
            return redirect("occurrence", slug=unit.slug, pk=occurrence.pk)
    else:
        form = EventForm(duty=duty, today=around["today"], initial=initial)
    context = {**around, "duty": duty, "form": form}
    return render(request, "workspace/event.html", context, status=422 if form.is_bound else 200)


def _is_mine(duty: Duty, mine: set[int]) -> bool:
    return any(position.pk in mine for position in duty.positions.all())


def _report(form: EventForm, duty: Duty, request: HttpRequest) -> Occurrence:
    values = form.cleaned_data
    wanted = set(values.get("sections", ()))
    return report_event(
        duty,
        occurred_on=values["occurred_on"],
        what=values["what"],
        sections=[s for s in duty.sections.all() if s.pk in wanted],
        position=Position.objects.filter(pk=values.get("position") or 0).first(),
        subject=values.get("subject"),
        by=member(request),
        at=timezone.now(),
    )
