"""Уранчимэг proposes one post for several petitions in one go."""

import re

import pytest
from django.test import Client
from django.utils import timezone, translation

from tamga.petitions.actions import propose, receive, set_rule
from tamga.petitions.enums import Kind, State
from tamga.petitions.models import Petition
from tamga.petitions.queries import routing_of
from tests.petitions.letters import letter
from tests.stories import Soum

LIST = "/en/office/suld/petitions/?state=received"
PROPOSE = "/en/office/suld/petitions/propose/?state=received&order=number"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def clerk(suld: Soum, sign_in) -> Client:
    """Уранчимэг, the records officer."""
    return sign_in(suld.people["uranchimeg"])


def sent(soum: Soum, **more: object) -> Petition:
    today = timezone.localdate()
    told = letter(received_on=today, **more)
    return receive(soum.unit, told, by=None, at=timezone.now()).petition


def ticks(page: str) -> list[str]:
    return re.findall(r'name="fresh"\s+value="(\d+)"', page)


def test_several_get_one_post_and_the_head_confirms_each(suld: Soum, clerk: Client):
    several = [sent(suld) for _each in range(3)]
    boxes = ticks(clerk.get(LIST).text)
    assert sorted(map(int, boxes)) == [each.pk for each in several]
    post = suld.posts["finance_head"]
    told = {"fresh": boxes[:2], "lead": post.pk, "instruction": "Шалгаж хариул"}
    answer = clerk.post(PROPOSE, told)
    assert answer.url == LIST + "&order=number", "the same list comes back"
    assert "was proposed for 2 petitions." in clerk.get(answer.url).text
    for pk in boxes[:2]:
        petition = Petition.everything.get(pk=pk)
        assert petition.state == State.PROPOSED
        assert routing_of(petition).lead == post
        assert routing_of(petition).instruction == "Шалгаж хариул"
    assert ticks(clerk.get(LIST).text) == boxes[2:]


def test_what_a_standing_rule_names_is_given_on_at_once_and_said_so(suld: Soum, clerk: Client):
    several = [sent(suld), sent(suld, kind=Kind.PROPOSAL)]
    set_rule(
        suld.unit, lead=suld.posts["finance_head"], kind=several[0].kind, ground="А/12",
        by=suld.people["mandakh"], at=timezone.now(),
    )  # fmt: skip
    told = {"fresh": [each.pk for each in several], "lead": suld.posts["finance_head"].pk}
    page = clerk.get(clerk.post(PROPOSE, told).url).text
    assert "was proposed for 1 petition." in page
    assert "1 petition was given on." in page
    states = [Petition.everything.get(pk=each.pk).state for each in several]
    assert states == [State.ROUTED, State.PROPOSED]


def test_the_late_one_and_the_complaint_about_that_post_stay_and_are_named(
    suld: Soum, clerk: Client
):
    land, finance = suld.posts["land_manager"], suld.posts["finance_head"]
    late, about, good = sent(suld), sent(suld, kind=Kind.COMPLAINT, against=finance), sent(suld)
    keys = ticks(clerk.get(LIST).text)
    propose(late, lead=land, by=suld.people["mandakh"], at=timezone.now())
    page = clerk.post(PROPOSE, {"fresh": keys, "lead": finance.pk}, follow=True).text
    assert "was proposed for 1 petition." in page
    assert f"look again: {late.number}" in page
    assert f"choose another one for them: {about.number}" in page
    assert routing_of(late).lead == land, "what somebody chose meanwhile stands"
    about.refresh_from_db()
    assert (about.state, routing_of(about)) == (State.RECEIVED, None)
    assert routing_of(good).lead == finance


def test_without_a_tick_or_a_post_nothing_happens(suld: Soum, tal: Soum, clerk: Client):
    mine, theirs = sent(suld), sent(tal)
    post = suld.posts["finance_head"].pk
    hostile = {"fresh": ["x", "9" * 30, "-1", str(theirs.pk)], "lead": post}
    clerk.post(PROPOSE, hostile)
    assert "Tick the petitions" in clerk.post(PROPOSE, {"lead": post}, follow=True).text
    for lead in ("", "999999", str(tal.posts["admin_legal_specialist"].pk)):
        page = clerk.post(PROPOSE, {"fresh": mine.pk, "lead": lead}, follow=True).text
        assert "nothing was proposed" in page
    assert set(Petition.everything.values_list("state", flat=True)) == {State.RECEIVED}


def test_only_who_keeps_the_register_has_the_boxes(suld: Soum, clerk: Client, sign_in):
    mine = sent(suld)
    assert not ticks(clerk.get(LIST.replace("received", "open")).text), "only in that list"
    oyun = sign_in(suld.people["oyun"])
    told = {"fresh": mine.pk, "lead": suld.posts["finance_head"].pk}
    assert oyun.post(PROPOSE, told).status_code == 403
    assert clerk.get(PROPOSE).status_code == 405
