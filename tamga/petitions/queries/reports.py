"""The quarter's report and the yearly account: what is owed, and which days it counts.

Source: Government Resolution 67 of 2005 (quarterly, through the aimag). Offices cut a quarter off
on the 20th of its last month and hand it in by the 23rd.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from tamga.duties.models import Occurrence, Plan
from tamga.kernel.schedules import Kind as ScheduleKind
from tamga.kernel.spans import Span, SpanKind, span_of
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.petitions.models import FiguresReport
from tamga.petitions.queries.statistics import Statistics, statistics
from tamga.petitions.queries.totals import spans_since
from tamga.petitions.rules import asks_for_report

CUT_OFF_DAY, HAND_IN_DAY = 20, 23
ACCOUNT_DAYS = 31
"""After the year, for its account."""
REPORTED = (SpanKind.YEAR, SpanKind.QUARTER)
_ASKED_BY = {
    SpanKind.QUARTER: {ScheduleKind.QUARTERLY},
    SpanKind.YEAR: {ScheduleKind.YEARLY, ScheduleKind.BY_DATE},
}


@dataclass(frozen=True)
class ReportLine:
    """A period with what was handed in for it; ``due_on`` is the plan's day, else the usual one."""

    span: Span
    report: FiguresReport | None
    due_on: date
    planned: bool
    """Whether a duty of the plan asks for it."""

    def tone(self, on: date) -> str:
        """«ok», «late», «soon», or "" while the period runs; what no plan asks for isn't late."""
        if self.report:
            return "ok"
        if on > self.due_on and self.planned:
            return "late"
        return "soon" if on >= cut_off_of(self.span) else ""


def cut_off_of(span: Span) -> date:
    """The usual last day that a report counts."""
    return span.ends_on if span.kind is SpanKind.YEAR else span.ends_on.replace(day=CUT_OFF_DAY)


def usual_day(span: Span) -> date:
    """By when a report is handed in where no plan says another day."""
    if span.kind is SpanKind.YEAR:
        return span.ends_on + timedelta(days=ACCOUNT_DAYS)
    return span.ends_on.replace(day=HAND_IN_DAY)


def newest_report(unit: Unit, period: str) -> FiguresReport | None:
    """What counts for a period."""
    rows = FiguresReport.everything.filter(unit=unit, period=period)
    return rows.select_related("made_by").order_by("-pk").first()


def counted_span(unit: Unit, span: Span, *, cut_off_on: date) -> Span:
    """The days that a report counts: a year from New Year, a quarter from the day after the one
    before was cut off, so that no petition falls between two reports.
    """
    if span.kind is SpanKind.YEAR:
        return Span(span.code, span.kind, span.starts_on, min(span.ends_on, cut_off_on))
    before = _before(span)
    report = newest_report(unit, before.code)
    since = (report.cut_off_on if report else cut_off_of(before)) + timedelta(days=1)
    return Span(span.code, span.kind, since, cut_off_on)


def figures_until(unit: Unit, span: Span, *, cut_off_on: date) -> tuple[Span, Statistics]:
    """The days counted, and the figures as they stood at the end of the cut-off day; of a quarter
    also what came before those days and was entered after the report before was made.
    """
    counted = counted_span(unit, span, cut_off_on=cut_off_on)
    before = newest_report(unit, _before(span).code) if span.kind is SpanKind.QUARTER else None
    late_since = before.made_at if before else None
    units = units_of(unit, counted)
    return counted, statistics(units, counted, as_of=cut_off_on, late_since=late_since)


def units_of(unit: Unit, span: Span) -> list[Unit]:
    """The unit alone; the aimag with the soums and agencies below it that had not ended."""
    if unit.kind != UnitKind.AIMAG:
        return [unit]
    there = Q(valid_to=None) | Q(valid_to__gte=span.starts_on)
    return [unit, *Unit.objects.filter(there, parent=unit)]


def report_lines(unit: Unit, *, on: date, since: date) -> list[ReportLine]:
    """The quarters and years that touch ``since`` to ``on``, newest first; two queries."""
    made: dict[str, FiguresReport] = {}
    for report in FiguresReport.everything.filter(unit=unit).order_by("pk"):
        made[report.period] = report
    asked = list(_asked(unit))
    lines = []
    for span in spans_since(since, until=on, kinds=REPORTED):
        duty = next((each for each in asked if _fits(each, span)), None)
        due_on = duty.due_on if duty and duty.due_on else usual_day(span)
        lines.append(ReportLine(span, made.get(span.code), due_on, planned=duty is not None))
    return lines


def asked_by_plan(unit: Unit, span: Span) -> Occurrence | None:
    """The occurrence of the plan's duty that a report of the period closes."""
    return next((each for each in _asked(unit) if _fits(each, span)), None)


def lacking(plan: Plan) -> list[SpanKind]:
    """The kinds of reports that no living duty of a plan asks for; one query."""
    known = {
        schedule["kind"]
        for duty in plan.duties.filter(ended_on__isnull=True)
        if asks_for_report(duty.work)
        for schedule in duty.schedules
    }
    return [kind for kind in REPORTED if not known & _ASKED_BY[kind]]


def handed_in(units: list[Unit], period: str) -> dict[int, FiguresReport]:
    """Unit → what counts of it for a period; one query."""
    rows = FiguresReport.everything.filter(unit__in=units, period=period).order_by("pk")
    return {report.unit_id: report for report in rows}


def _asked(unit: Unit) -> list[Occurrence]:
    rows = (
        Occurrence.objects.filter(
            unit=unit, duty__ended_on__isnull=True, due_on__isnull=False,
            occurred_on__isnull=True, duty__sections__isnull=True,
            duty__work__icontains="тайлан",
        )
        .select_related("duty__plan")
        .order_by("due_on", "pk")
    )  # fmt: skip
    return [each for each in rows if asks_for_report(each.duty.work)]


def _fits(occurrence: Occurrence, span: Span) -> bool:
    """Whether it is this period's turn: a quarter bears its name; a year's account is owed between
    the December of that year and the autumn after it.
    """
    kind = occurrence.duty.schedules[occurrence.schedule]["kind"]
    if kind not in _ASKED_BY[span.kind]:
        return False
    if span.kind is SpanKind.QUARTER:
        return occurrence.period == span.code
    assert occurrence.due_on is not None
    return date(span.ends_on.year, 12, 1) <= occurrence.due_on <= date(span.ends_on.year + 1, 9, 30)


def quarter_after(span: Span) -> Span:
    """The quarter that follows."""
    return _quarter(span.ends_on + timedelta(days=1))


def _before(span: Span) -> Span:
    return _quarter(span.starts_on - timedelta(days=1))


def _quarter(day: date) -> Span:
    return span_of(f"{day.year}-Q{(day.month + 2) // 3}")
