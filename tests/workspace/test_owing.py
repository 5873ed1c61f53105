"""Энхтуяа heads the school: her role is there alone, what she owes is on the soum's site."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.duties.actions import report_event
from tamga.duties.models import Duty, Occurrence
from tamga.kernel.schedules import Kind, Schedule
from tamga.website.models import ArticlePage
from tests.stories import START, Soum, hire
from tests.workspace.conftest import BUDGET, GLASS, ORDERS, at_event


@pytest.fixture
def school(suld: Soum) -> Soum:
    today = timezone.localdate()
    suld.plan(
        suld.duty(1, at_event(), paths=(BUDGET,)),
        suld.duty(7, at_event(), paths=(GLASS,), posts=("school_director", "finance_unit")),
        suld.duty(8, at_event(), posts=("school_director",)),
        year=today.year,
        since=f"{today.year - 2}-01-01",
    )
    post = suld.posts["school_director"]
    assert post.unit.parent == suld.unit
    hire(suld, "enkhtuya", "Энхтуяа", Role.OFFICIAL, "school_director", unit=post.unit)
    return suld


@pytest.fixture
def director(school: Soum, sign_in) -> Client:
    return sign_in(school.people["enkhtuya"])


def owed(soum: Soum, number: int) -> Occurrence:
    duty = Duty.objects.get(plan__unit=soum.unit, number=number)
    day = timezone.localdate() - timedelta(days=30)
    return report_event(duty, occurred_on=day, what="Хөтөлбөр", by=None, at=START)


def test_what_she_owes_she_sees_hands_in_and_follows_but_does_not_publish(school, director):
    occurrence = owed(school, 7)
    form = f"/office/suld/hand-in/{school.section(GLASS).pk}/"
    assert f"{form}?occurrence={occurrence.pk}" in director.get("/office/").content.decode()
    page = director.get(f"/office/suld/occurrences/{occurrence.pk}/").content.decode()
    assert f"{form}?occurrence={occurrence.pk}" in page
    assert "/office/suld/board/" not in page, "no link leads to a room that refuses her"
    assert director.get(form).status_code == 200
    sent = {
        "title": "Хөтөлбөр",
        "text": "Хэрэгжилт",
        "shown_on": timezone.localdate().isoformat(),
        "occurrence": occurrence.pk,
    }
    answer = director.post(form, sent, follow=True)
    assert answer.status_code == 200
    handed = ArticlePage.objects.get()
    assert (handed.live, handed.ticked) == (False, occurrence.pk)
    assert answer.redirect_chain[-1][0] == f"/office/suld/pages/{handed.pk}/"
    assert director.post(f"/office/suld/queue/{handed.pk}/publish/").status_code == 403


def test_what_no_section_shows_she_marks_as_done(school, director):
    occurrence = owed(school, 8)
    director.post(f"/office/suld/occurrences/{occurrence.pk}/done/", {"note": "А/12"})
    occurrence.refresh_from_db()
    assert occurrence.fulfilled_at is not None


def test_what_others_owe_stays_shut(school, director, sign_in):
    theirs, hers = owed(school, 1), owed(school, 7)
    assert director.get(f"/office/suld/occurrences/{theirs.pk}/").status_code == 403
    assert director.post(f"/office/suld/occurrences/{theirs.pk}/done/").status_code == 403
    for path in (BUDGET, ORDERS):
        address = f"/office/suld/hand-in/{school.section(path).pk}/"
        assert director.get(address).status_code == 403
        assert director.post(address, {"title": "x"}).status_code == 403
    for room in ("board/", "occurrences/", "plans/", "queue/", "events/new/"):
        assert director.get(f"/office/suld/{room}").status_code == 403
    second = hire(school, "bat", "Бат", Role.OFFICIAL, "finance_unit", unit=school.unit.parent)
    seen = sign_in(second).get(f"/office/suld/occurrences/{hers.pk}/")
    assert seen.status_code == 403, "where the first leads, the second doesn't owe"


def test_when_she_has_left_the_post_it_is_shut_again(school, director):
    occurrence = owed(school, 7)
    school.posts["school_director"].holdings.update(ends_on=timezone.localdate() - timedelta(1))
    assert director.get(f"/office/suld/occurrences/{occurrence.pk}/").status_code == 403
    form = f"/office/suld/hand-in/{school.section(GLASS).pk}/"
    assert director.get(form).status_code == 403


def test_the_line_one_came_from_is_ticked_however_many_are_older(suld, sign_in):
    """A weekly duty, far behind: «Hand in» beside the newest week is about that week."""
    today = timezone.localdate()
    suld.plan(
        suld.duty(5, Schedule(kind=Kind.WEEKLY), paths=(GLASS,)),
        year=today.year - 1,
        since=f"{today.year - 1}-01-01",
    )
    weeks = list(Occurrence.objects.filter(due_on__lte=today).order_by("due_on"))
    assert len(weeks) > 13
    form = f"/office/suld/hand-in/{suld.section(GLASS).pk}/?occurrence={weeks[-1].pk}"
    client = sign_in(suld.people["oyun"])
    page = client.get(form)
    offered = page.context["form"]["occurrence"]
    assert offered.value() == weeks[-1].pk
    assert [pk for pk, _ in offered.field.choices] == [week.pk for week in [*weeks[:12], weeks[-1]]]
    sent = {"title": "Мэдээ", "text": "x", "shown_on": today.isoformat()}
    client.post(form, {**sent, "occurrence": weeks[-1].pk})
    assert ArticlePage.objects.get().ticked == weeks[-1].pk


def test_a_line_that_has_not_opened_yet_is_offered_to_whoever_comes_from_it(suld, sign_in):
    today = timezone.localdate()
    suld.plan(suld.duty(5, Schedule(kind=Kind.WEEKLY), paths=(GLASS,)), year=today.year + 1)
    later = Occurrence.objects.filter(opens_on__gt=today).order_by("due_on").first()
    assert later is not None
    client = sign_in(suld.people["oyun"])
    form = f"/office/suld/hand-in/{suld.section(GLASS).pk}/"
    assert "occurrence" not in client.get(form).context["form"].fields
    page = client.get(f"{form}?occurrence={later.pk}")
    assert page.context["form"]["occurrence"].value() == later.pk
    for nonsense in ("x", "9" * 30, "-1"):
        assert client.get(f"{form}?occurrence={nonsense}").status_code == 200
