"""One position: who held it, who holds it, how plans spell it."""

from datetime import date, timedelta

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tamga.accounts.enums import Permission
from tamga.organizations.actions import (
    SpellingTaken,
    add_alias,
    add_position,
    appoint,
    end_holding,
)
from tamga.organizations.models import Holding, Position, PositionAlias, Unit
from tamga.organizations.queries import free_code, irregularities_of
from tamga.workspace.access import member, needs
from tamga.workspace.forms.people import (
    AppointForm,
    EndForm,
    PositionForm,
    SpellingForm,
    add_violation,
)
from tamga.workspace.nav import frame
from tamga.workspace.queries.people import bodies_of, people_of, positions_in


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Add a position."""
    form = PositionForm(
        request.POST or None, bodies=bodies_of(unit).order_by("pk"), initial={"unit": unit.pk}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = add_position(
                form.cleaned_data["unit"],
                code=free_code(unit, form.cleaned_data["name"]),
                name=form.cleaned_data["name"],
                kind=form.cleaned_data["kind"],
                aliases=form.cleaned_data["spellings"],
                named_in=unit,
                by=member(request),
                at=timezone.now(),
            )
        except IntegrityError as error:
            add_violation(form, error)
        else:
            messages.success(request, _("“%(name)s” was added.") % {"name": made.name})
            return redirect("position", unit.slug, made.pk)
    context = {**frame(request, unit, "people"), "form": form}
    return render(request, "workspace/position_add.html", context)


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def position(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The position; posting appoints somebody to it."""
    found = _position(unit, pk)
    today = timezone.localdate()
    form = AppointForm(request.POST or None, people=people_of(unit), initial={"starts_on": today})
    if request.method == "POST" and form.is_valid():
        chosen = dict(form.cleaned_data)
        user = chosen.pop("user")
        try:
            appoint(found, user, by=member(request), at=timezone.now(), **chosen)
        except IntegrityError as error:
            add_violation(form, error)
        else:
            messages.success(
                request,
                _("%(name)s holds the position “%(position)s”.")
                % {"name": user.get_full_name(), "position": found.name},
            )
            return redirect("position", unit.slug, found.pk)
    return _page(request, unit, found, today, appointing=form)


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def spelling(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Let one more spelling name the position in the unit's plans."""
    found = _position(unit, pk)
    form = SpellingForm(request.POST)
    if form.is_valid():
        try:
            add_alias(
                found, form.cleaned_data["text"], unit=unit, by=member(request), at=timezone.now()
            )
        except SpellingTaken as taken:
            said = _("This spelling means “%(name)s” already.") % {"name": taken}
            form.add_error("text", said)
        else:
            messages.success(request, _("The spelling was added."))
            return redirect("position", unit.slug, found.pk)
    return _page(request, unit, found, timezone.localdate(), spelling=form)


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Set the last day of a holding."""
    held = get_object_or_404(
        Holding.objects.filter(position__unit__in=bodies_of(unit).values("pk")).select_related(
            "position", "user"
        ),
        pk=pk,
    )
    form = EndForm(request.POST or None, initial={"ends_on": held.ends_on or timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            end_holding(
                held,
                ends_on=form.cleaned_data["ends_on"],
                by=member(request),
                at=timezone.now(),
            )
        except IntegrityError as error:
            add_violation(form, error)
        else:
            messages.success(request, _("The last day is set."))
            return redirect("position", unit.slug, held.position_id)
    context = {**frame(request, unit, "people"), "held": held, "form": form}
    return render(request, "workspace/position_end.html", context)


def _position(unit: Unit, pk: int) -> Position:
    return get_object_or_404(positions_in(unit).prefetch_related("holdings__user"), pk=pk)


def _page(
    request: HttpRequest,
    unit: Unit,
    found: Position,
    today: date,
    *,
    appointing: AppointForm | None = None,
    spelling: SpellingForm | None = None,
) -> HttpResponse:
    context = frame(request, unit, "people")
    holdings = sorted(found.holdings.all(), key=lambda held: (held.starts_on, held.pk))
    context |= {
        "position": found,
        "holdings": holdings[::-1],
        "irregularities": irregularities_of([found], since=today.replace(month=1, day=1)),
        "spellings": PositionAlias.objects.filter(position=found, unit=unit).order_by("pk"),
        "form": appointing
        or AppointForm(people=people_of(unit), initial={"starts_on": today + timedelta(days=1)}),
        "spelling": spelling or SpellingForm(),
    }
    return render(request, "workspace/position.html", context)
