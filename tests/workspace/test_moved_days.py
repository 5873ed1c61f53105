"""The government moves a day; the administrator enters it, and every open due day follows."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tamga.accounts.enums import Role
from tamga.duties.actions import excuse, mark_done, report_event
from tamga.duties.models import Duty, Occurrence
from tamga.journal.models import Event
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.schedules import Kind, Limit, Schedule
from tamga.law.models import MovedDay
from tests.stories import Soum, hire, moment

FRIDAY = date(2026, 7, 17)  # Friday after Naadam: made free
SATURDAY = date(2026, 7, 25)  # Saturday: worked instead
OFF = {
    "day": "2026-07-17", "kind": "off", "name": "Наадмын амралт",
    "decided_by": "Засгийн газрын 250 дугаар тогтоол",
}  # fmt: skip
WORKED = OFF | {"day": "2026-07-25", "kind": "worked", "name": "Нөхөж ажиллах"}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def tumur(suld: Soum, sign_in) -> Client:
    """The administrator of Сүлд."""
    return sign_in(hire(suld, "tumur", "Төмөр", Role.ADMINISTRATOR))


def planned(soum: Soum, days: int = 3, unit: DayUnit = DayUnit.WORKING) -> Duty:
    """A duty that the head of the office does by hand within so many days of an event."""
    limit = Schedule(kind=Kind.EVENT, limits=(Limit(days, unit),))
    plan = soum.plan(soum.duty(9, limit, posts=("office_head",)))
    return Duty.objects.get(plan=plan)


def happened(duty: Duty, day: str) -> Occurrence:
    return report_event(duty, occurred_on=date.fromisoformat(day), by=None, at=moment(day))


def due(occurrence: Occurrence) -> date | None:
    occurrence.refresh_from_db()
    return occurrence.due_on


def room(soum: str = "suld", query: str = "") -> str:
    return reverse("moved_days", args=[soum]) + query


def test_a_friday_made_free_gives_one_more_day_and_says_why(suld: Soum, tumur: Client):
    order = happened(planned(suld), "2026-07-15")  # Wednesday
    assert due(order) == date(2026, 7, 20)  # Monday
    page = tumur.post(room(), OFF, follow=True).content.decode()
    assert "1 due day was counted again." in page
    assert "Наадмын амралт" in page
    assert due(order) == date(2026, 7, 21)  # Tuesday
    skipped = {step["detail"] for step in order.explanation if step["code"] == "skipped"}
    assert "Наадмын амралт" in skipped
    event = Event.everything.get(code="occurrence.recounted")
    assert event.by_id == suld.people["tumur"].pk
    assert (event.data["before"], event.data["due_on"]) == ("2026-07-20", "2026-07-21")


def test_a_saturday_made_a_working_day_takes_one_back(suld: Soum, tumur: Client):
    order = happened(planned(suld), "2026-07-23")  # Thursday
    assert due(order) == date(2026, 7, 28)  # Tuesday
    tumur.post(room(), WORKED)
    assert due(order) == date(2026, 7, 27)  # Monday


def test_what_is_done_excused_or_counts_every_day_stays(suld: Soum, tal: Soum, tumur: Client):
    duty = planned(suld)
    by, at = suld.people["mandakh"], moment("2026-07-16")
    done, excused = happened(duty, "2026-07-15"), happened(duty, "2026-07-15")
    mark_done(done, by=by, at=at)
    excuse(excused, why="Захирамж хүчингүй болсон", by=by, at=at)
    before = happened(duty, "2026-07-06")  # Monday; due on Thursday 9 July
    every_day = happened(planned(tal, 10, DayUnit.CALENDAR), "2026-07-15")
    untouched = {each: due(each) for each in (done, excused, before, every_day)}
    page = tumur.post(room(), OFF, follow=True).content.decode()
    assert "No due day changes." in page
    assert {each: due(each) for each in untouched} == untouched


def test_the_neighbours_due_days_follow_too(suld: Soum, tal: Soum, tumur: Client):
    """The calendar is the installation's."""
    theirs = happened(planned(tal), "2026-07-15")
    tumur.post(room(), OFF)
    assert due(theirs) == date(2026, 7, 21)


def test_it_is_removed_after_a_question_and_all_is_as_before(suld: Soum, tumur: Client):
    order = happened(planned(suld), "2026-07-15")
    tumur.post(room(), OFF)
    address = reverse("moved_day_remove", args=["suld", "2026-07-17"])
    assert address in tumur.get(room(query="?year=2026")).content.decode()
    asked = tumur.get(address).content.decode()
    assert "1 due day that is still open is counted again" in asked
    assert MovedDay.objects.exists(), "asking removes nothing"
    assert "1 due day was counted again." in tumur.post(address, follow=True).content.decode()
    assert due(order) == date(2026, 7, 20)
    assert not MovedDay.objects.exists()
    assert Event.everything.filter(code="law.day_restored").count() == 1
    assert "Somebody was faster" in tumur.post(address, follow=True).content.decode()
    assert tumur.get(address).status_code == 404


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"day": "2026-07-13"}, "It is a day off already"),  # Monday of Naadam
        ({"day": "2026-07-18"}, "It is a day off already"),  # Saturday
        ({"kind": "worked"}, "It is a working day already."),
        ({"kind": "half"}, "half is not one of the available choices"),
        ({"day": "2026-02-30"}, "Enter a valid date."),
        ({"day": "1899-07-14"}, "Choose a day of the years 1992 to 2100."),
        ({"name": "  "}, "This field is required."),
        ({"decided_by": ""}, "This field is required."),
    ],
)
def test_a_slip_is_told_beside_the_field_and_nothing_is_lost(
    suld: Soum, tumur: Client, changed: dict[str, str], sentence: str
):
    page = tumur.post(room(), OFF | changed).content.decode()
    assert sentence in page.replace("&#x27;", "'")
    if "decided_by" not in changed:
        assert OFF["decided_by"] in page
    assert not MovedDay.objects.exists()


def test_a_day_is_decided_once_until_it_is_removed(suld: Soum, tumur: Client):
    tumur.post(room(), OFF)
    page = tumur.post(room(), OFF | {"name": "Өөр нэр"}).content.decode()
    assert "This day is listed already: Наадмын амралт. Remove it first." in page
    assert MovedDay.objects.get().name == "Наадмын амралт"


def test_a_year_shows_its_own_days_and_the_holidays_of_the_law(suld: Soum, tumur: Client):
    tumur.post(room(), OFF)
    page = tumur.get(room(query="?year=2025")).content.decode()
    assert "No day of 2025 is moved." in page
    assert "Наадмын амралт" not in page
    assert "29 December 2025" in page
    assert "Independence Day" in page
    for odd in ("?year=0", "?year=99999", "?year=хоёр"):
        assert tumur.get(room(query=odd)).status_code == 200


def test_only_administrators_enter(suld: Soum, tal: Soum, tumur: Client, sign_in):
    aimags = sign_in(hire(suld, "tuya", "Туяа", Role.ADMINISTRATOR, unit=suld.unit.parent))
    assert aimags.get(room()).status_code == aimags.get(room("tal")).status_code == 200
    assert aimags.get(room("naran")).status_code == 200
    assert tumur.get(room("tal")).status_code == 403
    for name in ("bolormaa", "mandakh", "oyun"):
        client = sign_in(suld.people[name])
        assert client.get(room()).status_code == client.post(room(), OFF).status_code == 403
        assert room() not in client.get(reverse("my_work")).content.decode()
    assert not MovedDay.objects.exists()
