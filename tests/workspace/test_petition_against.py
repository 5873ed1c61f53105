"""Уранчимэг says on the page whom a complaint is about; a late button is told."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tamga.accounts.enums import Role
from tamga.petitions.actions import receive, route
from tamga.petitions.enums import Channel, Kind, State
from tamga.petitions.models import Petition, StandingRule
from tamga.petitions.queries import routing_of
from tests.petitions.letters import letter
from tests.stories import START, Soum, hire

ASKED = "Whom is this complaint about?"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def clerk(suld: Soum, sign_in) -> Client:
    """Уранчимэг, the records officer."""
    return sign_in(suld.people["uranchimeg"])


def sent(soum: Soum, **more) -> Petition:
    told = {"kind": Kind.COMPLAINT, "received_on": timezone.localdate(), **more}
    return receive(soum.unit, letter(**told), by=None, at=timezone.now()).petition


def to(petition: Petition, what: str = "") -> str:
    return reverse(f"office_petition{what}", args=["suld", petition.pk])


def seen(page, form: str) -> str:
    """What the hidden field of a form of the page sends."""
    return re.search(rf'{form}/".*?name="seen"\s+value="(\d*)"', page.text, re.S)[1]


def test_the_rule_waits_until_it_is_said(suld: Soum, clerk: Client):
    hire(suld, "ganaa", "Ганаа", Role.OFFICIAL, "land_manager")
    land = suld.posts["land_manager"]
    StandingRule.everything.create(
        unit=suld.unit, lead=land, ground="А/1", given_at=START, given_by=suld.people["mandakh"]
    )
    petition = sent(suld)
    page = clerk.get(to(petition))
    assert ASKED in page.text
    assert "First say whom this complaint is about" in page.text
    assert "by-rule/" not in page.text
    assert clerk.post(to(petition, "_against"), {"against": ""}).status_code == 422
    for hostile in ("x", "999999", "-1"):
        assert clerk.post(to(petition, "_against"), {"against": hostile}).status_code == 422
    clerk.post(to(petition, "_against"), {"against": "none"})
    page = clerk.get(to(petition))
    assert "By the standing rule" in page.text
    assert "none of our posts" in page.text
    clerk.post(to(petition, "_against"), {"against": land.pk, "seen": seen(page, "against")})
    page = clerk.get(to(petition))
    assert f"A complaint about: {land.name}" in page.text
    assert "by-rule/" not in page.text
    late = clerk.post(to(petition, "_against"), {"against": "none", "seen": ""}, follow=True)
    assert "Somebody else said meanwhile" in late.text
    petition.refresh_from_db()
    assert petition.against == land


def test_whoever_names_their_own_post_sees_it_no_more(suld: Soum, clerk: Client):
    petition = sent(suld)
    post = suld.posts["records_officer"].pk
    gone = clerk.post(to(petition, "_against"), {"against": post})
    assert gone.url == reverse("office_petitions", args=["suld"])
    assert clerk.get(to(petition)).status_code == 404
    assert clerk.post(to(petition, "_against"), {"against": "none"}).status_code == 404


def test_only_of_a_complaint_and_only_who_keeps_the_register_is_asked(suld: Soum, clerk, sign_in):
    assert ASKED not in clerk.get(to(sent(suld, kind=Kind.APPLICATION))).text
    petition, oyun = sent(suld), sign_in(suld.people["oyun"])
    route(petition, lead=suld.posts["finance_head"], by=suld.people["mandakh"], at=timezone.now())
    assert ASKED not in oyun.get(to(petition)).text
    assert oyun.post(to(petition, "_against"), {"against": "none"}).status_code == 403


def test_a_late_choice_is_told_and_shown_who_was_chosen(suld: Soum, clerk: Client, sign_in):
    head, petition = sign_in(suld.people["mandakh"]), sent(suld, kind=Kind.APPLICATION)
    finance, land = suld.posts["finance_head"], suld.posts["land_manager"]
    key = seen(head.get(to(petition)), "route")
    clerk.post(to(petition, "_propose"), {"lead": finance.pk, "seen": ""})
    late = head.post(to(petition, "_route"), {"lead": land.pk, "instruction": "Яв", "seen": key})
    assert late.status_code == 422
    assert "Nothing was changed. Who answers was changed meanwhile" in late.text
    assert finance.name in late.text
    assert "Яв" in late.text, "what was typed stays"
    told = {"lead": land.pk, "seen": seen(late, "route")}
    assert head.post(to(petition, "_route"), told).status_code == 302, "having seen it"
    assert routing_of(petition).lead == land


def test_a_stale_give_back_is_told(suld: Soum, clerk: Client):
    petition, head = sent(suld), suld.people["mandakh"]
    route(petition, lead=suld.posts["finance_head"], by=head, at=timezone.now())
    asked = clerk.get(to(petition, "_give_back"))
    key = re.search(r'name="seen"\s+value="(\d+)"', asked.text)[1]
    route(petition, lead=suld.posts["land_manager"], by=head, at=timezone.now())
    told = {"why": "Газрынх", "seen": key}
    late = clerk.post(to(petition, "_give_back"), told)
    assert late.status_code == 422
    assert "Who answers was changed meanwhile" in late.text
    petition.refresh_from_db()
    assert petition.state == State.ROUTED


def test_a_receipt_of_a_complaint_about_oneself_stays_closed(suld: Soum, sign_in):
    """Эрдэнэ took it down as bag governor, and was land manager when it happened."""
    user = hire(suld, "erdene", "Эрдэнэ", Role.BAG_GOVERNOR, "bag_governor")
    erdene, today = sign_in(user), timezone.localdate()
    suld.posts["land_manager"].holdings.create(
        user=user, starts_on=today.replace(year=today.year - 2), ends_on=today
    )
    told = letter(kind=Kind.COMPLAINT, channel=Channel.ORAL, received_on=today)
    petition = receive(suld.unit, told, by=user, at=timezone.now()).petition
    assert erdene.get(to(petition, "_receipt")).status_code == 200
    Petition.everything.update(against=suld.posts["land_manager"])
    assert erdene.get(to(petition, "_receipt")).status_code == 404
    ended = suld.posts["land_manager"].holdings.filter(user=user)
    ended.update(ends_on=today - timedelta(days=30))
    assert erdene.get(to(petition, "_receipt")).status_code == 404, "a month ago is not far"
