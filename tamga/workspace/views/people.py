"""Who works here: positions with their holders, people with their roles."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tamga.accounts.actions import (
    correct_contact,
    deactivate,
    first_password,
    give_password,
    reactivate,
)
from tamga.accounts.enums import Permission, Role
from tamga.accounts.models import User
from tamga.accounts.rules import ROLES
from tamga.organizations.models import Grant, Holding, Unit
from tamga.organizations.queries import may
from tamga.workspace.access import member, needs
from tamga.workspace.actions.people import add_person, give_role, take_role_back
from tamga.workspace.forms.people import ContactForm, PersonForm, RoleForm, add_violation
from tamga.workspace.nav import frame
from tamga.workspace.queries.people import (
    administers,
    bodies_of,
    people_of,
    person_lines,
    position_lines,
)


@needs(Permission.MANAGE_PEOPLE)
@require_safe
def people(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Positions with holders, gaps and overlaps; people with roles."""
    context = frame(request, unit, "people")
    context["lines"] = position_lines(unit, on=context["today"])
    context["people"] = person_lines(unit, on=context["today"])
    if unit.parent and may(member(request), Permission.MANAGE_PEOPLE, unit.parent):
        context["above"] = unit.parent
    return render(request, "workspace/people.html", context)


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Add somebody; their first password is shown on the answer to this and never again."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = first_password()
        cleaned = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
        try:
            user = add_person(
                unit, password=password, by=member(request), at=timezone.now(), **cleaned
            )
        except IntegrityError as error:
            add_violation(form, error)
        else:
            context = {**frame(request, unit, "people"), "person": user, "password": password}
            return render(request, "workspace/person_added.html", context)
    context = {**frame(request, unit, "people"), "form": form}
    return render(request, "workspace/person_add.html", context)


@needs(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One person of the unit: positions, roles, and a role to give."""
    found = get_object_or_404(people_of(unit), pk=pk)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        role = Role(form.cleaned_data["role"])
        give_role(unit, found, role=role, by=member(request), at=timezone.now())
        messages.success(
            request,
            _("%(name)s has the role “%(role)s” now.")
            % {"name": found.get_full_name(), "role": ROLES[role].name},
        )
        return redirect("person", unit.slug, found.pk)
    return _person(request, unit, found, form=form)


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def contact(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Correct the e-mail and the phone of somebody."""
    found = _administered(request, unit, pk)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _person(request, unit, found, contact=form)
    correct_contact(
        found, unit_id=unit.pk, by=member(request), at=timezone.now(), **form.cleaned_data
    )
    messages.success(request, _("Saved."))
    return redirect("person", unit.slug, found.pk)


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def sign_in(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Let somebody sign in no more, or again; nobody locks themselves out."""
    found = _administered(request, unit, pk)
    back = redirect("person", unit.slug, found.pk)
    by, now = member(request), timezone.now()
    if request.POST.get("let") == "in":
        reactivate(found, unit_id=unit.pk, by=by, at=now)
        said = _("%(name)s may sign in again.")
    elif found == by:
        messages.error(request, _("You can't lock yourself out. Ask another administrator."))
        return back
    else:
        deactivate(found, unit_id=unit.pk, by=by, at=now)
        said = _("%(name)s may no longer sign in.")
    messages.success(request, said % {"name": found.get_full_name()})
    return back


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def password(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Give a new first password; it is shown on the answer to this and never again."""
    found = _administered(request, unit, pk)
    given = first_password()
    give_password(found, password=given, unit_id=unit.pk, by=member(request), at=timezone.now())
    if found == request.user:
        update_session_auth_hash(request, found)
    context = {**frame(request, unit, "people"), "person": found, "password": given, "again": True}
    return render(request, "workspace/person_added.html", context)


def _administered(request: HttpRequest, unit: Unit, pk: int) -> User:
    found = get_object_or_404(people_of(unit), pk=pk)
    if not administers(member(request), found):
        raise PermissionDenied
    return found


def _person(
    request: HttpRequest,
    unit: Unit,
    found: User,
    *,
    form: RoleForm | None = None,
    contact: ContactForm | None = None,
) -> HttpResponse:
    bodies = bodies_of(unit).values("pk")
    grants = Grant.objects.filter(user=found, unit__in=bodies).select_related("unit")
    initial = {"email": found.email, "phone": found.phone}
    context = {
        **frame(request, unit, "people"),
        "person": found,
        "form": form or RoleForm(),
        "contact": contact or ContactForm(initial=initial),
        "administers": administers(member(request), found),
    }
    context["grants"] = [
        (given, ROLES[Role(given.role)]) for given in grants.order_by("unit_id", "pk")
    ]
    context["holdings"] = (
        Holding.objects.filter(user=found, position__unit__in=bodies)
        .select_related("position__unit")
        .order_by("-starts_on", "pk")
    )
    return render(request, "workspace/person.html", context)


@needs(Permission.MANAGE_PEOPLE)
@require_POST
def take_role(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Take a role back; nobody locks themselves out of this room."""
    given = get_object_or_404(
        Grant.objects.filter(unit__in=bodies_of(unit).values("pk")).select_related("unit", "user"),
        pk=pk,
    )
    user = given.user
    locks_out = Permission.MANAGE_PEOPLE in ROLES[Role(given.role)].permissions
    if user == request.user and locks_out:
        messages.error(
            request,
            _("You can't take this role from yourself. Ask another administrator."),
        )
    else:
        take_role_back(given, by=member(request), at=timezone.now())
        messages.success(request, _("The role was taken back."))
    if people_of(unit).filter(pk=user.pk).exists():
        return redirect("person", unit.slug, user.pk)
    return redirect("people", unit.slug)
