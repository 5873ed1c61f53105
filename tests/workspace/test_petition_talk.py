"""Оюун asks a citizen from the petition's page; «Миний ажил» says when they have written."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from tamga.petitions.actions import reply, write_back
from tamga.petitions.enums import Channel, Kind, Outcome
from tamga.petitions.models import Message, Petition
from tamga.petitions.queries import thread_of
from tamga.petitions.rules import Person
from tamga.workspace.queries.petition_work import petition_work
from tests.petitions.letters import DULMAA, routed
from tests.stories import Soum

QUESTION = "Худаг хэдэн метр гүн бэ?"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def petition(suld: Soum) -> Petition:
    """Hers, on the desk of the finance head."""
    return routed(suld)


@pytest.fixture
def oyun(suld: Soum, client: Client) -> Client:
    """Оюун, the finance official; her role says nothing of petitions."""
    client.force_login(suld.people["oyun"])
    return client


def room(petition: Petition, name: str = "") -> str:
    return reverse(f"office_petition{name}", args=[petition.unit.slug, petition.pk])


def test_she_asks_and_the_thread_tells_both_sides_with_times_and_names(
    suld: Soum, petition: Petition, oyun: Client
):
    page = oyun.get(room(petition)).text
    assert "Ask the citizen" in page
    assert "Asking doesn't stop the time" in page.replace("&#x27;", "'")
    answer = oyun.post(room(petition, "_ask"), {"text": QUESTION})
    assert answer.url == room(petition)
    write_back(petition, text="Дөчин метр", at=timezone.now())
    oyun.post(room(petition, "_heard"), {"text": "Насос нь хуучин"})
    page = oyun.get(room(petition)).text
    assert page.index(QUESTION) < page.index("Дөчин метр") < page.index("Насос нь хуучин")
    name = suld.people["oyun"].get_full_name()
    assert f"written down by {name}" in " ".join(page.split())
    assert page.count('class="theirs"') == 2
    assert "by phone or at the counter" in page, "the step says how it came"
    assert QUESTION not in page[: page.index("</title>")]


@pytest.mark.parametrize(
    ("person", "channel", "said"),
    [
        (DULMAA, Channel.WEB, "gets a message that there is a question"),
        (DULMAA, Channel.WRITTEN, "yet call the citizen too"),
        (Person(given_name="Бат", address="1-р баг"), Channel.WEB, "so nothing is sent"),
    ],
)
def test_the_form_says_whether_the_citizen_must_be_called(
    suld: Soum, oyun: Client, person: Person, channel: Channel, said: str
):
    petition = routed(suld, person=person, channel=channel)
    assert said in oyun.get(room(petition)).text


def test_a_refused_question_comes_back_with_its_words(suld: Soum, petition, oyun: Client):
    empty = oyun.post(room(petition, "_ask"), {"text": " "})
    assert (empty.status_code, set(empty.context["wrong"].errors)) == (422, {"text"})
    reply(petition, outcome=Outcome.RESOLVED, text="Сольсон.", by=suld.people["mandakh"],
          at=timezone.now())  # fmt: skip
    for name in ("_ask", "_heard"):
        late = oyun.post(room(petition, name), {"text": QUESTION})
        assert late.status_code == 422
        assert "Nothing was changed." in late.text
        assert QUESTION in late.text, "somebody was faster; what was typed is still there"
    assert not Message.everything.exists()
    assert room(petition, "_ask") not in oyun.get(room(petition)).text


def test_a_stranger_and_the_one_complained_of_reach_no_talk(suld: Soum, tal: Soum, client: Client):
    against = routed(suld, kind=Kind.COMPLAINT, against=suld.posts["records_officer"])
    for who in (suld.people["uranchimeg"], tal.people["solongo"]):
        client.force_login(who)
        for name in ("_ask", "_heard", "_add_files"):
            found = client.post(room(against, name), {"text": QUESTION}).status_code
            assert found in {403, 404}, (who, name)
    assert not Message.everything.exists()


def test_my_work_says_that_the_citizen_wrote(suld: Soum, petition: Petition, oyun: Client):
    work = reverse("my_work")
    assert "the citizen wrote on" not in oyun.get(work).text
    oyun.post(room(petition, "_ask"), {"text": QUESTION})
    write_back(petition, text="Дөчин метр", at=timezone.now())
    page = oyun.get(work).text
    assert "the citizen wrote on" in page
    assert "Дөчин" not in page, "what they wrote is read on its page"
    oyun.post(room(petition, "_note"), {"note": "Уншлаа"})
    assert "the citizen wrote on" not in oyun.get(work).text


def test_as_many_queries_for_one_message_as_for_many(suld: Soum, petition: Petition, oyun: Client):
    def cost(address: str) -> int:
        oyun.get(address)
        with CaptureQueriesContext(connection) as asked:
            oyun.get(address)
        return len(asked)

    now = timezone.now()
    write_back(petition, text="Нэг", at=now)
    few = {address: cost(address) for address in (room(petition), reverse("my_work"))}
    for number in range(8):
        write_back(petition, text=f"Нэмэлт {number}", at=now + timedelta(minutes=number))
        write_back(routed(suld), text="Өөр өргөдөл", at=now)
    # four petitions of the same citizen more stand beside it: one query tells them
    assert {address: cost(address) for address in few} == few
    with CaptureQueriesContext(connection) as asked:
        tasks = petition_work(suld.people["oyun"], on=timezone.localdate())
    assert len(asked) == 2
    assert all(task.wrote_at for task in tasks)
    assert len(thread_of(petition)) == 9
