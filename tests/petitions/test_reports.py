"""Уранчимэг hands in the quarter, Мандах gives the year's account; the plan's duties close."""

from datetime import date

import pytest

from tamga.duties.actions import PlannedDuty
from tamga.duties.models import Duty, Occurrence
from tamga.journal.models import Event
from tamga.kernel.spans import span_of
from tamga.petitions.actions import hand_in, plan_reports, receive
from tamga.petitions.enums import Channel
from tamga.petitions.models import FiguresReport
from tamga.petitions.queries.reports import (
    counted_span,
    cut_off_of,
    figures_until,
    report_lines,
    usual_day,
)
from tamga.petitions.queries.statistics import Statistics
from tamga.petitions.rules import asks_for_report
from tests.petitions.half_year import answered, lies
from tests.petitions.letters import letter
from tests.stories import Soum, moment


def until(soum: Soum, period: str, cut_off: str) -> Statistics:
    return figures_until(soum.unit, span_of(period), cut_off_on=date.fromisoformat(cut_off))[1]


def quarter(soum: Soum, period: str, *, cut_off: str, on: str, words: str = "") -> FiguresReport:
    return hand_in(
        soum.unit, period, cut_off_on=date.fromisoformat(cut_off), words=words,
        by=soum.people["uranchimeg"], at=moment(on),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("period", "cut_off", "by"),
    [
        ("2026-Q1", "2026-03-20", "2026-03-23"),  # Friday, Monday
        ("2026-Q2", "2026-06-20", "2026-06-23"),  # Saturday, Tuesday
        ("2026-Q4", "2026-12-20", "2026-12-23"),  # Sunday, Wednesday
        ("2024", "2024-12-31", "2025-01-31"),  # Tuesday, Friday
    ],
)
def test_the_usual_days(period: str, cut_off: str, by: str):
    span = span_of(period)
    assert (str(cut_off_of(span)), str(usual_day(span))) == (cut_off, by)


def test_no_petition_falls_between_two_reports(suld: Soum):
    for day in ("2025-12-20", "2025-12-21", "2026-03-20", "2026-03-21", "2026-03-25"):
        lies(suld, day)
    first = counted_span(suld.unit, span_of("2026-Q1"), cut_off_on=date(2026, 3, 20))
    assert (str(first.starts_on), str(first.ends_on)) == ("2025-12-21", "2026-03-20")
    assert until(suld, "2026-Q1", "2026-03-20").received == 2
    assert until(suld, "2026-Q2", "2026-06-20").received == 2
    quarter(suld, "2026-Q1", cut_off="2026-03-23", on="2026-03-23")  # cut off later, a Monday
    assert until(suld, "2026-Q2", "2026-06-20").received == 1
    assert until(suld, "2026", "2026-12-31").received == 3, "a year is the year"


def test_what_a_bag_governor_brings_late_stands_in_the_next_report(suld: Soum):
    lies(suld, "2026-03-02")  # Monday
    assert quarter(suld, "2026-Q1", cut_off="2026-03-20", on="2026-03-23").figures["received"] == 1
    told = letter(received_on=date(2026, 3, 19))  # Thursday, told on the steppe
    receive(suld.unit, told, by=suld.people["uranchimeg"], at=moment("2026-03-25"))  # Wednesday
    lies(suld, "2026-04-01")  # Wednesday
    second = quarter(suld, "2026-Q2", cut_off="2026-06-20", on="2026-06-22")
    assert second.figures["received"] == 2
    with pytest.raises(ValueError, match="улирл"):
        quarter(suld, "2026-Q1", cut_off="2026-03-20", on="2026-06-22")


def test_a_quarter_that_was_passed_over_may_still_be_handed_in(suld: Soum):
    for day in ("2026-03-20", "2026-03-21"):  # Friday, Saturday
        lies(suld, day)
    assert quarter(suld, "2026-Q2", cut_off="2026-06-20", on="2026-06-22").figures["received"] == 1
    with pytest.raises(ValueError, match="улирл"):
        quarter(suld, "2026-Q1", cut_off="2026-03-23", on="2026-06-22")
    assert quarter(suld, "2026-Q1", cut_off="2026-03-20", on="2026-06-22").figures["received"] == 1


def test_what_was_handed_in_stays_as_it_was(suld: Soum):
    answered(suld, "2026-01-05", "2026-01-15")  # Mon → Thu
    lies(suld, "2026-03-02")  # Monday
    before = until(suld, "2026-Q1", "2026-03-20")
    kept = quarter(suld, "2026-Q1", cut_off="2026-03-20", on="2026-03-20")
    lies(suld, "2026-03-03")  # entered later, of a day before the cut-off
    kept.refresh_from_db()
    data = {name: value for name, value in kept.figures.items() if name != "since"}
    told = Statistics.from_json(data)
    assert told.received == 2
    assert list(told.by_channel) == Channel.values, "in the order of the official table"
    assert told == before
    again = quarter(suld, "2026-Q1", cut_off="2026-03-20", on="2026-03-24")
    assert again.figures["received"] == 3
    kept.refresh_from_db()
    assert kept.figures["received"] == 2
    lines = report_lines(suld.unit, on=date(2026, 3, 24), since=date(2026, 1, 5))
    assert [(line.span.code, line.report) for line in lines] == [("2026", None), ("2026-Q1", again)]


@pytest.mark.parametrize(
    ("period", "cut_off", "words"),
    [
        ("2026-H1", "2026-03-20", ""),  # no half-year is handed in
        ("2026-Q1", "2025-12-31", ""),  # before the quarter
        ("2026-Q1", "2026-04-01", ""),  # after it
        ("2026-Q1", "2026-03-24", ""),  # to come
        ("2026-Q1", "2026-03-20", "а" * 5_001),
        ("2026-Q1", "2026-03-20", "Дулмаагийн утас 8811 2233."),
    ],
)
def test_what_is_not_handed_in(suld: Soum, period: str, cut_off: str, words: str):
    with pytest.raises(ValueError):
        quarter(suld, period, cut_off=cut_off, on="2026-03-23", words=words)
    assert FiguresReport.everything.count() == 0


def test_pressed_twice_it_is_handed_in_once(suld: Soum):
    answered(suld, "2026-01-05", "2026-01-15")  # Mon → Thu
    first, again = (quarter(suld, "2026-Q1", cut_off="2026-03-20", on="2026-03-23") for _n in "ab")
    assert first == again
    assert Event.everything.filter(code="petition.reported").count() == 1
    quarter(suld, "2026-Q1", cut_off="2026-03-20", on="2026-03-23", words="Худаг.")
    assert FiguresReport.everything.count() == 2


@pytest.fixture
def planned(suld: Soum) -> Soum:
    """A plan that asks for nothing about petitions, and the two duties added to it."""
    plan = suld.plan(suld.duty(4, posts=("finance_unit",)))
    head = suld.people["mandakh"]
    added = plan_reports(plan, lead=suld.posts["records_officer"], by=head, at=moment("2026-01-05"))
    assert [duty.number for duty in added] == [5, 6]
    assert plan_reports(plan, lead=suld.posts["records_officer"], by=head,
                        at=moment("2026-01-05")) == []  # fmt: skip
    return suld


def test_the_duties_are_owed_each_quarter_and_once_a_year(planned: Soum):
    rows = Occurrence.objects.filter(duty__number__in=(5, 6)).order_by("due_on")
    assert [str(each.due_on) for each in rows] == [
        "2026-01-31", "2026-03-23", "2026-06-23", "2026-09-23", "2026-12-23",
    ]  # fmt: skip
    assert all(asks_for_report(duty.work) for duty in Duty.objects.filter(number__in=(5, 6)))


def test_handing_in_closes_the_duty_of_that_quarter_alone(planned: Soum):
    quarter(planned, "2026-Q1", cut_off="2026-03-20", on="2026-03-20")
    quarter(planned, "2026-Q1", cut_off="2026-03-20", on="2026-03-22")  # put right
    done = Occurrence.objects.filter(fulfilled_at__isnull=False)
    assert [each.period for each in done] == ["2026-Q1"]
    event = Event.everything.filter(code="petition.reported").latest("pk")
    assert event.data["period"] == "2026-Q1"


def test_the_account_of_last_year_closes_the_duty_of_january(planned: Soum):
    hand_in(
        planned.unit, "2025", cut_off_on=date(2025, 12, 31), words="Худгийн хүсэлт олон байв.",
        by=planned.people["mandakh"], at=moment("2026-01-20"),
    )  # fmt: skip
    done = Occurrence.objects.get(fulfilled_at__isnull=False)
    assert (str(done.due_on), done.duty.number) == ("2026-01-31", 6)


def test_a_plan_with_words_of_its_own_is_understood(suld: Soum):
    from dataclasses import replace

    from tamga.kernel.schedules import Kind, Schedule

    row: PlannedDuty = suld.duty(31, Schedule(kind=Kind.QUARTERLY, day=25))
    plan = suld.plan(replace(row, work="Өргөдлийн шийдвэрлэлтийн тайланг улирал бүр гаргах."))
    quarter(suld, "2026-Q1", cut_off="2026-03-20", on="2026-03-24")
    assert [each.period for each in Occurrence.objects.filter(fulfilled_at__isnull=False)] == [
        "2026-Q1"
    ]
    added = plan_reports(
        plan, lead=suld.posts["records_officer"], by=suld.people["mandakh"], at=moment("2026-03-24")
    )
    assert len(added) == 1, "the account alone was missing"
