"""On whose desks the measures of a period lie."""

from collections.abc import Sequence

from django.db import transaction

from tamga.decisions.models import Assignment
from tamga.implementation.models import Measure, Period


def lay_on_desks(period: Period, measures: Sequence[Measure]) -> None:
    """New measures lie on the desks that their provisions were assigned to in the unit. Private to
    ``actions``.
    """
    sent = Assignment.everything.filter(
        unit=period.unit, provision__in=[measure.provision_id for measure in measures]
    ).prefetch_related("links")
    posts = {one.provision_id: [link.position_id for link in one.links.all()] for one in sent}
    _lay(
        [(measure.pk, post) for measure in measures for post in posts.get(measure.provision_id, ())]
    )


@transaction.atomic
def follow_assignment(assignment: Assignment) -> int:
    """The measures of an assigned provision move to its desks, in every period of the unit that is
    still being written; a closed one keeps those who wrote it. How many measures moved.

    Whoever assigns journals it; nothing is journalled here.
    """
    measures = Measure.objects.filter(
        provision=assignment.provision_id,
        period__unit=assignment.unit_id,
        period__closed_at__isnull=True,
        period__locked_at__isnull=True,
    )
    keys = list(measures.order_by("pk").values_list("pk", flat=True))
    posts = list(assignment.links.values_list("position", flat=True))
    Measure.positions.through.objects.filter(measure__in=keys).delete()
    _lay([(measure, post) for measure in keys for post in posts])
    return len(keys)


def _lay(pairs: Sequence[tuple[int, int]]) -> None:
    through = Measure.positions.through
    through.objects.bulk_create(
        through(measure_id=measure, position_id=post) for measure, post in pairs
    )
