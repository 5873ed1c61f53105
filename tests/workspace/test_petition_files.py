"""Дулмаа's voice and pictures come with her petition; Уранчимэг hears them and writes them down."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from tamga.journal.models import Event
from tamga.petitions.actions import Incoming, WrongStep, write_down
from tamga.petitions.models import Petition
from tests.petitions.letters import AT, WORDS, give, received
from tests.stories import Soum

VOICE = Incoming("миний хоолой.ogg", b"OggS" + b"\0" * 400)


def picture() -> Incoming:
    data = BytesIO()
    Image.new("RGB", (8, 8), "#888").save(data, "JPEG")
    return Incoming("худаг.jpg", data.getvalue())


@pytest.fixture
def spoken(suld: Soum) -> Petition:
    return received(suld, text="", attachments=(VOICE, picture())).petition


def room(petition: Petition, name: str = "office_petition") -> str:
    return reverse(name, args=[petition.unit.slug, petition.pk])


@pytest.fixture
def uranchimeg(suld: Soum, client: Client) -> Client:
    client.force_login(suld.people["uranchimeg"])
    return client


def test_a_recording_is_played_and_a_picture_is_saved(spoken: Petition, uranchimeg: Client):
    page = uranchimeg.get(room(spoken)).text
    voice, photo = spoken.attachments.order_by("pk")
    files = room(spoken, "office_petition_attachment")
    assert f'src="{files}?file={voice.pk}"' in page
    heard = uranchimeg.get(files, {"file": voice.pk})
    assert heard["Content-Type"] == "audio/ogg"
    assert heard["Content-Disposition"].startswith("inline")
    saved = uranchimeg.get(files, {"file": photo.pk})
    assert saved["Content-Disposition"].startswith("attachment")
    assert saved["X-Content-Type-Options"] == "nosniff"
    assert "%D1%85%D1%83" not in saved["Content-Disposition"], "under our name for it"
    for other in ("", "0", "x", "9" * 30, "-1"):
        assert uranchimeg.get(files, {"file": other}).status_code == 404


def test_a_file_of_another_petition_is_not_found(spoken: Petition, suld: Soum, uranchimeg: Client):
    other = received(suld, attachments=(picture(),)).petition
    files = room(other, "office_petition_attachment")
    mine = spoken.attachments.first()
    assert uranchimeg.get(files, {"file": mine.pk}).status_code == 404


def test_the_words_are_written_down_once_and_read_back(
    spoken: Petition, suld: Soum, uranchimeg: Client
):
    keep = room(spoken, "office_petition_write_down")
    empty = uranchimeg.post(keep, {"text": " "})
    assert empty.status_code == 422
    assert uranchimeg.post(keep, {"text": WORDS, "read_back": "on"}).status_code == 302
    words = Petition.everything.get(pk=spoken.pk).words
    assert (words.text, words.read_back) == (WORDS, True)
    assert words.written_down_by == suld.people["uranchimeg"]
    event = Event.everything.get(code="petition.written_down")
    assert "насос" not in str(event.data)
    page = uranchimeg.get(room(spoken)).text
    assert WORDS in page
    assert keep not in page, "and can't be written again"
    with pytest.raises(WrongStep):
        write_down(spoken, text="Өөр", read_back=False, by=suld.people["uranchimeg"], at=AT)


def test_who_answers_hears_it_and_a_stranger_doesnt(spoken: Petition, suld: Soum, client: Client):
    files = room(spoken, "office_petition_attachment")
    voice = {"file": spoken.attachments.first().pk}
    client.force_login(suld.people["oyun"])
    assert client.get(files, voice).status_code in {403, 404}
    give(suld, spoken, suld.posts["finance_head"])
    assert client.get(files, voice).status_code == 200
