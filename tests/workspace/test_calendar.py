"""The calendar of a position: whoever knows its address sees its due days, nobody else."""

from datetime import timedelta

from django.utils import timezone
from icalendar import Calendar

from tests.stories import published
from tests.workspace.conftest import BUDGET


def feed(client, position):
    response = client.get(f"/office/calendar/{position.calendar_token}.ics")
    assert response.status_code == 200
    return response


def events(client, position):
    return list(Calendar.from_ical(feed(client, position).content).walk("VEVENT"))


def test_due_days_are_events_of_a_whole_day_with_lasting_names(office, owed, client):
    occurrence = owed(1, 5, "Төсөв батлав")
    (event,) = events(client, office.posts["finance_unit"])
    due = timezone.localdate() + timedelta(days=5)
    assert event.decoded("dtstart") == due
    assert event.decoded("dtend") == due + timedelta(days=1)
    assert "Төсөв батлав" in event["summary"]
    assert event["uid"] == f"occurrence-{occurrence.pk}@tamga"
    assert str(event["url"]).endswith(f"/office/suld/occurrences/{occurrence.pk}/")
    assert not event.walk("VALARM")
    (again,) = events(client, office.posts["finance_unit"])
    assert again["uid"] == event["uid"]


def test_a_post_sees_what_its_whole_unit_owes(office, owed, client):
    owed(1, 5)
    assert len(events(client, office.posts["finance_head"])) == 1
    assert events(client, office.posts["records_officer"]) == []


def test_what_is_done_leaves_the_calendar(office, owed, client):
    owed(1, 5)
    published(office, BUDGET)
    assert events(client, office.posts["finance_unit"]) == []


def test_no_cookie_and_a_wrong_address_does_not_exist(office, client):
    response = feed(client, office.posts["finance_unit"])
    assert not response.cookies
    assert response["Content-Type"].startswith("text/calendar")
    assert client.get("/office/calendar/wrong.ics").status_code == 404
    # a scanner's %00 is no alarm at night either
    assert client.get("/office/calendar/%00.ics").status_code == 404


def test_a_renewed_address_replaces_the_old_one_and_only_its_holder_renews_it(
    office, client, sign_in
):
    position = office.posts["finance_head"]
    old = position.calendar_token
    renew = f"/office/calendar/{position.pk}/renew/"
    assert sign_in(office.people["mandakh"]).post(renew).status_code == 404
    assert sign_in(office.people["oyun"]).post(renew).status_code == 302
    position.refresh_from_db()
    assert client.get(f"/office/calendar/{old}.ics").status_code == 404
    assert feed(client, position)


def test_my_work_shows_the_address(office, sign_in):
    html = sign_in(office.people["oyun"]).get("/office/").content.decode()
    assert f"/office/calendar/{office.posts['finance_head'].calendar_token}.ics" in html
