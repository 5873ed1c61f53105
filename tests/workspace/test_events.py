"""Reporting that something happened: Уранчимэг has a new order to publish."""

from datetime import timedelta

from django.utils import timezone

from tamga.duties.models import Duty, Occurrence
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.schedules import Kind, Limit, Schedule
from tests.workspace.conftest import BUDGET, GLASS, LONG

NEW = "/office/suld/events/new/"


def duty(office, number):
    return Duty.objects.get(plan__unit=office.unit, number=number)


def report(client, which, **more):
    today = timezone.localdate().isoformat()
    data = {"occurred_on": today, "what": "Захирамж А/15", **more}
    return client.post(f"{NEW}?duty={which.pk}", data, follow=True)


def test_only_duties_on_events_are_offered_and_mine_come_first(office, sign_in):
    year = timezone.localdate().year
    office.plan(
        office.duty(1, Schedule(kind=Kind.MONTHLY), paths=(BUDGET,)),
        office.duty(2, Schedule(kind=Kind.EVENT), paths=(BUDGET,)),
        office.duty(3, Schedule(kind=Kind.EVENT), paths=(GLASS,), posts=("records_officer",)),
        year=year,
    )
    html = sign_in(office.people["uranchimeg"]).get(NEW).content.decode()
    assert html.index("Ажил 3") < html.index("Ажил 2")
    assert f'?duty={duty(office, 1).pk}"' not in html


def test_the_due_day_is_counted_and_explained_afterwards(office, sign_in):
    section = duty(office, 3).sections.get()
    answer = report(sign_in(office.people["uranchimeg"]), duty(office, 3), sections=[section.pk])
    occurrence = Occurrence.objects.get()
    today = timezone.localdate()
    assert answer.redirect_chain[-1][0] == f"/office/suld/occurrences/{occurrence.pk}/"
    assert occurrence.due_on == today + timedelta(days=LONG)
    assert occurrence.occurred_what == "Захирамж А/15"
    html = answer.content.decode()
    assert f"{occurrence.due_on.month} дүгээр сарын" in html or (
        f"{occurrence.due_on.month} дугаар сарын" in html
    )


def test_only_the_ticked_sections_are_asked_for(office, sign_in):
    budget = office.section(BUDGET)
    oyun = sign_in(office.people["oyun"])
    assert report(oyun, duty(office, 2)).status_code == 422  # none ticked
    assert not Occurrence.objects.exists()
    report(oyun, duty(office, 2), sections=[budget.pk])
    assert list(Occurrence.objects.get().sections.all()) == [budget]


def test_where_each_owes_their_own_it_is_said_whose_it_is(office, sign_in):
    section, post = duty(office, 5).sections.get(), office.posts["records_officer"]
    uranchimeg = sign_in(office.people["uranchimeg"])
    assert report(uranchimeg, duty(office, 5), sections=[section.pk]).status_code == 422
    report(uranchimeg, duty(office, 5), sections=[section.pk], position=post.pk)
    assert Occurrence.objects.get().position == post


def test_the_subject_chooses_the_limit(office, sign_in):
    limits = (Limit(30, DayUnit.CALENDAR, "өргөдөл"), Limit(90, DayUnit.CALENDAR, "санал"))
    year = timezone.localdate().year
    office.plan(office.duty(1, Schedule(kind=Kind.EVENT, limits=limits)), year=year)
    report(sign_in(office.people["oyun"]), duty(office, 1), subject="санал")
    assert Occurrence.objects.get().due_on == timezone.localdate() + timedelta(days=90)


def test_the_same_event_twice_is_one(office, sign_in):
    oyun, section = sign_in(office.people["oyun"]), office.section(BUDGET)
    report(oyun, duty(office, 1), sections=[section.pk])
    again = report(oyun, duty(office, 1), sections=[section.pk])
    assert again.status_code == 422
    assert Occurrence.objects.count() == 1


def test_days_to_come_and_days_before_the_plan_are_refused(office, sign_in):
    oyun, section = sign_in(office.people["oyun"]), office.section(BUDGET)
    today = timezone.localdate()
    for day in (today + timedelta(days=1), today.replace(year=today.year - 3, day=1)):
        answer = report(oyun, duty(office, 1), sections=[section.pk], occurred_on=day.isoformat())
        assert answer.status_code == 422
        assert "Захирамж А/15" in answer.content.decode()  # what was typed is kept
    assert not Occurrence.objects.exists()


def test_a_duty_of_the_neighbour_or_none_at_all_is_not_there(office, tal, sign_in):
    oyun = sign_in(office.people["oyun"])
    tal.plan(tal.duty(1, Schedule(kind=Kind.EVENT), paths=(BUDGET,)), year=2026)
    theirs = Duty.objects.get(plan__unit=tal.unit)
    assert oyun.get(f"{NEW}?duty={theirs.pk}").status_code == 404
    assert oyun.get(f"{NEW}?duty=999999").status_code == 404
    assert oyun.get("/office/tal/events/new/").status_code == 403
