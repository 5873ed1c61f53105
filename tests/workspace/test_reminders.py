"""Reminders in April 2026: Оюун of finance is told ahead, on the day, weekly, then Мандах is."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tamga.duties.actions import excuse
from tamga.duties.models import Occurrence
from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules import Kind, Schedule
from tamga.notices.models import Notice
from tamga.organizations.actions import appoint, end_holding
from tamga.organizations.models import Holding
from tamga.workspace.reminders import remind, reminders, stage_of
from tests.stories import START, moment
from tests.workspace.conftest import BUDGET, ORDERS

BY_10_APRIL = Schedule(kind=Kind.BY_DATE, due=MonthDay(4, 10))  # Friday


@pytest.fixture
def april(suld):
    """Finance publishes the budget by 10 April 2026."""
    suld.plan(suld.duty(1, BY_10_APRIL, paths=(BUDGET,), posts=("finance_head",)))
    return suld


def told(*people):
    """Who was told what, by subject, in the order of the outbox."""
    return [(n.user.username, n.subject) for n in Notice.everything.order_by("pk")]


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (30, None),
        (8, None),
        (7, "before-7"),
        (5, "before-7"),
        (1, "before-1"),
        (0, "before-0"),
        (-1, "before-0"),
        (-6, "before-0"),
        (-7, "late-1"),
        (-13, "late-1"),
        (-14, "late-2"),
        (-70, "late-10"),
    ],
)
def test_the_stage_of_so_many_days_left(days, stage):
    assert stage_of(days) == stage


@pytest.mark.parametrize(
    ("day", "new"),
    [
        ("2026-04-02", 0),  # Thursday, eight days ahead
        ("2026-04-03", 1),  # Friday, seven
        ("2026-04-09", 1),  # Thursday, one
        ("2026-04-10", 1),  # Friday, the day
        ("2026-04-17", 1),  # Friday, a week late
    ],
)
def test_each_stage_is_told_once(april, day, new):
    assert remind(at=moment(day, "08:00")) == new
    assert remind(at=moment(day, "17:00")) == 0


def test_a_month_of_mornings_tells_seven_times_and_the_head_once(april):
    for number in range(35):
        remind(at=moment("2026-04-01", "08:00") + timedelta(days=number))
    people = [name for name, _ in told()]
    assert people.count("oyun") == 6  # 3, 9, 10, 17, 24 April and 1 May
    assert people.count("mandakh") == 1
    escalated = Notice.everything.get(user=april.people["mandakh"])
    assert escalated.created_at == moment("2026-04-24", "08:00")  # Friday, fourteen days late


def test_a_stop_of_two_weeks_is_caught_up_without_doubling(april):
    remind(at=moment("2026-04-03", "08:00"))
    assert remind(at=moment("2026-04-18", "08:00")) == 1  # not one for each missed day
    assert remind(at=moment("2026-04-19", "08:00")) == 0


def test_the_letter_says_what_when_why_and_where(april):
    remind(at=moment("2026-04-09", "08:00"))
    letter = Notice.everything.get()
    assert "Төсөв санхүү" in letter.subject
    assert "2026 оны 4 дүгээр сарын 10-ны өдөр" in letter.body
    assert "1 хоног үлдсэн" in letter.body
    occurrence = Occurrence.objects.get()
    assert f"/office/suld/occurrences/{occurrence.pk}/" in letter.body
    assert "Санхүүгийн албаны дарга" in letter.body
    assert not re.search(r"[&<>]", letter.body)


def test_the_letters_of_a_morning_travel_together(april):
    april.plan(
        april.duty(1, BY_10_APRIL, paths=(BUDGET,), posts=("finance_head",)),
        april.duty(2, BY_10_APRIL, paths=(ORDERS,), posts=("finance_head",)),
    )
    remind(at=moment("2026-04-09", "08:00"))
    assert Notice.everything.count() == 2
    assert len({notice.digest_key for notice in Notice.everything.all()}) == 1


def test_what_is_excused_is_told_to_nobody(april):
    occurrence = Occurrence.objects.get()
    excuse(occurrence, why="Хурал хойшилсон", by=april.people["mandakh"], at=START)
    assert remind(at=moment("2026-04-17", "08:00")) == 0


def test_before_the_plan_is_in_force_nobody_is_told(suld):
    duty = suld.duty(1, BY_10_APRIL, paths=(BUDGET,), posts=("finance_head",))
    suld.plan(duty, since="2026-04-11")
    assert remind(at=moment("2026-04-09", "08:00")) == 0
    assert remind(at=moment("2026-05-09", "08:00")) == 0


def test_where_the_first_one_leads_only_the_leader_is_told(suld):
    posts = ("records_officer", "finance_head")
    suld.plan(suld.duty(1, BY_10_APRIL, paths=(BUDGET,), posts=posts))
    remind(at=moment("2026-04-09", "08:00"))
    assert [name for name, _ in told()] == ["uranchimeg"]


def test_where_any_of_them_may_all_are_told(suld):
    posts = ("records_officer", "finance_head")
    suld.plan(suld.duty(1, BY_10_APRIL, paths=(BUDGET,), posts=posts, responsibility="any"))
    remind(at=moment("2026-04-09", "08:00"))
    assert sorted(name for name, _ in told()) == ["oyun", "uranchimeg"]


def test_the_acting_holder_is_told_from_that_day(april):
    holding = Holding.objects.get(user=april.people["oyun"])
    end_holding(holding, ends_on=moment("2026-04-05").date(), by=None, at=START)
    appoint(
        april.posts["finance_head"],
        april.people["uranchimeg"],
        starts_on=moment("2026-04-06").date(),
        acting=True,
        order="Б/07",
        by=None,
        at=START,
    )
    remind(at=moment("2026-04-09", "08:00"))
    assert [name for name, _ in told()] == ["uranchimeg"]


def test_nobody_holds_the_position_so_the_head_hears_of_it(april):
    holding = Holding.objects.get(user=april.people["oyun"])
    end_holding(holding, ends_on=moment("2026-04-05").date(), by=None, at=START)
    remind(at=moment("2026-04-09", "08:00"))
    letter = Notice.everything.get()
    assert letter.user == april.people["mandakh"]


def test_the_head_is_not_told_twice_about_what_the_head_owes(suld):
    suld.plan(suld.duty(1, BY_10_APRIL, paths=(BUDGET,), posts=("office_head",)))
    assert remind(at=moment("2026-04-24", "08:00")) == 1


def test_another_rhythm_is_a_setting(april, settings):
    settings.TAMGA_REMIND_BEFORE_DAYS = (14, 3)
    settings.TAMGA_ESCALATE_AFTER_DAYS = 2
    assert remind(at=moment("2026-03-27", "08:00")) == 1
    assert remind(at=moment("2026-04-12", "08:00")) == 2


def test_the_command_reminds_as_of_a_day(april, capsys):
    call_command("remind", "--on", "2026-04-09")
    assert capsys.readouterr().out.strip() == "1"


def test_as_many_reads_for_one_due_day_as_for_many(suld):
    def reads(count):
        suld.plan(*[suld.duty(n, BY_10_APRIL, paths=(BUDGET,)) for n in range(1, count + 1)])
        with CaptureQueriesContext(connection) as queries:
            assert len(list(reminders(on=moment("2026-04-09").date()))) == count
        return len(queries)

    assert reads(1) == reads(12)
