"""Гансүх the bag governor rides through his bag; what his phone kept arrives in the office."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.petitions.enums import Channel
from tamga.petitions.models import Petition
from tamga.petitions.rules import LONGEST_TEXT
from tests.stories import Soum, hire

WORDS = "Манай багийн худгийн насос эвдэрсэн."


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def governor(suld: Soum, sign_in) -> Client:
    """Гансүх, governor of the third bag."""
    return sign_in(hire(suld, "gansukh", "Гансүх", Role.BAG_GOVERNOR))


def to(what: str = "_send", soum: str = "suld") -> str:
    return reverse(f"office_petition_field{what}", args=[soum])


def told(**more: object) -> dict[str, object]:
    """What the phone sends."""
    kept = {
        "client_key": uuid4(), "kind": "application", "text": WORDS, "surname": "Бат-Очир",
        "given_name": "Дулмаа", "phone": "8811 2233", "address": "Хужирт",
        "received_on": timezone.localdate(), "read_back": "on",
    }  # fmt: skip
    return {**kept, **more}


def errors(client: Client, **more: object) -> dict[str, list[str]]:
    """What is refused, by field; and nothing is registered."""
    answer = client.post(to(), told(**more))
    assert answer.status_code == 422
    assert Petition.everything.count() == 0
    found: dict[str, list[str]] = answer.json()["errors"]
    return found


def test_what_was_told_three_days_ago_is_registered_with_its_own_day(governor: Client):
    day = timezone.localdate() - timedelta(days=3)
    answer = governor.post(to(), told(received_on=day))
    assert answer.status_code == 200
    petition = Petition.everything.get()
    assert petition.channel == Channel.ORAL
    assert petition.received_on == day
    assert petition.entered_by.username == "gansukh"
    assert petition.words.text == WORDS
    assert petition.words.read_back
    assert petition.petitioner.phone == "+97688112233"
    assert answer.json()["number"] == petition.number
    assert answer.json()["code"].replace(" ", "") == petition.petitioner.code
    assert str(petition.due_on.year) in answer.json()["due"]


def test_however_often_it_is_sent_it_is_one_petition_with_one_answer(governor: Client):
    letter = told()
    first = governor.post(to(), letter)
    again = governor.post(to(), letter)
    assert again.json() == first.json()
    assert Petition.everything.count() == 1
    late = governor.post(to(), {**letter, "received_on": "2020-01-06"})
    assert late.json() == first.json(), "one that was received stays so, whatever the day"


def test_two_letters_are_two_petitions(governor: Client):
    numbers = {governor.post(to(), told()).json()["number"] for _ in range(2)}
    assert len(numbers) == 2


def test_nobody_else_gets_its_code_by_its_key(suld: Soum, governor: Client, sign_in):
    letter = told()
    code = governor.post(to(), letter).json()["code"]
    other = sign_in(suld.people["uranchimeg"]).post(to(), letter)
    assert other.status_code == 422
    assert code not in other.content.decode()
    assert Petition.everything.count() == 1


def test_the_soum_beside_is_closed(suld: Soum, tal: Soum, governor: Client):
    for what in ("", "_worker", "_send"):
        assert governor.get(to(what, soum="tal")).status_code == 403
    assert governor.post(to(soum="tal"), told()).status_code == 403
    assert Petition.everything.count() == 0


@pytest.mark.parametrize("days", [0, 30])
def test_days_that_are_taken(governor: Client, days: int):
    day = timezone.localdate() - timedelta(days=days)
    assert governor.post(to(), told(received_on=day)).status_code == 200


@pytest.mark.parametrize(
    ("days", "sentence"), [(-1, "a day that is to come"), (31, "more than 30 days ago")]
)
def test_a_phone_whose_clock_is_wrong_is_told_so(governor: Client, days: int, sentence: str):
    found = errors(governor, received_on=timezone.localdate() - timedelta(days=days))
    assert list(found) == ["received_on"]
    assert sentence in found["received_on"][0]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "я" * (LONGEST_TEXT + 1)),
        ("text", "  \n "),
        ("text", "\0"),
        ("kind", "order"),
        ("phone", "12"),
        ("received_on", "soon"),
        ("read_back", ""),
        ("client_key", "not a key"),
    ],
)
def test_a_refusal_names_its_field(governor: Client, field: str, value: str):
    assert list(errors(governor, **{field: value})) == [field]


def test_after_the_session_the_phone_is_sent_to_sign_in_and_then_sends(
    suld: Soum, governor: Client
):
    letter = told()
    governor.logout()
    for asked in (governor.get(to()), governor.post(to(), letter)):
        assert asked.status_code == 302
        assert reverse("sign_in") in asked["Location"]
    assert Petition.everything.count() == 0
    governor.force_login(User.objects.get(username="gansukh"))
    assert governor.post(to(), letter).status_code == 200


def test_it_is_sent_with_a_token_of_now_and_not_without(suld: Soum, governor: Client):
    gansukh = User.objects.get(username="gansukh")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(gansukh)
    assert strict.post(to(), told()).status_code == 403
    door = strict.get(to()).json()
    assert door["user"] == gansukh.pk
    sent = strict.post(to(), told(), headers={"X-CSRFToken": door["token"]})
    assert sent.status_code == 200


def test_what_the_phone_keeps_has_nothing_of_a_citizen(governor: Client):
    governor.post(to(), told(text="Нууц захидал", surname="Цагаанхүү"))
    kept = governor.get(to("")).text + governor.get(to("_worker")).text
    for private in ("Нууц захидал", "Цагаанхүү", "88112233", Petition.everything.get().number):
        assert private not in kept


def test_the_worker_reaches_one_page_and_names_what_it_keeps(governor: Client):
    answer = governor.get(to("_worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert to("_worker").startswith(to(""))
    for name in (to(""), "tamga.css", "petition_field.js", "petition_field_worker.js"):
        assert name in answer.text


def test_without_a_script_it_leads_to_the_ordinary_form(governor: Client):
    page = governor.get(to("")).text
    (hint,) = page.split("<noscript>")[1:]
    assert reverse("office_petition_new", args=["suld"]) in hint.split("</noscript>")[0]


def test_the_room_of_petitions_leads_there(governor: Client):
    assert to("") in governor.get(reverse("office_petitions", args=["suld"])).text
