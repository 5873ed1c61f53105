"""How one measure stands now, and who may touch it."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.implementation.enums import Side
from tamga.implementation.models import Assessment, Measure, ProgressNote, SentBack, Writing
from tamga.organizations.models import Grant, Holding, Unit
from tamga.organizations.queries import holding_on, may, positions_of

WRITING_SECONDS = 40
"""So long after the last sign somebody counts as writing."""


def newest_note(measure: Measure) -> ProgressNote | None:
    """What stands in the cell of progress."""
    return ProgressNote.objects.filter(measure=measure).order_by("-written_at", "-pk").first()


def newest_score(measure: Measure, side: Side) -> Assessment | None:
    """The score of one side that counts; of the measure itself, not of one that it shares."""
    scores = Assessment.objects.filter(measure=measure, side=side)
    return scores.order_by("-scored_at", "-pk").first()


def waits_for_answer(measure: Measure) -> bool:
    """Whether the evaluator sent it back and the unit hasn't answered."""
    return SentBack.objects.filter(measure=measure, answered_at__isnull=True).exists()


def scores_from_above(user: User, unit: Unit, permission: Permission, *, on: date) -> bool:
    """Whether ``user`` evaluates the unit from above: has the permission there, and neither a role
    nor a post in it that day.
    """
    if not may(user, permission, unit):
        return False
    inside = Q(unit=unit) | Q(unit__parent=unit)
    return not (
        Grant.objects.filter(inside, user=user).exists()
        or Holding.objects.filter(holding_on(on), user=user, position__unit=unit).exists()
    )


def own_measures(user: User, period_id: int, *, on: date) -> set[int]:
    """The measures of a period (their keys) that ``user`` carries out by a post held on a day."""
    posts = positions_of(user, on=on).values("pk")
    through = Measure.positions.through.objects.filter(
        position__in=posts, measure__period=period_id, measure__dropped_at__isnull=True
    )
    return set(through.values_list("measure_id", flat=True))


def writers(period_id: int, *, at: datetime, but: User) -> dict[int, list[str]]:
    """Measure (by key) → the names of the others who write there just now; one query."""
    found: dict[int, list[str]] = {}
    rows = Writing.objects.filter(
        measure__period=period_id, seen_at__gt=at - timedelta(seconds=WRITING_SECONDS)
    ).exclude(user=but)
    for row in rows.select_related("user").order_by("seen_at"):
        found.setdefault(row.measure_id, []).append(row.user.get_full_name())
    return found
