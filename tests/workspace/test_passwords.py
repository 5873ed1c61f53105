"""Passwords and who may sign in: Оюун chooses her own; the administrator helps who forgot."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.journal.models import Event
from tamga.organizations.actions import end_holding, grant
from tests.stories import START, Soum, hire, moment

OLD, NEW = "нууц", "шинэ нууц үг 7"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def old_password(suld: Soum):
    """Written by the quick hasher of the tests, which alone is there to check it."""
    suld.people["oyun"].set_password(OLD)
    suld.people["oyun"].save()


@pytest.fixture
def admin(suld: Soum, sign_in) -> Client:
    return sign_in(hire(suld, "tumur", "Төмөр", Role.ADMINISTRATOR))


def room(name: str, *args: object) -> str:
    return reverse(name, args=["suld", *args])


def signs_in(user: User, password: str) -> bool:
    """Whether a new browser gets in."""
    client = Client()
    client.post(reverse("sign_in"), {"username": user.username, "password": password})
    return "_auth_user_id" in client.session


def test_oyun_chooses_her_own_and_stays_signed_in_here_alone(suld, sign_in):
    oyun = suld.people["oyun"]
    here, elsewhere = sign_in(oyun), sign_in(oyun)
    assert reverse("password") in here.get(reverse("my_work")).content.decode()
    sent = {"old_password": OLD, "new_password1": NEW, "new_password2": NEW}
    answer = here.post(reverse("password"), sent, follow=True)
    assert "Your password is changed." in answer.content.decode()
    assert elsewhere.get(reverse("my_work")).status_code == 302
    assert signs_in(oyun, NEW)
    assert not signs_in(oyun, OLD)
    event = Event.everything.get(code="user.password_changed")
    assert (event.by_id, event.subject_id, event.data) == (oyun.pk, str(oyun.pk), {})


@pytest.mark.parametrize(
    "wrong",
    [{"old_password": "таасан"}, {"new_password2": "өөр нууц үг"},
     {"new_password1": "богино", "new_password2": "богино"}],
    ids=["old", "twice", "short"],
)  # fmt: skip
def test_a_slip_changes_nothing_and_is_said(suld, sign_in, wrong):
    sent = {"old_password": OLD, "new_password1": NEW, "new_password2": NEW, **wrong}
    answer = sign_in(suld.people["oyun"]).post(reverse("password"), sent)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert signs_in(suld.people["oyun"], OLD)


def test_a_first_password_asks_to_be_changed_until_it_is(admin, suld):
    oyun = suld.people["oyun"]
    page = admin.post(room("person_password", oyun.pk)).content.decode()
    given = re.search(r"<code>(\w{4}-\w{4}-\w{4})</code>", page)[1]
    assert given not in admin.get(room("person", oyun.pk)).content.decode()
    assert given not in " ".join(str(event.data) for event in Event.everything.all())
    assert not signs_in(oyun, OLD)
    client = Client()
    client.post(reverse("sign_in"), {"username": "oyun", "password": given})
    asks = "You sign in with a password that somebody else has seen."
    assert asks in client.get(reverse("my_work")).content.decode()
    sent = {"old_password": given, "new_password1": NEW, "new_password2": NEW}
    assert asks not in client.post(reverse("password"), sent, follow=True).content.decode()


def test_who_has_left_signs_in_no_more_until_let_in_again(admin, suld, sign_in):
    oyun = suld.people["oyun"]
    open_window = sign_in(oyun)
    admin.post(room("person_sign_in", oyun.pk), {"let": "out"})
    assert open_window.get(reverse("my_work")).status_code == 302
    assert not signs_in(oyun, OLD)
    assert "May not sign in." in admin.get(room("person", oyun.pk)).content.decode()
    admin.post(room("person_sign_in", oyun.pk), {"let": "in"})
    admin.post(room("person_sign_in", oyun.pk), {"let": "in"})
    assert signs_in(oyun, OLD)
    codes = Event.everything.filter(subject_id=str(oyun.pk), code__endswith="activated")
    told = list(codes.order_by("id").values_list("code", flat=True))
    assert told == ["user.deactivated", "user.reactivated"]


def test_nobody_locks_themselves_out(admin, suld):
    own = suld.people["tumur"]
    page = admin.post(room("person_sign_in", own.pk), {"let": "out"}, follow=True)
    assert "Ask another administrator." in page.content.decode()
    assert User.objects.get(pk=own.pk).is_active


def test_an_address_is_put_right_and_the_journal_knows_only_that(admin, suld):
    oyun = suld.people["oyun"]
    sent = {"email": "oyuna@example.mn", "phone": ""}
    admin.post(room("person_contact", oyun.pk), sent)
    oyun.refresh_from_db()
    assert (oyun.email, oyun.phone) == ("oyuna@example.mn", "")
    assert Event.everything.get(code="user.contact_corrected").data == {"fields": ["email"]}
    page = admin.post(room("person_contact", oyun.pk), {**sent, "email": "oyuna@"})
    assert 'value="oyuna@"' in page.content.decode()
    oyun.refresh_from_db()
    assert oyun.email == "oyuna@example.mn"


def test_who_also_works_elsewhere_is_not_this_administrators_alone(admin, suld, tal):
    oyun = suld.people["oyun"]
    grant(oyun, role=Role.OFFICIAL, unit=tal.unit, by=None, at=START)
    page = admin.get(room("person", oyun.pk)).content.decode()
    for name in ("person_contact", "person_sign_in", "person_password"):
        assert room(name, oyun.pk) not in page
        assert admin.post(room(name, oyun.pk), {"let": "out"}).status_code == 403
    assert signs_in(oyun, OLD)
    above = hire(suld, "bat", "Бат", Role.ADMINISTRATOR, unit=suld.unit.parent)
    client = Client()
    client.force_login(above)
    client.post(room("person_sign_in", oyun.pk), {"let": "out"})
    assert not User.objects.get(pk=oyun.pk).is_active


def test_a_superuser_is_out_of_reach(admin, suld):
    User.objects.filter(username="oyun").update(is_superuser=True)
    assert admin.post(room("person_password", suld.people["oyun"].pk)).status_code == 403


def test_whoever_leaves_a_post_no_longer_reads_its_calendar(suld):
    held = suld.posts["records_officer"].holdings.get()
    old = reverse("calendar", args=[held.position.calendar_token])
    assert Client().get(old).status_code == 200
    end_holding(held, ends_on=moment("2026-01-31").date(), by=None, at=START)
    assert Client().get(old).status_code == 404
    held.position.refresh_from_db()
    new = reverse("calendar", args=[held.position.calendar_token])
    assert Client().get(new).status_code == 200


def test_names_stand_as_the_alphabet_goes(admin, suld):
    for number, given in enumerate(["Оюунбат", "Өлзий", "Пүрэв", "Үүрээ", "Уянга", "Фёдор"]):
        hire(suld, f"new{number}", given, Role.OFFICIAL)
    new = {"Д.Оюунбат", "Д.Өлзий", "Д.Пүрэв", "Д.Үүрээ", "Д.Уянга", "Д.Фёдор"}
    order = ["Д.Оюунбат", "Д.Өлзий", "Д.Пүрэв", "Д.Уянга", "Д.Үүрээ", "Д.Фёдор"]
    listed = [line.user.get_full_name() for line in admin.get(room("people")).context["people"]]
    assert [name for name in listed if name in new] == order
    post = admin.get(room("position", suld.posts["office_head"].pk)).context["form"]
    offered = [name for _, name in post["user"].field.choices]
    assert [name for name in offered if name in new] == order
