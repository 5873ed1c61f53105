"""Anybody reads what others asked; before somebody writes they see that it was answered already."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tamga.petitions.actions import publish, receive, reply, take_down
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Petition, PublishedAnswer, Subject
from tamga.petitions.rules import code_in_groups
from tests.petitions.letters import AT, DULMAA, letter
from tests.petitions.published import ASKED, TITLE, TOLD, prepared, seen, shown
from tests.stories import Soum, published

LIST = "/petitions/answers/"
SERVICES = "togtool-zakhiramj/turiin-uilchilgee"


@pytest.fixture
def citizen() -> Client:
    """Somebody with a phone."""
    return Client()


def main(text: str) -> str:
    return text.split("<main")[1].split("</main")[0]


def test_the_list_and_the_page_say_what_and_never_who(suld: Soum, citizen: Client):
    made = shown(suld)
    assert f'href="{LIST}"' in citizen.get("/petitions/").text
    listed = citizen.get(LIST)
    assert f'href="{LIST}{made.pk}/"' in listed.text
    assert TITLE in listed.text
    page = citizen.get(f"{LIST}{made.pk}/")
    for said in (TITLE, ASKED, TOLD, "2026 оны 11 дүгээр сар", suld.unit.name):
        assert said in page.text, said
    for hidden in (made.petition.number, "11-23", "11 дүгээр сарын", DULMAA.given_name,
                   DULMAA.surname, DULMAA.phone):  # fmt: skip
        assert hidden not in main(page.text), hidden
        assert hidden not in main(listed.text), hidden
    for response in (listed, page):
        assert not response.cookies
        assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


def test_machines_read_a_question_with_its_answer(suld: Soum, citizen: Client):
    made = shown(suld, text='Худаг </script><b>&"хэн" засах вэ?')
    text = citizen.get(f"{LIST}{made.pk}/").text
    told = json.loads(re.findall(r'ld\+json">(.*?)</script>', text, flags=re.DOTALL)[0])
    question = told["mainEntity"]
    assert (told["@type"], question["name"]) == ("QAPage", TITLE)
    assert question["text"] == 'Худаг </script><b>&"хэн" засах вэ?'
    assert question["acceptedAnswer"]["text"] == TOLD
    assert question["acceptedAnswer"]["dateCreated"] == "2026-11"
    assert f"http://testserver{LIST}{made.pk}/" in citizen.get("/sitemap.xml").text


def test_what_isn_t_published_is_nowhere(suld: Soum, tal: Soum, citizen: Client):
    waiting, made = prepared(suld), shown(suld)
    theirs = PublishedAnswer.everything.create(
        unit=tal.unit, petition=receive(tal.unit, letter(), by=None, at=AT).petition,
        title="Тал", text="Тал", answer="Тал", prepared_at=AT, prepared_by_id=1,
    )  # fmt: skip
    take_down(made.petition, reason="Таньжээ", by=suld.people["mandakh"], at=AT)
    for hidden in (waiting, made, theirs):
        assert citizen.get(f"{LIST}{hidden.pk}/").status_code == 404
        assert f"{LIST}{hidden.pk}/" not in citizen.get("/sitemap.xml").text
    assert 'class="empty"' in citizen.get(LIST).text
    assert "нэргүйгээр нийтэлж болно" in citizen.get(LIST).text, "what to do so that it fills"
    assert TITLE not in citizen.get("/search/?q=насос").text


def test_by_subject_newest_first_and_leaf_by_leaf(suld: Soum, citizen: Client):
    land, salary = Subject.objects.all()[:2]
    for number in range(26):
        shown(suld, title=f"Асуулт {number:02}", at=AT + timedelta(minutes=number))
    newest = PublishedAnswer.everything.latest("published_at").petition
    type(newest).everything.filter(pk=newest.pk).update(subject=land)
    first, second = citizen.get(LIST).text, citizen.get(f"{LIST}?page=2").text
    assert first.index("Асуулт 25") < first.index("Асуулт 24") < first.index("Асуулт 01")
    assert "Асуулт 00" not in first
    assert "Асуулт 00" in second
    assert f'<option value="{land.pk}"' in first
    assert f'<option value="{salary.pk}"' not in first, "only what something is about"
    narrowed = citizen.get(f"{LIST}?subject={land.pk}").text
    assert "Асуулт 25" in narrowed
    assert "Асуулт 24" not in narrowed
    for nonsense in ("?subject=x&page=-1", "?subject=99999", "?page=%00", "?subject=9" * 30):
        assert citizen.get(LIST + nonsense).status_code == 200
    assert "Эхэнд нь очих" in citizen.get(f"{LIST}?page=9").text


@pytest.mark.parametrize("rows", [1, pytest.param(100, marks=pytest.mark.slow)])
def test_three_questions_for_one_and_for_a_hundred(
    suld: Soum, citizen: Client, rows: int, django_assert_num_queries
):
    made = [shown(suld, title=f"Асуулт {number}") for number in range(rows)]
    citizen.get(LIST)
    with django_assert_num_queries(3):  # frame, subjects, answers
        citizen.get(LIST)
    with django_assert_num_queries(2):  # frame, answer
        citizen.get(f"{LIST}{made[0].pk}/")


def test_answers_and_services_are_shown_before_sending(suld: Soum, citizen: Client):
    made = shown(suld)
    published(suld, SERVICES, title="Худгийн насос засуулах үйлчилгээ",
              text="Насос засуулах хүсэлтийг эндээс илгээнэ.")  # fmt: skip
    prepared(suld, title="Насос: нийтлээгүй", text="Насос худаг хүлээж байна.")
    asked = {"q": "Манай багийн худгийн насос эвдэрсэн, засуулах хүсэлтэй байна"}
    box = citizen.post("/petitions/alike/", asked).text
    assert f'href="{LIST}{made.pk}/"' in box
    assert "Хариулсан өргөдөл" in box, "it says what each of them is"
    assert "Худгийн насос засуулах үйлчилгээ" in box
    assert "нийтлээгүй" not in box
    take_down(made.petition, reason="Таньжээ", by=suld.people["mandakh"], at=AT)
    box = citizen.post("/petitions/alike/", asked).text
    assert LIST not in box
    assert "үйлчилгээ" in box
    assert f'href="/en{LIST}' not in citizen.post("/en/petitions/alike/", asked).text


def test_the_citizen_takes_the_consent_back_on_the_phone(suld: Soum, citizen: Client):
    now = timezone.now()
    mine = receive(suld.unit, letter(may_publish=True, received_on=timezone.localdate(now)),
                   by=None, at=now)  # fmt: skip
    pair = {"number": mine.petition.number, "code": code_in_groups(mine.code)}
    reply(mine.petition, outcome=Outcome.RESOLVED, text="Засав.", by=suld.people["mandakh"], at=now)
    assert "Одоогоор нийтлээгүй" in citizen.post("/petitions/track/", pair).text
    made = shown_of(suld, mine.petition)
    page = citizen.post("/petitions/track/", pair).text
    assert f'href="{LIST}{made.pk}/"' in page
    assert "Нийтлүүлмээргүй байна" in page
    done = citizen.post("/petitions/track/", {**pair, "do": "unpublish"})
    assert "цаашид ч нийтлэхгүй" in done.text
    assert "Нийтлүүлмээргүй байна" not in done.text
    assert citizen.get(f"{LIST}{made.pk}/").status_code == 404
    assert TITLE not in citizen.get("/search/?q=насос").text
    again = citizen.post("/petitions/track/", {**pair, "do": "unpublish"})
    assert again.status_code == 200, "pressed twice, nothing breaks"


def test_whoever_never_agreed_isn_t_asked(suld: Soum, citizen: Client):
    mine = receive(suld.unit, letter(), by=None, at=AT)
    pair = {"number": mine.petition.number, "code": code_in_groups(mine.code)}
    assert "unpublish" not in citizen.post("/petitions/track/", pair).text


def shown_of(soum: Soum, petition: Petition) -> PublishedAnswer:
    """Today's answer, published today."""
    now = timezone.now()
    made = prepared(soum, petition, at=now)
    return publish(petition, seen=seen(made), by=soum.people["mandakh"], at=now)


def test_english(suld: Soum, citizen: Client):
    made = shown(suld)
    text = citizen.get(f"/en{LIST}").text
    assert "Answered petitions" in text
    assert f'href="/en{LIST}{made.pk}/"' in text
    assert "November 2026" in citizen.get(f"/en{LIST}{made.pk}/").text
