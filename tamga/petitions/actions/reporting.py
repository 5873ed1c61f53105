"""The quarter's report is handed in, the yearly account is given to everybody."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.duties.actions import PlannedDuty, add_duties, prove
from tamga.duties.enums import Responsibility, Source
from tamga.duties.models import Duty, Plan
from tamga.journal.actions import record
from tamga.kernel.mongolian.personal import find_personal
from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules import Kind, Schedule
from tamga.kernel.spans import SpanKind, span_of
from tamga.organizations.models import Position, Unit
from tamga.petitions.models import FiguresReport
from tamga.petitions.queries.reports import (
    ACCOUNT_DAYS,
    HAND_IN_DAY,
    REPORTED,
    asked_by_plan,
    cut_off_of,
    figures_until,
    lacking,
    newest_report,
    quarter_after,
)

LONGEST_WORDS = 5_000
PLANNED = (
    (
        SpanKind.QUARTER,
        "Өргөдөл, гомдлын улирлын тайланг гаргаж, дээд шатны байгууллагад хүргүүлэх.",
        f"улирал бүрийн сүүлийн сарын {HAND_IN_DAY}-ны дотор",
        Schedule(kind=Kind.QUARTERLY, day=HAND_IN_DAY),
    ),
    (
        SpanKind.YEAR,
        "Өргөдөл, гомдлын шийдвэрлэлтийн жилийн тайланг олон нийтэд мэдээлэх.",
        "жил бүрийн 1 дүгээр сарын 31-ний дотор",
        Schedule(kind=Kind.YEARLY, due=MonthDay(1, 31)),
    ),
)
"""What a plan that doesn't ask for them is offered: which report, work, term in words,
schedule."""


@transaction.atomic
def hand_in(
    unit: Unit, period: str, *, cut_off_on: date, words: str, by: User, at: datetime
) -> FiguresReport:
    """Hand in the figures of a quarter, or give the account of a year.

    1. The figures as they stood on the cut-off day, kept as they are; one handed in before stays,
    and the newest counts; the very same once more changes nothing. 2. The duty of the plan that
    asks for it closes. 3. The journal.
    Raises ValueError for a period that isn't reported, a cut-off day outside it or to come, words
    that are too long or hold personal data, and, once the next quarter was handed in, for one that
    was handed in before or is cut off on another day than the usual: what came late stands there.
    """
    span = span_of(period)
    said = words.strip()
    last = span.ends_on + timedelta(days=ACCOUNT_DAYS if span.kind is SpanKind.YEAR else 0)
    if span.kind not in REPORTED:
        raise ValueError(_("A report is of a quarter or of a year."))
    if not span.starts_on <= cut_off_on <= last:
        raise ValueError(_("The cut-off day lies outside of the period."))
    if cut_off_on > timezone.localdate(at):
        raise ValueError(_("The cut-off day is still to come."))
    if len(said) > LONGEST_WORDS:
        raise ValueError(_("The text is too long: at most %s letters.") % LONGEST_WORDS)
    if place := personal_place(said):
        raise ValueError(_("This looks like personal data: %s") % place)
    Unit.objects.select_for_update().get(pk=unit.pk)  # two at once: the second sees the first
    before = newest_report(unit, span.code)
    # a quarter that was passed over still fits, up to where the next one begins
    fits = before is None and cut_off_on == cut_off_of(span)
    quarterly = span.kind is SpanKind.QUARTER
    if quarterly and not fits and newest_report(unit, quarter_after(span).code):
        raise ValueError(_("The next quarter was handed in: what came late stands there."))
    counted, figures = figures_until(unit, span, cut_off_on=cut_off_on)
    kept = {**figures.to_json(), "since": counted.starts_on.isoformat()}
    if before and (before.cut_off_on, before.words, before.figures) == (cut_off_on, said, kept):
        return before
    report = FiguresReport.everything.create(
        unit=unit,
        period=span.code,
        cut_off_on=cut_off_on,
        figures=kept,
        words=said,
        made_at=at,
        made_by=by,
    )
    if owed := asked_by_plan(unit, span):
        key = f"petition-report-{report.period}"
        prove(owed, source=Source.PETITION, key=key, happened_at=at, by=by, at=at)
    record(
        "petition.reported", by=by, at=at, unit_id=unit.pk, subject=report,
        period=report.period, on=cut_off_on.isoformat(), received=figures.received,
    )  # fmt: skip
    return report


def personal_place(words: str) -> str:
    """The first place of some words that looks personal, "" for none: they are for everybody."""
    found = find_personal(words)
    return words[found[0].start : found[0].end] if found else ""


@transaction.atomic
def plan_reports(plan: Plan, *, lead: Position, by: User, at: datetime) -> list[Duty]:
    """Add to a plan the duties for the quarter's report and the yearly account that it lacks.

    1. The duties with their occurrences, 2. the journal. Returns those added, none the second time.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    missing = lacking(plan)
    rows = [
        PlannedDuty(
            number=0,
            work=work,
            when_text=when,
            who_text=lead.name,
            responsibility=Responsibility.LEAD,
            schedules=(schedule,),
            sections=(),
            positions=(lead,),
        )
        for kind, work, when, schedule in PLANNED
        if kind in missing
    ]
    return add_duties(plan, rows, by=by, at=at)
