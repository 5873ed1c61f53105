"""The reports that decisions ask for of their own: by when the next one is due, and to whom."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from tamga.accounts.models import User
from tamga.decisions.models import Assignment, Recipient
from tamga.decisions.queries import assigned_to_positions, next_turn, recipients_of, turns
from tamga.implementation.models import Measure, ProgressNote
from tamga.kernel.schedules import Period
from tamga.organizations.queries import positions_of

AHEAD_DAYS = 45


@dataclass(frozen=True)
class DueReport:
    """A report that a provision asks for: its turn, its recipients, and what is there for it.

    ``written_on`` is the day of the newest progress note since the turn opened; ``table`` the key
    of the open period in whose table that is written.
    """

    assignment: Assignment
    due_on: date
    recipients: list[Recipient]
    late: bool
    written_on: date | None
    table: int | None


def due_reports(user: User, *, on: date) -> list[DueReport]:
    """What ``user`` leads and is to report within 45 days, or should have and wrote nothing for
    since that turn opened; by due day, in at most eight queries. Nothing is stored about a report's
    sending: a turn that has passed counts as met once something was written in it.
    """
    positions = list(positions_of(user, on=on))
    mine = {position.pk for position in positions}
    if not mine:
        return []
    asked = assigned_to_positions(positions, on=on).exclude(provision__schedules=[])
    led = [
        each
        for each in asked.prefetch_related("provision__recipients")
        if each.positions.all()[0].pk in mine
    ]
    if not led:
        return []
    written, tables = _written(led), _tables(led)
    lines = []
    for each in led:
        key = (each.provision_id, each.unit_id)
        found = _turn(each, written.get(key), on=on)
        if found is not None and found.due_on is not None:
            late = found.due_on < on
            day = written.get(key)
            since = day if day is not None and day >= found.opens_on else None
            names = recipients_of(each.provision)
            lines.append(DueReport(each, found.due_on, names, late, since, tables.get(key)))
    return sorted(lines, key=lambda line: (line.due_on, line.assignment.pk))


def _turn(each: Assignment, written: date | None, *, on: date) -> Period | None:
    """The turn that was missed last, else the next one if it is near."""
    since = timezone.localdate(each.assigned_at) if each.assigned_at else on
    back = max(since, on - timedelta(days=AHEAD_DAYS))
    past = turns(each.provision, first=back, last=on - timedelta(days=1)) if back < on else []
    if past and (written is None or written < past[-1].opens_on):
        return past[-1]
    following = next_turn(each.provision, on=on)
    if following is None or following.due_on is None:
        return None
    return following if (following.due_on - on).days <= AHEAD_DAYS else None


def _written(led: list[Assignment]) -> dict[tuple[int, int], date]:
    rows = (
        ProgressNote.objects.filter(measure__provision__in=[each.provision_id for each in led])
        .exclude(text="")
        .values_list("measure__provision", "measure__period__unit")
        .annotate(newest=Max("written_at"))
        .order_by()
    )
    return {(provision, unit): timezone.localdate(newest) for provision, unit, newest in rows}


def _tables(led: list[Assignment]) -> dict[tuple[int, int], int]:
    rows = Measure.objects.filter(
        provision__in=[each.provision_id for each in led],
        dropped_at__isnull=True,
        period__closed_at__isnull=True,
        period__locked_at__isnull=True,
        period__read_from__isnull=True,
    ).order_by("period__ends_on")
    return {
        (provision, unit): period
        for provision, unit, period in rows.values_list("provision", "period__unit", "period")
    }
