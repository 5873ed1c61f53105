"""Who may change a measure: who writes the report, and whoever holds a post that carries it out."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from tamga.accounts.enums import Permission
from tamga.implementation.models import Measure, Period
from tamga.implementation.queries import own_measures
from tamga.organizations.models import Unit
from tamga.organizations.queries import may
from tamga.workspace.access import member


def period_here(unit: Unit, pk: int) -> Period:
    """A period of the unit; raises Http404."""
    return get_object_or_404(
        Period.objects.select_related("unit__parent", "source"), unit=unit, pk=pk
    )


def measure_here(unit: Unit, pk: int) -> Measure:
    """A standing measure of one of the unit's periods; raises Http404."""
    return get_object_or_404(
        Measure.objects.select_related(
            "period__unit", "period__source", "provision__decision__kind", "joint_with"
        ),
        period__unit=unit,
        dropped_at__isnull=True,
        pk=pk,
    )


def measure_to_write(request: HttpRequest, unit: Unit, pk: int) -> Measure:
    """The same, for somebody who may write in it; raises Http404 and PermissionDenied."""
    measure, user = measure_here(unit, pk), member(request)
    if may(user, Permission.WRITE_REPORT, unit):
        return measure
    if measure.pk not in own_measures(user, measure.period_id, on=timezone.localdate()):
        raise PermissionDenied
    return measure
