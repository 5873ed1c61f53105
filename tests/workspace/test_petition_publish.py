"""Уранчимэг the records officer writes what may be published, Мандах the head publishes it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tamga.journal.models import Event
from tamga.petitions.models import Petition, PublishedAnswer
from tamga.workspace.queries.petition_work import Asked, petition_work
from tests.petitions.letters import MONDAY, WORDS
from tests.petitions.published import ASKED, TITLE, TOLD, answered, prepared, seen, shown
from tests.stories import Soum

WORDS_ANEW = {"do": "prepare", "title": TITLE, "text": ASKED, "answer": TOLD}


@pytest.fixture
def clerk(suld: Soum, client: Client) -> Client:
    """Уранчимэг at her desk."""
    client.force_login(suld.people["uranchimeg"])
    return client


@pytest.fixture
def head(suld: Soum) -> Client:
    """Мандах at his."""
    at_desk = Client()
    at_desk.force_login(suld.people["mandakh"])
    return at_desk


@pytest.fixture
def hers(suld: Soum) -> Petition:
    """Дулмаа's answered petition, which may be published."""
    return answered(suld, at=timezone.now())


def room(petition: Petition) -> str:
    return f"/office/suld/petitions/{petition.pk}/publish/"


def test_the_records_officer_prepares_and_the_head_publishes(
    suld: Soum, hers: Petition, clerk: Client, head: Client
):
    assert room(hers) in clerk.get(f"/office/suld/petitions/{hers.pk}/").text
    opened = clerk.get(room(hers)).text
    assert WORDS in opened, "it begins with the citizen's words"
    assert "Насосыг сольсон." in opened, "and with the reply's"
    kept = clerk.post(room(hers), WORDS_ANEW, follow=True)
    assert "өмнө өөр хүн хянана" in kept.text
    assert "Хянасан: нийтлэх" not in kept.text, "not by herself"

    assert room(hers) in head.get("/office/").text, "he is told in «Миний ажил»"
    assert room(hers) not in clerk.get("/office/").text, "she isn't: she wrote it"
    page = head.get(room(hers)).text
    for said in (TITLE, ASKED, TOLD, "Хянасан: нийтлэх"):
        assert said in page
    made = PublishedAnswer.everything.get()
    done = head.post(room(hers), {"do": "publish", "seen": seen(made)}, follow=True).text
    assert f"/petitions/answers/{made.pk}/" in done
    assert "Сайт дээр хүн бүр уншиж байна" in done
    assert Client().get(f"/petitions/answers/{made.pk}/").status_code == 200
    assert room(hers) not in head.get("/office/").text


def test_the_same_person_may_not(suld: Soum, hers: Petition, clerk: Client):
    made = prepared(suld, hers, at=timezone.now())
    refused = clerk.post(room(hers), {"do": "publish", "seen": seen(made)}, follow=True)
    assert "өөр хүн хянаж нийтэлнэ" in refused.text
    made.refresh_from_db()
    assert made.published_at is None


def test_a_name_in_the_genitive_is_shown_in_its_sentence(
    suld: Soum, hers: Petition, clerk: Client, head: Client
):
    text = "Өвөл боллоо. Дулмаагийн худаг эвдэрсэн. Засна уу."
    stopped = clerk.post(room(hers), {**WORDS_ANEW, "text": text}, follow=True).text
    assert "Хэн бичсэнийг мэдэгдэх 1 газар байна" in stopped
    assert "…<mark>Дулмаагийн</mark> худаг эвдэрсэн." in stopped
    assert "иргэний нэр · асуусан зүйлд" in stopped
    page = head.get(room(hers)).text
    assert '<mark title="иргэний нэр">Дулмаагийн</mark>' in page, "and in the whole text"
    assert "Хянасан: нийтлэх" not in page
    made = PublishedAnswer.everything.get()
    refused = head.post(room(hers), {"do": "publish", "seen": seen(made)}, follow=True).text
    assert "Хэн бичсэн нь мэдэгдэх зүйл үлджээ" in refused
    assert "Дулмаа" not in str(list(Event.everything.values_list("data", flat=True)))


def test_what_was_typed_stays_when_something_is_missing(hers: Petition, clerk: Client):
    page = clerk.post(room(hers), {**WORDS_ANEW, "title": " "})
    assert page.status_code == 422
    assert ASKED in page.text
    assert 'class="error"' in page.text
    assert not PublishedAnswer.everything.exists()
    hostile = clerk.post(
        room(hers), {**WORDS_ANEW, "title": "\u202eгарчиг <script>"}, follow=True
    ).text
    assert "гарчиг &lt;script&gt;" in hostile
    assert PublishedAnswer.everything.get().title == "гарчиг <script>"


def test_what_changed_meanwhile_is_told(suld: Soum, hers: Petition, head: Client):
    before = seen(prepared(suld, hers, at=timezone.now()))
    prepared(suld, hers, at=timezone.now(), answer="Засагдсан.")
    told = head.post(room(hers), {"do": "publish", "seen": before}, follow=True).text
    assert "дахин хянана уу" in told
    assert not PublishedAnswer.everything.filter(published_at__isnull=False).exists()


def test_it_is_taken_down_with_a_reason_and_the_consent_taken_back(suld: Soum, head: Client):
    made = shown(suld)
    where = room(made.petition)
    assert head.post(where, {"do": "take_down", "why": ""}).status_code == 422
    done = head.post(where, {"do": "take_down", "why": "Айлыг нь таньжээ"}, follow=True).text
    assert "Сайтаас буулгасан" in done
    assert Client().get(f"/petitions/answers/{made.pk}/").status_code == 404
    gone = head.post(where, {"do": "no_consent"}, follow=True)
    assert gone.redirect_chain[-1][0] == f"/office/suld/petitions/{made.petition_id}/"
    assert where not in gone.text, "nothing is offered any more"
    refused = head.get(where, follow=True)
    assert "зөвшөөрөөгүй" in refused.text


def test_the_neighbours_is_a_404_and_whoever_only_answers_is_refused(
    suld: Soum, tal: Soum, hers: Petition, clerk: Client
):
    assert clerk.get(f"/office/suld/petitions/{hers.pk + 999}/publish/").status_code == 404
    theirs = tal.unit.slug
    assert clerk.get(f"/office/{theirs}/petitions/{hers.pk}/publish/").status_code == 404
    solongo = Client()
    solongo.force_login(tal.people["solongo"])
    assert solongo.get(room(hers)).status_code == 404
    oyun = Client()
    oyun.force_login(suld.people["oyun"])
    assert oyun.post(room(hers), WORDS_ANEW).status_code == 404
    assert not PublishedAnswer.everything.exists()


def test_my_work_asks_as_often_for_one_as_for_many(suld: Soum):
    head = suld.people["mandakh"]

    def work() -> tuple[int, list[Asked]]:
        with CaptureQueriesContext(connection) as asked:
            tasks = petition_work(head, on=MONDAY)
        return len(asked), [task.asked for task in tasks]

    prepared(suld)
    one, told = work()
    assert told == [Asked.CHECK]
    for _ in range(4):
        prepared(suld)
    many, told = work()
    assert (one, told) == (many, [Asked.CHECK] * 5)


def test_an_answer_given_anew_is_written_anew(suld: Soum, hers: Petition, head: Client):
    made = prepared(suld, hers, at=timezone.now())
    Petition.everything.filter(pk=hers.pk).update(closed_at=timezone.now())
    made.refresh_from_db()
    assert made.petition.closed_at > made.prepared_at
    page = head.get(room(hers)).text
    assert "дахин хариулжээ" in page
    assert "Хянасан: нийтлэх" not in page
