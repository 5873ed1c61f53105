"""The aimag's keeper of registers joins what a soum's printed report had brought."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tamga.accounts.enums import Role
from tamga.decisions.models import Decision, Provision
from tests.decisions.test_joining import HAY, TREES, printed, registered
from tests.stories import Soum, hire


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def saran(suld: Soum, sign_in) -> Client:
    """Who keeps the registers of the aimag."""
    return sign_in(hire(suld, "saran", "Саран", Role.RECORDS_OFFICER, unit=suld.unit.parent))


def to(name: str, decision: Decision, unit: str = "naran") -> str:
    return reverse(name, args=[unit, decision.pk])


def text_of(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def test_she_sees_both_side_by_side_and_joins_them(suld: Soum, saran: Client):
    paper = printed(suld, TREES, HAY)
    own = registered(suld, TREES)
    address = to("decision_join", own)
    for decision in (own, paper):
        assert address in text_of(saran.get(to("office_decision", decision)))
    page = text_of(saran.get(address))
    assert page.count("stands once") == 1
    assert page.count("comes over") == 1
    assert "2026_A/1" in page
    assert "Хаврын ажлын тухай" in page
    assert "Their days differ" not in page
    assert "This can't be taken back." in page

    told = text_of(saran.post(address, {"printed": paper.pk}, follow=True))
    assert "The two are one decision now." in told
    assert HAY in told
    assert "Read out of a printed report before it was registered:" in told
    assert Provision.everything.filter(decision=own).count() == 2
    again = text_of(saran.post(address, {"printed": paper.pk}, follow=True))
    assert "Somebody was faster" in again
    old = text_of(saran.get(to("office_decision", paper)))
    assert "joined with the decision of the register" in old
    assert to("provision_add", paper) not in old, "it is only looked at"
    assert saran.get(address).status_code == 302, "nothing is left to join"
    room = text_of(saran.get(reverse("office_decisions", args=["naran"])))
    assert to("office_decision", own) in room
    assert to("office_decision", paper) not in room


def test_other_days_are_pointed_out(suld: Soum, saran: Client):
    paper = printed(suld, TREES)
    Decision.everything.filter(pk=paper.pk).update(signed_on="2026-04-09")
    page = text_of(saran.get(to("decision_join", registered(suld, TREES))))
    assert "Their days differ." in page


def test_others_are_told_and_may_not(suld: Soum, saran: Client, sign_in):
    paper = printed(suld, TREES)
    own = registered(suld, TREES)
    address = to("decision_join", own)
    clerk = sign_in(hire(suld, "tuul", "Туул", Role.OFFICIAL, unit=suld.unit.parent))
    page = text_of(clerk.get(to("office_decision", own)))
    assert "Whoever keeps the register joins them." in page
    assert address not in page
    assert clerk.get(address).status_code == 403
    assert clerk.post(address, {"printed": paper.pk}).status_code == 403
    bolormaa = sign_in(suld.people["bolormaa"])
    soums = text_of(bolormaa.get(to("office_decision", paper, "suld")))
    assert "a printed report" not in soums, "the books are the aimag's"
    assert saran.post(address, {"printed": "99999"}).status_code == 404
    assert saran.post(address, {}).status_code == 404
    assert not Decision.everything.filter(joined_into__isnull=False).exists()
