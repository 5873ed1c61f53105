"""Дулмаа reads the office's question on the page of her petition, and answers it there."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from tamga.petitions.actions import ask, note_answer, receive, reply
from tamga.petitions.actions.talking import MOST_A_DAY
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Message, Petition
from tamga.petitions.queries import thread_of
from tamga.petitions.rules import LONGEST_TEXT, code_in_groups, new_code
from tests.petitions.letters import letter
from tests.stories import Soum

TRACK = "/petitions/track/"
QUESTION = "Худаг хэдэн метр гүн бэ?"


@pytest.fixture
def hers(suld: Soum) -> tuple[Petition, dict[str, str]]:
    """Her petition of today, and what stands on her receipt."""
    now = timezone.now()
    found = receive(suld.unit, letter(received_on=timezone.localdate(now)), by=None, at=now)
    return found.petition, {
        "number": found.petition.number,
        "code": code_in_groups(found.code),
    }


def asked(suld: Soum, petition: Petition, text: str = QUESTION) -> None:
    ask(petition, text=text, by=suld.people["oyun"], at=timezone.now())


def talk_on(page: str) -> str:
    found = re.search(r'id="talk".*?</section>', page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", found[0]) if found else ""


def test_the_question_is_asked_openly_and_the_form_stands_ready(suld: Soum, hers, client: Client):
    petition, pair = hers
    quiet = talk_on(client.post(TRACK, pair).text)
    assert '<details class="no-print" >' in quiet, "she may write of her own, it isn't pressed on"
    asked(suld, petition)
    page = client.post(TRACK, pair)
    talk = talk_on(page.text)
    assert QUESTION in talk
    assert '<details class="no-print" open>' in talk
    assert "Байгууллага танаас асууж байна" in talk
    assert "хугацаа зогсохгүй" in talk, "the day of the answer stays, in plain words"
    assert "Оюун" not in talk, "the office asks, not a person"
    title = re.findall(r"<title>(.*?)</title>", page.text, flags=re.DOTALL)[0]
    assert "метр" not in title
    assert not page.cookies


def test_she_answers_and_reloading_sends_nothing_twice(suld: Soum, hers, client: Client):
    petition, pair = hers
    asked(suld, petition)
    sent = {**pair, "do": "write", "text": "Дөчин метр", "seen": "1"}
    pages = [client.post(TRACK, sent).text for _press in range(3)]
    assert "Зурвас тань хүрлээ" in pages[0]
    assert [each.text for each in thread_of(petition)] == [QUESTION, "Дөчин метр"]
    talk = talk_on(pages[-1])
    assert "Дөчин метр" in talk
    assert "асууж байна" not in talk, "it is answered"
    assert 'name="seen" value="2"' in talk
    way = pages[-1].split('class="steps"')[1]
    assert way.index("Байгууллага танаас асуув") < way.index("Та байгууллагад бичив")
    client.post(TRACK, {**pair, "do": "write", "text": "Бас нэг зүйл", "seen": "2"})
    later = client.post(TRACK, pair).text
    assert later.count("Та байгууллагад бичив") == 1, "a day's messages are one mark of the way"


def test_what_was_told_by_phone_is_marked_so(suld: Soum, hers, client: Client):
    petition, pair = hers
    oyun, now = suld.people["oyun"], timezone.now()
    note_answer(petition, text="Утсаар хэллээ", by=oyun, at=now)
    assert "байгууллага тэмдэглэсэн" in talk_on(client.post(TRACK, pair).text)


@pytest.mark.parametrize("text", ["", "  ", "я" * (LONGEST_TEXT + 1), "\0"])
def test_a_wrong_message_is_told_beside_the_field_and_kept(hers, client: Client, text: str):
    _petition, pair = hers
    page = client.post(TRACK, {**pair, "do": "write", "text": text, "seen": "x"}).text
    talk = talk_on(page)
    assert 'class="error"' in talk
    assert '<details class="no-print" open>' in talk
    if len(text) > 9:
        assert text in talk
    assert not Message.everything.exists()


def test_too_many_in_a_day_loses_nothing_of_the_last(hers, client: Client):
    petition, pair = hers
    for number in range(MOST_A_DAY):
        client.post(TRACK, {**pair, "do": "write", "text": f"Нэмэлт {number}", "seen": number})
    page = client.post(TRACK, {**pair, "do": "write", "text": "Хорин нэг дэх", "seen": "20"}).text
    assert "маргааш" in page
    assert "Хорин нэг дэх" in talk_on(page)
    assert len(thread_of(petition)) == MOST_A_DAY


def test_after_the_end_she_is_told_how_to_go_on(suld: Soum, hers, client: Client):
    petition, pair = hers
    asked(suld, petition)
    reply(petition, outcome=Outcome.RESOLVED, text="Насосыг сольсон.", by=suld.people["oyun"],
          at=timezone.now())  # fmt: skip
    page = client.post(TRACK, {**pair, "do": "write", "text": "Ус гарахгүй", "seen": "1"}).text
    assert "дахин үзэхийг хүсэж болно" in page
    assert 'value="reopen"' in page
    assert "Ус гарахгүй" in talk_on(page), "what was typed isn't lost"
    assert QUESTION in talk_on(page), "what was said stays to be read"
    assert 'value="write"' not in page
    assert len(thread_of(petition)) == 1


def test_nothing_is_written_without_the_code(hers, client: Client):
    _petition, pair = hers
    wrong = {**pair, "code": new_code(), "do": "write", "text": "x"}
    client.post(TRACK, wrong)
    assert not Message.everything.exists()


def test_hostile_words_are_shown_as_words(suld: Soum, hers, client: Client):
    petition, pair = hers
    client.post(TRACK, {**pair, "do": "write", "text": "<script>alert(2)</script>\u202e",
                        "seen": "9" * 30})  # fmt: skip
    client.post(TRACK, {**pair, "do": "write", "text": "<script>alert(1)</script>", "seen": "0"})
    assert "<script>alert" not in client.post(TRACK, pair).text
    told = [each.text for each in thread_of(petition)]
    assert told == ["<script>alert(2)</script>", "<script>alert(1)</script>"], (
        "no number of nonsense loses a word"
    )
