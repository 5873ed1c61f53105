"""The paper's scan, a voice and the names below it come with what Уранчимэг types in."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image

from tamga.journal.models import Event
from tamga.petitions.actions.forgetting import forget_people
from tamga.petitions.models import Petition, Petitioner
from tests.petitions.letters import AT, WORDS, received
from tests.stories import Soum

NEW = "/en/office/suld/petitions/new/"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def clerk(suld: Soum, client: Client) -> Client:
    client.force_login(suld.people["uranchimeg"])
    return client


def scan(name: str = "Дулмаагийн захидал.jpg", shade: str = "#888") -> SimpleUploadedFile:
    data = BytesIO()
    Image.new("RGB", (8, 8), shade).save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue())


def voice() -> SimpleUploadedFile:
    return SimpleUploadedFile("дуу.ogg", b"OggS" + b"\0" * 400)


def typed(**more: object) -> dict[str, object]:
    told = {
        "client_key": uuid4(), "kind": "application", "text": WORDS, "channel": "written",
        "received_on": timezone.localdate(), "given_name": "Дулмаа", "address": "2-р баг",
        "signers": 1,
    }  # fmt: skip
    return {**told, **more}


def adding(petition: Petition) -> str:
    return reverse("office_petition_add_files", args=["suld", petition.pk])


def test_a_scan_the_names_below_and_how_many_there_were(clerk: Client):
    page = clerk.get(NEW).text
    assert page.count("<details >") == 3, "what is seldom needed is closed"
    told = typed(attached=[scan(), voice()], co_signers="Дорж, 4-р баг\n\nОюун", signers=40)
    answer = clerk.post(NEW, told)
    assert answer.status_code == 302, answer.context["form"].errors
    petition = Petition.everything.get()
    assert (petition.signers, petition.co_signers.count()) == (40, 2)
    assert [each.stored.name for each in petition.attachments.order_by("pk")] == [
        "attachment-1.jpg", "recording-2.ogg",
    ]  # fmt: skip
    again = clerk.post(NEW, {**told, "attached": [scan(), voice()]})
    assert again.url == answer.url
    assert petition.attachments.count() == 2, "pressed twice, kept once"


def test_a_recording_alone_is_enough_and_waits_to_be_written_down(clerk: Client):
    assert clerk.post(NEW, typed(text="", attached=[scan()])).status_code == 422
    assert clerk.post(NEW, typed(text="", attached=[voice()])).status_code == 302
    assert Petition.everything.get().words.text == ""


def test_a_refused_file_loses_nothing_that_was_typed(clerk: Client):
    program = SimpleUploadedFile("зураг.jpg", b"MZ\x90\x00 a program")
    told = typed(attached=[scan(), program], co_signers="Дорж, 4-р баг")
    answer = clerk.post(NEW, told)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"attached"}
    page = answer.text
    assert "зураг.jpg" in page, "it says which one"
    for kept in (WORDS, "Дулмаа", "Дорж, 4-р баг", str(told["client_key"])):
        assert kept in page
    assert "choose your files again" in page
    assert not Petition.everything.exists()
    other = clerk.post(NEW, typed(given_name="", phone="12", attached=[scan()]))
    assert "choose your files again" in other.text, "also when another field is wrong"


def test_a_file_is_added_later_once_and_journalled_by_count(suld: Soum, clerk: Client):
    petition = received(suld).petition
    page = clerk.get(reverse("office_petition", args=["suld", petition.pk])).text
    assert adding(petition) in page
    for _press in range(2):
        clerk.post(adding(petition), {"attached": [scan(), voice()]})
    assert petition.attachments.count() == 2
    clerk.post(adding(petition), {"attached": [scan(shade="#111")]})
    assert petition.attachments.count() == 3, "another picture of the same name and size"
    events = Event.everything.filter(code="petition.attached").order_by("pk")
    assert [event.data["count"] for event in events] == [2, 1]
    assert "захидал" not in str([event.data for event in events])


def test_what_isn_t_taken_later_is_said_beside_the_field(suld: Soum, clerk: Client):
    petition = received(suld).petition
    program = SimpleUploadedFile("зураг.jpg", b"MZ\x90\x00 a program")
    for sent in ({"attached": [program]}, {}):
        answer = clerk.post(adding(petition), sent)
        assert (answer.status_code, set(answer.context["wrong"].errors)) == (422, {"attached"})
    assert petition.attachments.count() == 0


def test_who_answers_adds_no_file_to_the_register(suld: Soum, client: Client):
    petition = received(suld).petition
    client.force_login(suld.people["oyun"])
    assert client.post(adding(petition), {"attached": [scan()]}).status_code == 404


def test_nothing_is_added_to_what_was_shredded(suld: Soum, clerk: Client):
    petition = received(suld).petition
    Petition.everything.update(state="closed", outcome="resolved", closed_at=AT)
    forget_people(at=AT + timezone.timedelta(days=3000))
    assert Petitioner.everything.get().code is None
    page = clerk.post(adding(petition), {"attached": [scan()]}, follow=True).text
    assert "Nothing was changed." in page
    assert petition.attachments.count() == 0


def test_what_was_changed_after_the_first_press_is_not_swallowed_in_silence(clerk: Client):
    told = typed()
    clerk.post(NEW, told)
    again = clerk.post(NEW, {**told, "text": "Хоёр дахь удаа засаж бичсэн."}, follow=True)
    assert Petition.everything.count() == 1
    assert "what you changed since" in again.text
    assert "what you changed since" not in clerk.post(NEW, told, follow=True).text
