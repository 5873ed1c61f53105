"""The administrator of Сүлд writes down who holds what, and who may do what."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tamga.accounts.enums import Permission, Role
from tamga.accounts.models import User
from tamga.journal.models import Event
from tamga.organizations.models import Grant, Holding, Position, PositionAlias
from tamga.organizations.queries import find_position, may
from tests.stories import Soum, hire

NEW = {
    "last_name": "Бат",
    "first_name": "Нарантуяа",
    "username": "Narantuya",
    "email": "narantuya@example.mn",
    "phone": "99112233",
    "role": "content_officer",
}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def admin(suld: Soum, sign_in) -> Client:
    return sign_in(hire(suld, "tumur", "Төмөр", Role.ADMINISTRATOR))


def room(name: str, *args: object) -> str:
    return reverse(name, args=["suld", *args])


def test_somebody_new_gets_a_password_that_is_shown_once(admin, suld):
    page = admin.post(room("person_add"), NEW).content.decode()
    password = re.search(r"<code>(\w{4}-\w{4}-\w{4})</code>", page)[1]
    user = User.objects.get(username="narantuya")
    assert user.get_full_name() == "Б.Нарантуяа"
    assert user.check_password(password)
    assert may(user, Permission.PUBLISH, suld.unit)
    assert user.groups.filter(name="editors:suld").exists(), "Wagtail lets her in"
    assert password not in admin.get(room("person", user.pk)).content.decode()
    said = " ".join(str(event.data) for event in Event.everything.all())
    assert "Нарантуяа" not in said
    assert password not in said


def test_a_user_name_is_given_once_whatever_its_capitals(admin):
    admin.post(room("person_add"), NEW)
    page = admin.post(room("person_add"), {**NEW, "username": "NARANTUYA"}).content.decode()
    assert "Somebody has this user name already." in page
    assert 'value="Нарантуяа"' in page, "nothing typed is lost"


def test_an_acting_holder_needs_an_order(admin, suld):
    governor = suld.posts["deputy_governor"]
    sent = {
        "user": suld.people["mandakh"].pk,
        "starts_on": "2026-03-02",
        "ends_on": "2026-03-20",
        "acting": "on",
    }
    page = admin.post(room("position", governor.pk), sent).content.decode()
    assert "An acting holder needs the order that appoints them." in page
    assert not governor.holdings.exists()
    admin.post(room("position", governor.pk), {**sent, "order": "А/12, 2026.03.01"})
    held = governor.holdings.get()
    assert (held.acting, held.order) == (True, "А/12, 2026.03.01")
    page = admin.get(room("position", governor.pk)).content.decode()
    assert "acting" in page
    assert "А/12, 2026.03.01" in page


def test_nobody_holds_a_position_twice_at_once(admin, suld):
    head = suld.posts["office_head"]
    sent = {"user": suld.people["mandakh"].pk, "starts_on": "2026-05-04"}
    page = admin.post(room("position", head.pk), sent).content.decode()
    assert "This person holds the position already on some of these days." in page
    assert head.holdings.count() == 1


def test_two_holders_and_a_gap_are_said_in_words(admin, suld):
    year = timezone.localdate().year
    records, finance = suld.posts["records_officer"], suld.posts["finance_head"]
    admin.post(
        room("position", records.pk),
        {"user": suld.people["oyun"].pk, "starts_on": f"{year}-02-02"},
    )
    held = finance.holdings.get()
    admin.post(room("holding_end", held.pk), {"ends_on": f"{year}-03-31"})
    page = admin.get(room("people")).content.decode()
    assert "two holders from 2 Feb on" in page
    assert "nobody from 1 Apr on" in page


def test_a_holding_ends_not_before_it_began(admin, suld):
    held = suld.posts["office_head"].holdings.get()
    page = admin.post(room("holding_end", held.pk), {"ends_on": "2020-01-01"}).content.decode()
    assert "The last day is before the first day." in page
    assert Holding.objects.get(pk=held.pk).ends_on is None


def test_a_role_is_given_and_taken_back(admin, suld):
    oyun = suld.people["oyun"]
    admin.post(room("person", oyun.pk), {"role": "content_officer"})
    assert may(oyun, Permission.PUBLISH, suld.unit)
    assert oyun.groups.filter(name="editors:suld").exists()
    given = Grant.objects.get(user=oyun, role="content_officer")
    admin.post(room("role_take", given.pk))
    assert not may(oyun, Permission.PUBLISH, suld.unit)
    assert not oyun.groups.filter(name="editors:suld").exists()


def test_nobody_locks_themselves_out(admin, suld):
    own = Grant.objects.get(user__username="tumur")
    page = admin.post(room("role_take", own.pk), follow=True).content.decode()
    assert "Ask another administrator." in page
    assert Grant.objects.filter(pk=own.pk).exists()


def test_a_new_position_is_known_by_all_its_spellings(admin, suld):
    admin.post(
        room("position_add"),
        {
            "name": "Малын эмч",
            "unit": suld.unit.pk,
            "kind": "position",
            "spellings": "Мал эмнэлгийн мэргэжилтэн\n\n МЭ ",
        },
    )
    vet = Position.objects.get(name="Малын эмч")
    for text in ("малын  эмч", "Мал эмнэлгийн мэргэжилтэн", "МЭ"):
        assert find_position(suld.unit, text) == vet


def test_a_spelling_means_one_position(admin, suld):
    head, deputy = suld.posts["office_head"], suld.posts["deputy_governor"]
    admin.post(room("position_spelling", deputy.pk), {"text": "Орлогч дарга"})
    assert find_position(suld.unit, "орлогч дарга") == deputy
    page = admin.post(room("position_spelling", head.pk), {"text": "Орлогч  дарга"})
    assert f"This spelling means “{deputy.name}” already." in page.content.decode()
    assert PositionAlias.objects.filter(text="Орлогч дарга").count() == 1


def test_the_people_of_the_neighbour_are_out_of_reach(admin, suld, tal):
    solongo = tal.people["solongo"]
    assert admin.get(room("person", solongo.pk)).status_code == 404
    assert admin.post(room("person", solongo.pk), {"role": "official"}).status_code == 404
    theirs = Grant.objects.get(user=solongo)
    assert admin.post(room("role_take", theirs.pk)).status_code == 404
    post = tal.posts["office_head"]
    assert admin.get(room("position", post.pk)).status_code == 404
    held = tal.posts["admin_legal_specialist"].holdings.get()
    assert admin.post(room("holding_end", held.pk), {"ends_on": "2026-01-31"}).status_code == 404
    sent = {"user": solongo.pk, "starts_on": "2026-05-04"}
    admin.post(room("position", suld.posts["deputy_governor"].pk), sent)
    assert not suld.posts["deputy_governor"].holdings.exists()


def test_only_an_administrator_comes_in(suld, sign_in):
    for username in ("bolormaa", "mandakh", "oyun"):
        assert sign_in(suld.people[username]).get(room("people")).status_code == 403


def test_the_room_asks_the_database_as_often_for_many_people(
    admin, suld, django_assert_max_num_queries
):
    with django_assert_max_num_queries(14):
        admin.get(room("people"))
    for number in range(30):
        hire(suld, f"user{number}", f"Хүн {number}", Role.OFFICIAL, "officials")
    with django_assert_max_num_queries(14):
        admin.get(room("people"))
