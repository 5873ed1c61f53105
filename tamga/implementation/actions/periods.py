"""Periods open with what is on control, close, are locked, and are reopened with a reason."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from tamga.accounts.models import User
from tamga.decisions.queries import provisions_on_control
from tamga.implementation.actions.desks import lay_on_desks
from tamga.implementation.actions.errors import (
    LockedPeriodError,
    NothingOnControlError,
    OwnScoreMissingError,
    PeriodStandsError,
    ReasonNeededError,
)
from tamga.implementation.actions.steps import locked_period
from tamga.implementation.models import Measure, Period, Reopening, Source
from tamga.implementation.queries import lines_of
from tamga.journal.actions import record
from tamga.kernel.spans import span_of
from tamga.law.queries import scale_on
from tamga.organizations.models import Unit


@transaction.atomic
def open_period(
    unit: Unit,
    *,
    source: Source,
    code: str,
    on: date,
    place: str = "",
    due_on: date | None = None,
    by: User | None,
    at: datetime,
) -> Period:
    """Open a period with every provision of the source that is on control.

    1. The period, under the scale in force on its last day. 2. A measure for each provision sent
    down to the unit and on control ``on``, numbered as a report is ordered, on the desks that the
    provision was assigned to. 3. The journal.
    Raises ValueError for a code that is none, PeriodStandsError, NothingOnControlError.
    """
    span = span_of(code)
    try:
        with transaction.atomic():
            period = Period.objects.create(
                unit=unit,
                source=source,
                code=span.code,
                kind=span.kind,
                starts_on=span.starts_on,
                ends_on=span.ends_on,
                scale=scale_on(span.ends_on).code,
                place=place.strip(),
                due_on=due_on,
                opened_at=at,
                opened_by=by,
            )
    except IntegrityError:
        raise PeriodStandsError(span.code) from None
    added, _dropped = _follow(period, on=on, at=at)
    if not added:
        raise NothingOnControlError(source.code)
    record(
        "period.opened", unit_id=unit.pk, by=by, at=at, subject=period,
        period=period.code, measures=added,
    )  # fmt: skip
    return period


@transaction.atomic
def follow_control(period: Period, *, on: date, by: User | None, at: datetime) -> tuple[int, int]:
    """Bring an open period to what is on control ``on``: (added, dropped).

    1. Adds measures for what was sent down since. 2. Drops those that came off control before the
    period began and on which nothing was written. 3. Journals it when anything changed.
    Raises LockedPeriodError and ClosedPeriodError.
    """
    period = locked_period(period.pk)
    added, dropped = _follow(period, on=on, at=at)
    if added or dropped:
        record(
            "period.followed", unit_id=period.unit_id, by=by, at=at, subject=period,
            period=period.code, added=added, dropped=dropped,
        )  # fmt: skip
    return added, dropped


def _follow(period: Period, *, on: date, at: datetime) -> tuple[int, int]:
    wanted = provisions_on_control(period.unit, on=on).filter(
        decision__kind__in=period.source.kinds.all()
    )
    if period.source.from_above:
        wanted = wanted.exclude(decision__unit=period.unit)
    standing = Measure.objects.filter(period=period, dropped_at__isnull=True)
    has = set(standing.values_list("provision_id", flat=True))
    living = {provision.pk for provision in wanted}
    last = max(standing.values_list("number", flat=True), default=0)
    new = [provision for provision in wanted if provision.pk not in has]
    made = Measure.objects.bulk_create(
        Measure(period=period, provision=provision, number=number)
        for number, provision in enumerate(new, start=last + 1)
    )
    lay_on_desks(period, made)
    dropped = standing.exclude(provision__in=living).filter(
        notes__isnull=True, assessments__isnull=True, provision__taken_off_on__lte=period.starts_on
    )
    return len(made), Measure.objects.filter(pk__in=dropped.values("pk")).update(dropped_at=at)


@transaction.atomic
def close_period(period: Period, *, by: User, at: datetime) -> Period:
    """The unit has written and scored: from now on its superior scores.

    1. Closes it, once; a second press changes nothing. 2. The journal.
    Raises LockedPeriodError; OwnScoreMissingError with the measures that the unit hasn't scored.
    """
    period = locked_period(period.pk, writing=False)
    if period.closed_at is not None:
        return period
    missing = tuple(line.measure.number for line in lines_of(period) if line.own.missing)
    if missing:
        raise OwnScoreMissingError(missing)
    period.closed_at, period.closed_by = at, by
    period.save(update_fields=["closed_at", "closed_by"])
    record(
        "period.closed", unit_id=period.unit_id, by=by, at=at, subject=period, period=period.code
    )
    return period


@transaction.atomic
def lock_period(period: Period, *, by: User, at: datetime) -> Period:
    """Nothing of it changes any more: 1. closes it if the unit hasn't, 2. locks it, once, 3. the
    journal.
    """
    try:
        period = locked_period(period.pk, writing=False)
    except LockedPeriodError:
        return Period.objects.get(pk=period.pk)
    if period.closed_at is None:
        period.closed_at, period.closed_by = at, by
    period.locked_at, period.locked_by = at, by
    period.save(update_fields=["closed_at", "closed_by", "locked_at", "locked_by"])
    record(
        "period.locked", unit_id=period.unit_id, by=by, at=at, subject=period, period=period.code
    )
    return period


@transaction.atomic
def reopen_period(period: Period, *, reason: str, by: User, at: datetime) -> Period:
    """Let it be written and scored again: 1. keeps who, when and why, 2. takes back its lock and
    its closing, 3. the journal. An open one stays as it is. Raises ReasonNeededError.
    """
    why = reason.strip()[:500]
    if not why:
        raise ReasonNeededError
    found = Period.objects.select_for_update(of=("self",)).select_related("unit").get(pk=period.pk)
    if found.closed_at is None and found.locked_at is None:
        return found
    Reopening.objects.create(period=found, reason=why, reopened_at=at, reopened_by=by)
    found.closed_at = found.locked_at = None
    found.closed_by = found.locked_by = None
    found.save(update_fields=["closed_at", "closed_by", "locked_at", "locked_by"])
    record("period.reopened", unit_id=found.unit_id, by=by, at=at, subject=found, period=found.code)
    return found
