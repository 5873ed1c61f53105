"""Which petitions are open to somebody in a room; ``or_if`` of its addresses."""

from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from tamga.accounts.models import User
from tamga.organizations.models import Unit
from tamga.petitions.models import Petition
from tamga.petitions.queries import visible_to
from tamga.workspace.access import member


def has_petitions(user: User, unit: Unit, *, on: date) -> bool:
    """Whether somebody without a role in petitions was given one of the unit's to answer."""
    return visible_to(user, on=on).filter(unit=unit).exists()


def reads_petition(user: User, unit: Unit, *, pk: int, on: date) -> bool:
    """Whether it was given to a post of theirs."""
    return visible_to(user, on=on).filter(unit=unit, pk=pk).exists()


def own_petitions(request: HttpRequest, unit: Unit) -> QuerySet[Petition]:
    """The unit's petitions as far as the signed-in person may read them."""
    return visible_to(member(request), on=timezone.localdate()).filter(unit=unit)


def petition_or_404(request: HttpRequest, unit: Unit, pk: int) -> Petition:
    """One of them. Raises Http404, also for a complaint about oneself."""
    rows = own_petitions(request, unit).select_related("against", "entered_by", "closed_by")
    return get_object_or_404(rows, pk=pk)
