"""What reports wait for from somebody: rows to write, answers, scores, a report to issue."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.implementation.enums import Side
from tamga.implementation.models import (
    Assessment,
    IssuedReport,
    Measure,
    Period,
    ProgressNote,
    SentBack,
)
from tamga.organizations.queries import positions_of, units_where


class Asked(StrEnum):
    """What a period asks somebody for."""

    ANSWER = "answer"
    WRITE = "write"
    SCORE_OWN = "score_own"
    CHECK = "check"
    SIGN_OFF = "sign_off"
    ISSUE = "issue"
    SCORE = "score"


@dataclass(frozen=True)
class ReportLine:
    """``count`` measures of a period wait for one thing (a report to issue counts as one)."""

    asked: Asked
    period: Period
    count: int
    due_on: date
    late: bool


def report_work(user: User, *, on: date) -> list[ReportLine]:
    """The lines of somebody by due day, what was sent back first; at most ten queries."""
    posts = positions_of(user, on=on).values("pk")
    mine = Measure.positions.through.objects.filter(position__in=posts).values("measure")
    standing = Measure.objects.filter(dropped_at__isnull=True, period__locked_at__isnull=True)
    opened = standing.filter(period__closed_at__isnull=True, period__read_from__isnull=True)
    reports = units_where(user, Permission.WRITE_REPORT).values("pk")
    closed = standing.filter(period__closed_at__isnull=False)
    counted = {
        Asked.ANSWER: _counts(
            standing.filter(_waits(), Q(pk__in=mine) | Q(period__unit__in=reports))
        ),
        Asked.WRITE: _counts(opened.filter(~_has(ProgressNote), pk__in=mine)),
        Asked.SCORE_OWN: _counts(
            opened.filter(~_scored(Side.OWN), joint_with__isnull=True, period__unit__in=reports)
        ),
        Asked.SCORE: _counts(
            closed.filter(
                ~_scored(Side.SUPERIOR),
                joint_with__isnull=True,
                period__unit__in=units_where(user, Permission.SCORE).values("pk"),
            )
        ),
        **_leaving(reports, units_where(user, Permission.SIGN_OFF).values("pk")),
    }
    keys = {key for counts in counted.values() for key in counts}
    found = Period.objects.select_related("unit__parent", "source").in_bulk(keys)
    lines = [
        _line(asked, found[key], count, on)
        for asked, counts in counted.items()
        for key, count in counts.items()
    ]
    return sorted(lines, key=lambda line: (line.asked != Asked.ANSWER, line.due_on, line.period.pk))


def _line(asked: Asked, period: Period, count: int, on: date) -> ReportLine:
    due_on = period.due_on or period.ends_on
    return ReportLine(asked, period, count, due_on, late=due_on < on)


def _counts(measures: QuerySet[Measure]) -> dict[int, int]:
    rows = measures.order_by().values("period").annotate(n=Count("pk"))
    return dict(rows.values_list("period", "n"))


def _waits() -> Exists:
    return Exists(SentBack.objects.filter(measure=OuterRef("pk"), answered_at__isnull=True))


def _has(model: type[ProgressNote]) -> Exists:
    return Exists(model.objects.filter(measure=OuterRef("pk")).exclude(text=""))


def _scored(side: Side) -> Exists:
    return Exists(Assessment.objects.filter(measure=OuterRef("pk"), side=side))


def _leaving(write: Any, sign: Any) -> dict[Asked, dict[int, int]]:
    """Closed periods whose report was never issued, by the next step on its way: the units where
    somebody writes the report check and issue it, those where they sign sign it off.
    """
    issued = IssuedReport.objects.filter(period=OuterRef("pk"), issued_at__isnull=False)
    versions = IssuedReport.objects.filter(period=OuterRef("pk"), checked_at__isnull=False)
    signed = Exists(versions.filter(signed_off_at__isnull=False))
    waiting = Period.objects.filter(
        ~Exists(issued), closed_at__isnull=False, read_from__isnull=True
    )
    by_step = {
        Asked.CHECK: waiting.filter(~Exists(versions), unit__in=write),
        Asked.SIGN_OFF: waiting.filter(Exists(versions), ~signed, unit__in=sign),
        Asked.ISSUE: waiting.filter(signed, unit__in=write),
    }
    return {
        asked: dict.fromkeys(periods.values_list("pk", flat=True), 1)
        for asked, periods in by_step.items()
    }
