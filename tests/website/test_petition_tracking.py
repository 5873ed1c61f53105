"""Дулмаа sees where her petition stands, by number and code, and what she may still ask for."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tamga.documents.actions import store
from tamga.petitions.actions import extend, forget_wrong_codes, note, receive, reply
from tamga.petitions.enums import Outcome, State
from tamga.petitions.models import Petition, Survey, WrongCode
from tamga.petitions.queries.tracking import MOST_WRONG, WINDOW
from tamga.petitions.rules import code_in_groups, new_code
from tests.petitions.letters import DULMAA, WORDS, give, letter
from tests.stories import Soum

TRACK = "/petitions/track/"


@pytest.fixture
def citizen() -> Client:
    """Somebody with a phone."""
    return Client()


@pytest.fixture
def hers(suld: Soum) -> tuple[Petition, dict[str, str]]:
    """Her petition of today, and what stands on her receipt."""
    now = timezone.now()
    found = receive(suld.unit, letter(received_on=timezone.localdate(now)), by=None, at=now)
    pair = {"number": found.petition.number, "code": code_in_groups(found.code)}
    return found.petition, pair


def answered(suld: Soum, petition: Petition, outcome: Outcome = Outcome.RESOLVED) -> None:
    """The finance head answers it."""
    reply(
        petition,
        outcome=outcome,
        text="Насосыг сольсон.",
        ground="Төсөвт тусгаагүй." if outcome == Outcome.REFUSED else "",
        appeal_to="Аймгийн Засаг дарга" if outcome == Outcome.REFUSED else "",
        by=suld.people["oyun"],
        at=timezone.now(),
    )


def test_the_day_first_then_how_it_was_counted_then_the_way(suld: Soum, hers, citizen: Client):
    petition, pair = hers
    give(suld, petition, suld.posts["finance_head"])
    note(petition, text="Дотоод тэмдэглэл", by=suld.people["oyun"], at=timezone.now())
    page = citizen.post(TRACK, pair).text
    due = page.index("хариу өгөх эцсийн өдөр")
    assert due < page.index("Энэ өдрийг яаж тооцсон") < page.index('class="steps"')
    assert str(suld.posts["finance_head"]) in page
    assert "Шийдвэрлэж байна" in page
    assert "Дотоод тэмдэглэл" not in page
    for hidden in (WORDS, DULMAA.given_name, DULMAA.phone, DULMAA.register_number):
        assert hidden not in page, "a code seen over a shoulder shows no person and no words"


def test_nothing_of_it_is_in_title_or_address(hers, citizen: Client):
    petition, pair = hers
    page = citizen.post(TRACK, pair)
    title = re.findall(r"<title>(.*?)</title>", page.text, flags=re.DOTALL)[0]
    assert petition.number not in title
    assert not re.findall(rf'(?:href|action)="[^"]*{pair["code"][:4]}', page.text)
    assert "no-store" in page.headers["Cache-Control"]
    assert not page.cookies
    assert (
        citizen.get(f"{TRACK}?number={pair['number']}&code={pair['code']}").text.count(pair["code"])
        <= 2
    ), "an address with a code opens nothing (it stands in the links to the other language)"


@pytest.mark.parametrize("change", [str.lower, lambda n: n.replace("-", " "), lambda n: n[2:]])
def test_the_number_in_any_writing_with_the_right_code(suld: Soum, hers, citizen: Client, change):
    petition, pair = hers
    page = citizen.post(TRACK, {**pair, "number": change(pair["number"])})
    assert f"<h1>{petition.number}</h1>" in page.text
    for other in (f"Г-{petition.entry.number}", petition.number.replace("20", "19", 1), "x"):
        assert "<h1>" + petition.number not in citizen.post(TRACK, {**pair, "number": other}).text


def test_a_wrong_pair_is_one_sentence_that_never_says_which(
    hers, citizen: Client, django_assert_num_queries
):
    _petition, pair = hers
    other = code_in_groups(new_code())
    pages = [
        citizen.post(TRACK, {**pair, "code": other}).text,
        citizen.post(TRACK, {"number": "Ө-999/2026", "code": other}).text,
        citizen.post(TRACK, {**pair, "number": "Ө-999/2026"}).text,
    ]
    said = {re.findall(r'id="errors".*?</div>', page, flags=re.DOTALL)[0] for page in pages}
    assert len(said) == 1
    assert "таарахгүй" in said.pop()


def test_a_slip_of_the_finger_is_told_beside_the_code_and_costs_no_try(hers, citizen: Client):
    _petition, pair = hers
    last = "0" if pair["code"][-1] != "0" else "1"
    page = citizen.post(TRACK, {**pair, "code": pair["code"][:-1] + last}).text
    assert "хорин цифртэй" in page
    assert not WrongCode.everything.exists()


@pytest.mark.parametrize("number", ["Ө-1/2026", "Ө-999/2026"])
def test_guessing_is_braked_by_number_and_address_and_forgotten(hers, citizen: Client, number: str):
    petition, pair = hers
    for _ in range(MOST_WRONG):
        assert citizen.post(TRACK, {"number": number, "code": new_code()}).status_code == 200
    assert citizen.post(TRACK, {"number": number, "code": new_code()}).status_code == 429
    mine = citizen.post(TRACK, pair)
    assert (mine.status_code == 200) == (number != petition.number)
    neighbour = Client(REMOTE_ADDR="203.0.113.9")
    assert neighbour.post(TRACK, pair).status_code == 200, "one address doesn't shut out another"
    forget_wrong_codes(at=timezone.now() + WINDOW + timedelta(minutes=1))
    assert citizen.post(TRACK, pair).status_code == 200


def test_another_soums_petition_isnt_here(hers, tal: Soum):
    _petition, pair = hers
    at_tal = Client(headers={"host": "tal.localhost"})
    assert "таарахгүй" in at_tal.post(TRACK, pair).text


def test_an_extension_tells_its_reason_and_its_steps(suld: Soum, hers, citizen: Client):
    petition, pair = hers
    extend(petition, days=10, reason="Сэлбэг захиалсан", by=suld.people["mandakh"],
           at=timezone.now())  # fmt: skip
    page = citizen.post(TRACK, pair).text
    assert "Сэлбэг захиалсан" in page
    assert "10 хоног" in page


def test_the_file_of_the_answer_for_who_has_the_code(suld: Soum, hers, citizen: Client):
    petition, pair = hers
    oyun, now = suld.people["oyun"], timezone.now()
    assert citizen.post(TRACK, {**pair, "do": "file"}).status_code == 404
    file = store(b"%PDF-1.7 answer", name="Дулмаад.pdf", unit_id=suld.unit.pk, by=oyun, at=now)
    reply(petition, outcome=Outcome.RESOLVED, text="", file=file, by=oyun, at=now)
    assert 'value="file"' in citizen.post(TRACK, pair).text
    found = citizen.post(TRACK, {**pair, "do": "file"})
    assert found.content == b"%PDF-1.7 answer"
    assert found.headers["Content-Disposition"] == 'inline; filename="reply.pdf"'
    other = citizen.post(TRACK, {**pair, "code": new_code(), "do": "file"})
    assert b"answer" not in other.content[:20]


def test_a_refusal_names_its_ground_and_where_to_complain(suld: Soum, hers, citizen: Client):
    petition, pair = hers
    answered(suld, petition, Outcome.REFUSED)
    page = citizen.post(TRACK, pair).text
    for said in ("Насосыг сольсон.", "Төсөвт тусгаагүй.", "Аймгийн Засаг дарга"):
        assert said in page
    assert "гомдол гаргаж болно" in page


def test_she_asks_to_look_again_once_with_a_reason(suld: Soum, hers, citizen: Client):
    petition, pair = hers
    assert 'value="reopen"' not in citizen.post(TRACK, pair).text
    answered(suld, petition)
    empty = citizen.post(TRACK, {**pair, "do": "reopen", "reason": " "}).text
    assert "Юу нь шийдэгдээгүй" in empty
    assert '<details class="no-print" open>' in re.sub(r"\s+", " ", empty).replace(" >", ">")
    page = citizen.post(TRACK, {**pair, "do": "reopen", "reason": "Ус гарахгүй байна"}).text
    assert "Дахин үзэж байна" in page
    petition.refresh_from_db()
    assert petition.state == State.RECEIVED
    answered(suld, petition)
    assert 'value="reopen"' not in citizen.post(TRACK, pair).text
    again = citizen.post(TRACK, {**pair, "do": "reopen", "reason": "Дахиад"}).text
    assert "нэг удаа" in again


def test_she_takes_it_back_after_being_asked(hers, citizen: Client):
    petition, pair = hers
    assert "тэмдэглэнэ үү" in citizen.post(TRACK, {**pair, "do": "withdraw"}).text
    petition.refresh_from_db()
    assert petition.state == State.RECEIVED
    page = citizen.post(TRACK, {**pair, "do": "withdraw", "sure": "on"}).text
    petition.refresh_from_db()
    assert petition.outcome == Outcome.WITHDRAWN
    assert petition.closed_by is None
    assert 'value="withdraw"' not in page
    twice = citizen.post(TRACK, {**pair, "do": "withdraw", "sure": "on"})
    assert twice.status_code == 200


def test_nothing_is_done_without_the_code(hers, citizen: Client):
    petition, pair = hers
    citizen.post(TRACK, {"number": pair["number"], "code": new_code(), "do": "withdraw",
                         "sure": "on"})  # fmt: skip
    petition.refresh_from_db()
    assert petition.state == State.RECEIVED


def test_two_questions_after_the_end_once(suld: Soum, hers, citizen: Client):
    petition, pair = hers
    rated = {**pair, "do": "rate", "clear": "5", "content": "2"}
    citizen.post(TRACK, rated)
    assert not Survey.everything.exists(), "not while it goes on"
    answered(suld, petition)
    assert 'value="rate"' in citizen.post(TRACK, pair).text
    assert "баярлалаа" in citizen.post(TRACK, rated).text
    citizen.post(TRACK, {**rated, "content": "5"})
    survey = Survey.everything.get()
    assert (survey.clear, survey.content) == (5, 2)
    assert 'value="rate"' not in citizen.post(TRACK, pair).text
    for wrong in ("0", "6", "x", ""):
        assert citizen.post(TRACK, {**rated, "clear": wrong}).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"number": "\0", "code": "\0"},
        {"number": "'; DROP TABLE", "code": "x" * 5000},
        {"number": "Ө-1/2026" * 900, "code": "1"},
        {"number": "<script>alert(1)</script>", "code": "٠" * 20},
    ],
)
def test_hostile_pairs_get_a_page(suld: Soum, citizen: Client, sent: dict[str, str]):
    page = citizen.post(TRACK, sent)
    assert page.status_code == 200
    assert 'class="error"' in page.text
    assert "<script>alert" not in page.text
