"""What a section waits for, and what of it the form offers first."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import F, Q

from tamga.duties.models import Evidence, Occurrence, Section
from tamga.duties.queries.occurrences import with_names
from tamga.organizations.models import Position

MOST = 12


def waiting_for(section: Section, *, on: date, besides: Collection[int] = ()) -> list[Occurrence]:
    """The unfinished occurrences that lack the section and had opened by a day, oldest first;
    of those named in ``besides`` (by id) also the ones that open later.
    """
    published = Evidence.objects.filter(
        section=section, withdrawn_at__isnull=True, occurrence__isnull=False
    )
    found = (
        with_names(Occurrence.objects.filter(required__section=section))
        .filter(fulfilled_at__isnull=True, excused_at__isnull=True)
        .filter(Q(opens_on__lte=on) | Q(pk__in=besides))
        .exclude(due_on__lt=F("duty__plan__in_force_from"))
        .exclude(pk__in=published.values("occurrence"))
        .filter(due_on__isnull=False)
        .order_by("due_on", "pk")
    )
    return list(found)


def shortened(occurrences: Sequence[Occurrence], *, keep: Collection[int]) -> list[Occurrence]:
    """As many of them as a form can show: the oldest, and whichever must not be missing."""
    return [o for place, o in enumerate(occurrences) if place < MOST or o.pk in keep]


def choices_of(
    occurrences: Sequence[Occurrence], positions: Sequence[Position], *, wanted: str
) -> dict[str, int | None]:
    """The first choice of the form: the occurrence one came from, else the oldest that one of
    ``positions`` owes, else the oldest; and the position that owes it.
    """
    mine = {position.pk for position in positions}

    def owers(occurrence: Occurrence) -> list[int]:
        if occurrence.position_id:
            return [occurrence.position_id]
        return [position.pk for position in occurrence.duty.positions.all()]

    chosen = next((o for o in occurrences if str(o.pk) == wanted), None)
    chosen = chosen or next((o for o in occurrences if mine & {*owers(o)}), None)
    chosen = chosen or next(iter(occurrences), None)
    owed_by = [pk for pk in (owers(chosen) if chosen else []) if pk in mine]
    first = owed_by[0] if owed_by else next((p.pk for p in positions), None)
    return {"occurrence": chosen.pk if chosen else None, "position": first}
