"""Дулмаа writes to the office on the website: kinds in plain words, a form, a receipt, once."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from tamga.notices.queries import waiting
from tamga.petitions.actions import count_sent
from tamga.petitions.enums import Channel
from tamga.petitions.models import Petition, SentFrom
from tamga.petitions.queries.tracking import MOST_SENT, WINDOW
from tamga.website.brakes import Costly
from tamga.website.forms.stamp import QUICKEST, started_at
from tests.stories import Soum, published

NEW = "/petitions/new/"
WORDS = "Манай багийн худгийн насос эвдэрсэн тул засаж өгнө үү."


@pytest.fixture
def citizen(suld: Soum) -> Client:
    """Somebody with a phone, at the site of Сүлд."""
    return Client()


def typed(**more: Any) -> dict[str, Any]:
    """What Дулмаа fills in, a minute after she opened the form."""
    opened = timezone.now() - timedelta(minutes=1)
    told = {
        "kind": "application",
        "text": WORDS,
        "given_name": "Дулмаа",
        "surname": "Бат-Очир",
        "phone": "8811 2233",
        "address": "2-р баг, Хужирт",
        "client_key": str(uuid.uuid4()),
        "started": started_at(opened),
    }
    return {**told, **more}


def code_on(page: str) -> str:
    """The secret code of a receipt, in groups of four."""
    found = re.search(r'class="secret">([\d ]+)<', page)
    assert found, page[:4000]
    return found[1]


def test_what_it_is_in_plain_words_and_how_long_each_takes(citizen: Client):
    text = citizen.get("/petitions/").text
    for said in ("30 хоногт", "90 хоногт", "худгийн насос", 'href="/petitions/new/"'):
        assert said in text
    assert 'href="/petitions/"' in citizen.get("/").text, "the first thing that people come for"


def test_she_sends_it_and_gets_number_code_and_day(suld: Soum, citizen: Client):
    page = citizen.post(NEW, typed())
    petition = Petition.everything.get()
    assert page.status_code == 200
    assert petition.channel == Channel.WEB
    assert petition.petitioner.phone == "+97688112233"
    assert petition.number in page.text
    assert re.fullmatch(r"(\d{4} ){4}\d{4}", code_on(page.text))
    assert petition.petitioner.code == code_on(page.text).replace(" ", "")
    counted = page.text.index('class="count"')
    assert page.text.index("хариу өгөх эцсийн өдөр") < counted < page.text.index("secret")
    assert "30 хоног" in page.text[counted:]
    assert 'data-done="petition"' in page.text, "what was kept in the browser is cleared"
    assert waiting().count() == 1
    assert page.headers["Cache-Control"].count("no-store") == 1


def test_a_double_send_gives_the_same_receipt_and_other_words_another(citizen: Client):
    same = typed()
    first, again = (citizen.post(NEW, same).text for _ in range(2))
    assert code_on(first) == code_on(again)
    assert Petition.everything.count() == 1
    other = citizen.post(NEW, {**same, "text": "Өөр хүсэлт байна."}).text
    assert code_on(other) != code_on(first), "back in the browser, another letter: not lost"
    assert Petition.everything.count() == 2


def test_who_takes_the_consent_back_before_sending_again_is_heard(citizen: Client):
    same = typed()
    citizen.post(NEW, {**same, "may_publish": "on"})
    citizen.post(NEW, same)
    assert sorted(Petition.everything.values_list("may_publish", flat=True)) == [False, True]


def test_who_reads_the_database_can_not_ask_for_the_receipt(citizen: Client):
    sent = typed()
    citizen.post(NEW, sent)
    kept = Petition.everything.get().client_key
    assert str(kept) != sent["client_key"]


def test_the_way_back_to_the_receipt_is_a_signed_word(citizen: Client):
    page = citizen.post(NEW, typed()).text
    found = re.search(r'name="receipt" value="([^"]+)"', page)
    assert found
    assert code_on(citizen.post(NEW, {"receipt": found[1]}).text) == code_on(page)
    assert citizen.post(NEW, {"receipt": found[1] + "x"}).status_code == 404
    neighbour = Client(headers={"host": "tal.localhost"})
    assert neighbour.post(NEW, {"receipt": found[1]}).status_code == 404


@pytest.mark.parametrize("address", ["/petitions/", NEW, "/petitions/track/", "/en/petitions/new/"])
def test_no_cookie_not_even_after_sending(citizen: Client, address: str):
    assert not citizen.get(address).cookies
    if address == NEW:
        assert not citizen.post(NEW, typed()).cookies


def test_two_visitors_never_share_a_key(citizen: Client):
    """A cache that kept the form would give somebody the receipt of somebody else."""
    pages = [citizen.get(NEW) for _ in range(2)]
    keys = {re.findall(r'name="client_key" value="([^"]+)"', page.text)[0] for page in pages}
    assert len(keys) == 2
    assert "no-store" in pages[0].headers["Cache-Control"]


def test_no_name_but_a_phone(citizen: Client):
    sent = typed(without_name="on", given_name="Дулмаа", register_number="УБ88121234")
    page = citizen.post(NEW, sent)
    petition = Petition.everything.get()
    assert petition.anonymous
    assert not petition.petitioner.given_name, "ticked, so what was typed isn't kept"
    assert not petition.petitioner.register_number
    assert petition.petitioner.phone
    assert code_on(page.text)


def test_answers_like_it_are_shown_while_she_writes(suld: Soum, citizen: Client):
    published(suld, "togtool-zakhiramj/turiin-uilchilgee", title="Худгийн насос засуулах үйлчилгээ")
    words = "Манай худгийн насосоо засуулмаар байна."
    assert "Худгийн насос засуулах" in citizen.post("/petitions/alike/", {"q": words}).text
    other = citizen.post("/petitions/alike/", {"q": "Сургуулийн автобусны цагийн хуваарь"})
    assert "Худгийн" not in other.text
    assert citizen.get("/petitions/alike/?q=худаг").status_code == 405, "in no address, in no log"
    without_script = citizen.post(NEW, typed(text=words, phone="1"))
    assert "Худгийн насос засуулах" in without_script.text


def test_a_program_that_fills_in_everything_and_one_that_is_too_quick(citizen: Client):
    for caught in ({"second_subject": "x"}, {"started": "forged"}, {"started": ""},
                   {"started": started_at(timezone.now())}):  # fmt: skip
        page = citizen.post(NEW, typed(**caught))
        assert "дахин илгээнэ үү" in page.text
        assert WORDS in page.text, "somebody who was taken for one has lost nothing"
    assert not Petition.everything.exists()


def test_the_form_of_a_citizen_whose_clock_the_server_set_back(citizen: Client):
    ahead = started_at(timezone.now() + timedelta(hours=5))
    assert code_on(citizen.post(NEW, typed(started=ahead)).text)


def test_an_old_form_is_taken_after_days_without_a_link(citizen: Client):
    before = started_at(timezone.now() - timedelta(days=40))
    assert code_on(citizen.post(NEW, typed(started=before)).text)
    assert QUICKEST < 10


def test_from_one_connection_many_may_write_and_then_it_is_said_kindly(suld: Soum, citizen: Client):
    for number in range(MOST_SENT):
        assert citizen.post(NEW, typed(text=f"{number}-р хүсэлт")).status_code == 200
    sent = typed(text="Бас нэг хүсэлт")
    late = citizen.post(NEW, sent)
    assert late.status_code == 429
    assert "Бас нэг хүсэлт" in late.text
    assert "алдагдаагүй" in late.text
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post(NEW, sent).status_code == 200
    SentFrom.everything.update(at=timezone.now() - WINDOW - timedelta(minutes=1))
    assert citizen.post(NEW, typed(text="Дараа нь")).status_code == 200
    addresses = SentFrom.everything.values_list("sent", flat=True)
    assert not any("127.0.0.1" in kept or "203.0" in kept for kept in addresses)


def test_files_are_counted_before_they_are_opened(suld: Soum, citizen: Client):
    """Whoever sends wrong ones again and again isn't told what is wrong with the next."""
    wrong, now = typed(phone="1"), timezone.now()
    for _try in range(Costly.FILES.value - 1):
        count_sent(suld.unit, address=f"127.0.0.1 {Costly.FILES.name}", at=now)
    bad = SimpleUploadedFile("зураг.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50)
    assert "«зураг.jpg»" in citizen.post(NEW, {**wrong, "attached": [bad]}).text
    late = citizen.post(NEW, {**wrong, "attached": [SimpleUploadedFile("зураг.jpg", b"MZ")]})
    assert late.status_code == 429
    assert "«зураг.jpg»" not in late.text, "it wasn't opened"
    assert "алдагдаагүй" in late.text
    assert "дахин сонгоно" in late.text
    assert WORDS in late.text
    assert code_on(citizen.post(NEW, typed()).text), "without files one may write"
    ogg = SimpleUploadedFile("дуу.ogg", b"OggS" + b"\0" * 400)
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert code_on(elsewhere.post(NEW, typed(attached=[ogg])).text)


def test_what_is_like_it_is_looked_for_so_often_and_not_more(suld: Soum, citizen: Client):
    published(suld, "togtool-zakhiramj/turiin-uilchilgee", title="Худгийн насос засуулах үйлчилгээ")
    asked = {"q": "Манай худгийн насосоо засуулмаар байна."}
    now = timezone.now()
    address = f"127.0.0.1 {Costly.ALIKE.name}"
    for _time in range(Costly.ALIKE.value - 1):
        count_sent(suld.unit, address=address, at=now)
    assert "Худгийн насос засуулах" in citizen.post("/petitions/alike/", asked).text
    late = citizen.post("/petitions/alike/", asked)
    assert late.status_code == 429
    assert "Худгийн" not in late.text
    without_script = citizen.post(NEW, typed(text=asked["q"], phone="1"))
    assert "Худгийн насос засуулах" not in without_script.text
    assert code_on(citizen.post(NEW, typed(text=asked["q"])).text), "who only writes isn't stopped"


def test_her_picture_and_her_voice(citizen: Client):
    ogg = SimpleUploadedFile("миний хоолой.ogg", b"OggS" + b"\0" * 400)
    page = citizen.post(NEW, typed(text="", attached=[ogg]))
    assert code_on(page.text)
    (kept,) = Petition.everything.get().attachments.all()
    assert kept.stored.name == "recording-1.ogg"
    assert kept.name == "миний хоолой.ogg"
    assert Petition.everything.get().words.text == ""
    with connection.cursor() as cursor:
        for table in ("petitions_attachment", "documents_storedfile", "journal_event"):
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 (its own names)
            assert "миний" not in "".join(row for (row,) in cursor.fetchall()), table
