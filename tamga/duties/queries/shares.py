"""On-time shares: of what was due, how much was published on time, by section and by month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import F
from django.utils import timezone

from tamga.duties.models import OccurrenceSection


@dataclass(frozen=True)
class Share:
    """«96 of 103»: what was published on time of what was due."""

    label: str
    path: str
    on_time: int
    late_done: int
    missing: int

    @property
    def due(self) -> int:
        """All that was due: the whole of which ``on_time`` is a part."""
        return self.on_time + self.late_done + self.missing


# materialized: else the day of each would be reckoned anew for each comparison
TOTAL = """
WITH due AS MATERIALIZED (
    SELECT occurrence.due_on, (required.fulfilled_at AT TIME ZONE %(zone)s)::date AS done_on
    FROM duties_plan AS plan
    JOIN duties_duty AS duty ON duty.plan_id = plan.id
    JOIN duties_occurrence AS occurrence ON occurrence.duty_id = duty.id
    JOIN duties_occurrencesection AS required ON required.occurrence_id = occurrence.id
    WHERE plan.unit_id = %(unit)s AND occurrence.unit_id = %(unit)s
        AND occurrence.due_on BETWEEN %(first)s AND %(last)s
        AND occurrence.due_on >= plan.in_force_from AND occurrence.excused_at IS NULL
)
SELECT
    count(*) FILTER (WHERE done_on <= %(on)s AND done_on <= due_on),
    count(*) FILTER (WHERE done_on <= %(on)s AND done_on > due_on),
    count(*) FILTER (WHERE (done_on IS NULL OR done_on > %(on)s) AND due_on < %(on)s)
FROM due
"""


def share_of_year(unit_id: int, *, year: int, on: date) -> Share:
    """``shares(…).total`` alone, counted by PostgreSQL; one query."""
    wanted: dict[str, int | str | date] = {
        "unit": unit_id,
        "on": on,
        "first": date(year, 1, 1),
        "last": min(on, date(year, 12, 31)),
        "zone": timezone.get_current_timezone_name(),
    }
    with connection.cursor() as cursor:
        cursor.execute(TOTAL, wanted)
        on_time, late_done, missing = cursor.fetchone()
    return Share("", "", on_time, late_done, missing)


@dataclass(frozen=True)
class Shares:
    """The public figures of a unit's year, as they stand on a day."""

    year: int
    total: Share
    by_section: tuple[Share, ...]
    by_month: tuple[Share, ...]


def shares(unit_id: int, *, year: int, on: date) -> Shares:
    """Shares of the sections' due publications of a year up to a day; one query.

    Excused ones, those before the plan's day of force and those not yet due are left out.
    """
    tally: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    months: dict[int, list[int]] = {month: [0, 0, 0] for month in range(1, 13)}
    whole = [0, 0, 0]
    rows = (
        OccurrenceSection.objects.filter(
            occurrence__unit=unit_id,
            occurrence__duty__plan__unit=unit_id,  # else every unit's duties would be read
            occurrence__due_on__year=year,
            occurrence__excused_at__isnull=True,
            occurrence__due_on__gte=F("occurrence__duty__plan__in_force_from"),
        )
        .order_by("section__order", "section_id", "occurrence__due_on")
        .values_list(
            "section__menu",
            "section__title",
            "section__path",
            "occurrence__due_on",
            "fulfilled_at",
        )
    )
    for menu, title, path, due_on, fulfilled_at in rows:
        assert due_on is not None  # the filter on its year
        fulfilled_on = timezone.localdate(fulfilled_at) if fulfilled_at else None
        if due_on > on:
            continue
        if fulfilled_on is not None and fulfilled_on <= on:
            place = 0 if fulfilled_on <= due_on else 1
        elif due_on < on:
            place = 2
        else:
            continue
        for counts in (tally[f"{menu} › {title}", path], months[due_on.month], whole):
            counts[place] += 1
    return Shares(
        year=year,
        total=Share("", "", *whole),
        by_section=tuple(Share(label, path, *c) for (label, path), c in tally.items()),
        by_month=tuple(Share(str(month), "", *c) for month, c in months.items()),
    )
