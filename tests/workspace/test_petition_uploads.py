"""What a clerk attaches to a petition lies on no disk in clear, on its way in either."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tamga.documents.queries import read
from tamga.petitions.actions.attaching import LARGEST_TOGETHER
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Petition, Reply
from tests.petitions.letters import routed
from tests.stories import Soum

SAID = b"OggS" + b"a voice " * 400_000  # three megabytes, which Django would write into a folder
PAPER = "Насосыг сольсон.\n".encode() * 150_000


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def no_disk(monkeypatch):
    """Nobody writes an upload down."""

    def refuse(*args: object, **more: object) -> None:
        raise AssertionError("a file of a citizen was written to the disk")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refuse)


@pytest.fixture
def clerk(suld: Soum, sign_in) -> Client:
    """Уранчимэг, the records officer."""
    return sign_in(suld.people["uranchimeg"])


def voice(data: bytes = SAID) -> SimpleUploadedFile:
    return SimpleUploadedFile("дуу.ogg", data)


def to(room: str, *rest: int) -> str:
    return reverse(f"office_petition_{room}", args=["suld", *rest])


def taken_down(**more: object) -> dict[str, object]:
    return {
        "attached": [voice()], "client_key": uuid4(), "kind": "application", "text": "Худаг",
        "channel": "written", "received_on": timezone.localdate(), "given_name": "Дулмаа",
        "signers": 1, **more,
    }  # fmt: skip


def test_at_the_counter(clerk: Client):
    answer = clerk.post(to("new"), taken_down())
    assert answer.status_code == 302, answer.context["form"].errors
    (kept,) = Petition.everything.get().attachments.all()
    assert read(kept.stored) == SAID


def test_what_is_too_large_is_told_and_what_was_typed_stays(clerk: Client):
    more = [voice(b"OggS" + b"\0" * (LARGEST_TOGETHER // 3)) for _each in range(3)]
    answer = clerk.post(to("new"), taken_down(attached=more))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"attached"}
    assert "Худаг" in answer.text
    assert not Petition.everything.exists()


def test_added_later(suld: Soum, clerk: Client):
    petition = routed(suld)
    clerk.post(to("add_files", petition.pk), {"attached": [voice()]})
    (kept,) = petition.attachments.all()
    assert read(kept.stored) == SAID


def test_the_reply_as_a_file(suld: Soum, sign_in):
    petition = routed(suld)
    sent = {"file": SimpleUploadedFile("хариу.txt", PAPER), "outcome": Outcome.RESOLVED.value}
    answer = sign_in(suld.people["oyun"]).post(to("reply", petition.pk), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    written = Reply.everything.get().file
    assert written is not None
    assert read(written) == PAPER


def test_the_token_is_still_asked_for(suld: Soum, clerk: Client):
    petition = routed(suld)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = clerk.cookies
    for room in (to("new"), to("add_files", petition.pk), to("reply", petition.pk)):
        assert strict.post(room, {"attached": [voice()]}).status_code == 403, room
    page = strict.get(to("new"))
    token = page.context["csrf_token"]
    sent = taken_down(csrfmiddlewaretoken=str(token))
    assert strict.post(to("new"), sent).status_code == 302
