"""Scores of both sides, and what is sent back for more evidence."""

from datetime import date, datetime

from django.db import transaction

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.implementation.actions.errors import (
    NotOnScaleError,
    NotSuperiorError,
    ReasonNeededError,
)
from tamga.implementation.actions.steps import shared_period
from tamga.implementation.enums import Side
from tamga.implementation.models import Assessment, Measure, Period, SentBack
from tamga.implementation.queries import newest_score, scores_from_above, waits_for_answer
from tamga.journal.actions import record
from tamga.law.queries import scale_of


@transaction.atomic
def score_own(measure: Measure, score: int | None, *, by: User, at: datetime) -> Assessment:
    """The unit scores itself; None is «not due yet». The same score again changes nothing.

    1. The assessment, with who and when. 2. The journal. Raises LockedPeriodError,
    ClosedPeriodError unless the measure was sent back, NotOnScaleError, ValueError for a measure
    that shares another's score.
    """
    period = shared_period(measure, answering=waits_for_answer(measure))
    return _score(measure, period, Side.OWN, score, reason="", by=by, at=at)


@transaction.atomic
def score_superior(
    measure: Measure, score: int | None, *, reason: str, by: User, on: date, at: datetime
) -> Assessment:
    """The superior scores; with a reason where it differs from the unit's own score.

    1. The assessment. 2. A measure that was sent back waits no longer. 3. The journal. Raises
    NotSuperiorError for somebody of that unit or of another aimag, LockedPeriodError,
    NotOnScaleError, ReasonNeededError, ValueError for a measure that shares another's score.
    """
    period = shared_period(measure, writing=False)
    if not scores_from_above(by, period.unit, Permission.SCORE, on=on):
        raise NotSuperiorError
    own = newest_score(measure, Side.OWN)
    differs = own is not None and (own.score, own.not_due) != (score, score is None)
    if differs and not reason.strip():
        raise ReasonNeededError
    given = _score(measure, period, Side.SUPERIOR, score, reason=reason, by=by, at=at)
    SentBack.objects.filter(measure=measure, answered_at__isnull=True).update(answered_at=at)
    return given


def _score(
    measure: Measure,
    period: Period,
    side: Side,
    score: int | None,
    *,
    reason: str,
    by: User,
    at: datetime,
) -> Assessment:
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    if measure.joint_with_id is not None:
        raise ValueError(measure.number)
    if score is not None and score not in scale_of(period.scale).values:
        raise NotOnScaleError(score)
    why = reason.strip()
    newest = newest_score(measure, side)
    same = newest and (newest.score, newest.not_due, newest.reason) == (score, score is None, why)
    if newest and same and not newest.as_printed:
        return newest
    given = Assessment.objects.create(
        measure=measure,
        side=side,
        score=score,
        not_due=score is None,
        reason=why,
        scored_at=at,
        scored_by=by,
    )
    record(
        "score.given", unit_id=period.unit_id, by=by, at=at, subject=measure, number=measure.number,
        period=period.code, side=side.value, score="–" if score is None else score,
    )  # fmt: skip
    return given


@transaction.atomic
def share_score(measure: Measure, other: Measure | None, *, by: User, at: datetime) -> Measure:
    """Let a measure share the score of another one of its period (None: its own again).

    1. The link; what it was scored by itself stays and counts again when parted. 2. The journal.
    Raises LockedPeriodError, ClosedPeriodError, ValueError for itself, for one of another period
    and for one that shares or is shared itself.
    """
    period = shared_period(measure)
    keys = sorted({measure.pk, other.pk if other else measure.pk})
    now = {
        one.pk: one
        for one in Measure.objects.select_for_update(of=("self",))
        .filter(pk__in=keys)
        .order_by("pk")
    }
    measure, other = now[measure.pk], now[other.pk] if other else None
    if measure.joint_with_id == (other.pk if other else None):
        return measure
    if other is not None and (
        other.pk == measure.pk
        or other.period_id != measure.period_id
        or other.joint_with_id is not None
        or measure.joined.exists()
    ):
        raise ValueError(other.number)
    measure.joint_with = other
    measure.save(update_fields=["joint_with"])
    known = {"number": measure.number, "period": period.code}
    if other is None:
        record("measure.parted", unit_id=period.unit_id, by=by, at=at, subject=measure, **known)
    else:
        record(
            "measure.joined", unit_id=period.unit_id, by=by, at=at, subject=measure,
            other=other.number, **known,
        )  # fmt: skip
    return measure


@transaction.atomic
def send_back(measure: Measure, *, reason: str, by: User, on: date, at: datetime) -> SentBack:
    """The evaluator wants more: 1. the reason, 2. the unit may write and score this measure though
    the period is closed, 3. the journal. One that waits already keeps its first reason. Raises
    NotSuperiorError, LockedPeriodError, ReasonNeededError.
    """
    period = shared_period(measure, writing=False)
    if not scores_from_above(by, period.unit, Permission.SCORE, on=on):
        raise NotSuperiorError
    if not reason.strip():
        raise ReasonNeededError
    Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    waiting = SentBack.objects.filter(measure=measure, answered_at__isnull=True).first()
    if waiting is not None:
        return waiting
    sent = SentBack.objects.create(measure=measure, reason=reason.strip(), sent_at=at, sent_by=by)
    record(
        "measure.sent_back", unit_id=period.unit_id, by=by, at=at, subject=measure,
        number=measure.number, period=period.code,
    )  # fmt: skip
    return sent


@transaction.atomic
def answer(measure: Measure, *, by: User, at: datetime) -> bool:
    """The unit has added what was asked for: 1. the measure waits no longer, 2. the journal.
    False when nothing waited. Raises LockedPeriodError.
    """
    period = shared_period(measure, writing=False)
    done = SentBack.objects.filter(measure=measure, answered_at__isnull=True).update(
        answered_at=at, answered_by=by
    )
    if done:
        record(
            "measure.answered", unit_id=period.unit_id, by=by, at=at, subject=measure,
            number=measure.number, period=period.code,
        )  # fmt: skip
    return bool(done)
