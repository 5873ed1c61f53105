"""The day of force was entered wrongly; Болормаа puts it right on the plan's page."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tamga.duties.actions import excuse, move_force
from tamga.duties.enums import Status
from tamga.duties.models import Occurrence, Plan
from tamga.duties.queries.plans import ForceChange, force_change
from tamga.journal.models import Event
from tamga.kernel.schedules import Kind, MonthDay, Schedule
from tests.duties.test_behaviour import GLASS, MONTHLY, publish, statuses
from tests.stories import Soum, moment

ORDERS = "togtool-zakhiramj/zasag-dargyn-zakhiramj"
MAY = date(2026, 5, 15)  # Friday


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def plan(suld: Soum) -> Plan:
    """The glass accounts every month, in force from 1 April; April's came on the 20th."""
    made = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)), since="2026-04-01")
    publish(suld, GLASS, "2026-04-20")  # Monday
    return made


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    return sign_in(suld.people["bolormaa"])


def address(day: str = "") -> str:
    path = reverse("plan_force", args=["suld", 2026])
    return f"{path}?in_force_from={day}" if day else path


def test_what_changes_is_counted_before_it_is_done(suld: Soum, plan: Plan):
    at = moment("2026-05-04")
    excuse(Occurrence.objects.get(period="2026-05"), why="x", by=suld.people["mandakh"], at=at)
    expected = {
        "2026-01-01": ForceChange(3, 3, 0, 0, ()),  # January to March, all late by now
        "2026-04-01": ForceChange(0, 0, 0, 0, ()),
        "2026-06-01": ForceChange(0, 0, 0, 0, ()),  # April is done, May excused
        "2026-07-01": ForceChange(0, 0, 1, 0, ()),  # June's, which only waits
    }
    for day, change in expected.items():
        found = force_change(plan, in_force_from=date.fromisoformat(day), on=MAY)
        assert found == change, day


def test_late_ones_that_end_are_told_apart(suld: Soum, plan: Plan):
    june = date(2026, 6, 10)  # Wednesday; May's is late
    found = force_change(plan, in_force_from=date(2026, 7, 1), on=june)
    assert (found.ends, found.ends_late) == (2, 1)


def test_the_day_is_chosen_seen_and_changed(suld: Soum, plan: Plan, bolormaa: Client):
    page = bolormaa.get(reverse("plan", args=["suld", 2026])).content.decode()
    assert 'value="2026-04-01"' in page
    assert f'action="{address()}"' in page
    seen = bolormaa.get(address("2026-01-01")).content.decode()
    assert re.search(
        r"3 occurrences will be owed that were not owed until now,\s+3 of them late", seen
    )
    plan.refresh_from_db()
    assert plan.in_force_from == date(2026, 4, 1), "looking changes nothing"
    answer = bolormaa.post(address(), {"in_force_from": "2026-01-01"}, follow=True)
    assert "The day of force is changed." in answer.content.decode()
    plan.refresh_from_db()
    fresh = statuses(plan, "2026-05-15")
    assert (fresh["2026-01"], fresh["2026-04"]) == (Status.LATE, Status.DONE_ON_TIME)
    event = Event.everything.get(code="plan.force_moved")
    assert event.by_id == suld.people["bolormaa"].pk
    assert event.data == {"year": 2026, "before": "2026-04-01", "in_force_from": "2026-01-01"}


def test_pressed_twice_it_happens_once(plan: Plan, bolormaa: Client):
    for _time in range(2):
        answer = bolormaa.post(address(), {"in_force_from": "2026-01-01"}, follow=True)
    assert "It is that day already." in answer.content.decode()
    assert Event.everything.filter(code="plan.force_moved").count() == 1


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2027-01-01", "comes after the plan&#x27;s year"),
        ("1999-12-31", "from the year 2000 on"),
        ("2026-02-30", "valid date"),
        ("", "required"),
    ],
)
def test_a_day_that_cant_be_is_told_beside_the_field(
    plan: Plan, bolormaa: Client, day: str, sentence: str
):
    for answer in (
        bolormaa.get(address() + f"?in_force_from={day}"),
        bolormaa.post(address(), {"in_force_from": day}),
    ):
        assert sentence in answer.content.decode()
    plan.refresh_from_db()
    assert plan.in_force_from == date(2026, 4, 1)
    with pytest.raises(ValueError, match="comes after"):
        move_force(plan, in_force_from=date(2027, 1, 1), by=None, at=moment("2026-05-15"))


def test_the_turn_of_every_four_years_moves_with_the_year(suld: Soum, bolormaa: Client):
    every_four = Schedule(kind=Kind.EVERY_N_YEARS, every=4, due=MonthDay(12, 31))
    plan = suld.plan(suld.duty(16, every_four, paths=(ORDERS,)), since="2025-03-01")
    assert not Occurrence.objects.exists(), "its turn was 2025"
    seen = bolormaa.get(address("2026-01-01")).content.decode()
    assert re.search(r"counted anew from the year of force:\s+16\.", seen)
    assert move_force(plan, in_force_from=date(2026, 1, 1), by=None, at=moment("2026-05-15"))
    assert Occurrence.objects.get().period == "2026"


def test_who_may_not_manage_the_plan_sees_no_form_and_no_door(
    suld: Soum, tal: Soum, plan: Plan, sign_in
):
    oyun, solongo = sign_in(suld.people["oyun"]), sign_in(tal.people["solongo"])
    assert "in_force_from" not in oyun.get(reverse("plan", args=["suld", 2026])).content.decode()
    for client in (oyun, solongo):
        assert client.get(address("2026-01-01")).status_code == 403
        assert client.post(address(), {"in_force_from": "2026-01-01"}).status_code == 403
    plan.refresh_from_db()
    assert plan.in_force_from == date(2026, 4, 1)
