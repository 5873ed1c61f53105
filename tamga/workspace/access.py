"""Who may enter a view of the staff's rooms. A view without a declaration fails a test."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.organizations.models import Unit
from tamga.organizations.queries import may

P = ParamSpec("P")
UnitView = Callable[Concatenate[HttpRequest, Unit, P], HttpResponse]
Exempt = Callable[..., bool]
"""``(user, unit, *, <what the address names>, on)``: whether this one thing is open to ``user``."""


def needs(
    permission: Permission, *, or_if: Exempt | None = None, shown_if: Exempt | None = None
) -> Callable[[UnitView[P]], Callable[..., HttpResponse]]:
    """The view ``(request, unit, …)`` of an address with ``slug`` is for those who have
    ``permission`` in that unit: others are sent to sign in, or refused with 403; an unknown unit
    looks the same as a forbidden one.

    ``or_if`` opens single things to those without the permission, for what somebody owes in a
    unit they may also see and hand in, though their role is in an agency below it or nowhere.
    What is ``shown_if`` to others isn't refused but not found, whether it is there or not.
    """

    def decorate(view: UnitView[P]) -> Callable[..., HttpResponse]:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            unit = Unit.objects.select_related("parent").filter(slug=slug).first()

            def holds(rule: Exempt | None) -> bool:
                today = timezone.localdate()
                return bool(rule and unit and rule(request.user, unit, *args, on=today, **kwargs))

            if unit is None or not (may(request.user, permission, unit) or holds(or_if)):
                raise PermissionDenied if shown_if is None or holds(shown_if) else Http404
            return view(request, unit, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]  # read by tests/test_access
        guarded.or_if = or_if  # type: ignore[attr-defined]
        guarded.shown_if = shown_if  # type: ignore[attr-defined]
        return guarded

    return decorate


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view is for everybody who has signed in, and shows only what is theirs."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.permission = "signed_in"  # type: ignore[attr-defined]
    return guarded


def by_secret(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view is for whoever knows its secret address; a wrong one doesn't exist."""
    view.permission = "secret"  # type: ignore[attr-defined]
    return view


def open_to_all(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is for everybody: signing in."""
    view.permission = "open"  # type: ignore[attr-defined]
    return view


def member(request: HttpRequest) -> User:
    """The signed-in user of a guarded view, with the right type. Raises Http404 otherwise."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user
