"""Uranchimeg publishes: what the computer found or couldn't read in the files stands in her way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tamga.decisions.actions import look_through
from tamga.decisions.enums import FileKind, State
from tamga.decisions.models import Decision, DecisionFile, Waiver
from tests.decisions.file_texts import AT, CLEAN, TOLD, hang, read_waiting
from tests.decisions.offices import numbered, published
from tests.documents.texts.papers import REST, joined, printed
from tests.documents.texts.papers import TOLD as SENTENCE
from tests.stories import Soum


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def uranchimeg(suld: Soum, sign_in) -> Client:
    """The records officer."""
    return sign_in(suld.people["uranchimeg"])


def room(decision: Decision) -> str:
    return reverse("decision_publish", args=["suld", decision.pk])


def looked(file: DecisionFile, soum: str = "suld") -> str:
    return reverse("decision_looked", args=[soum, file.pk])


def text_of(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def state_of(decision: Decision) -> str:
    decision.refresh_from_db()
    return decision.state


def test_she_sees_the_file_the_page_and_the_place_masked(suld: Soum, uranchimeg: Client):
    decision = numbered(suld)
    hang(suld, decision, joined(printed(REST), printed(SENTENCE)), name="тушаал.pdf")
    answer = uranchimeg.post(room(decision))
    page = text_of(answer)
    assert answer.status_code == 422
    assert "in the file «тушаал.pdf», page 2" in page
    assert "<mark>УБ••••••••</mark>" in page
    assert "90010112" not in page
    assert "\f" not in page, "where the page before ends the sentence ends too"
    assert "9911-2233" not in page, "nor in the sentence around the other place"
    assert state_of(decision) == State.NUMBERED


def test_a_file_being_read_and_one_that_cant_be_say_so(suld: Soum, uranchimeg: Client):
    decision = numbered(suld)
    hang(suld, decision, b"%PDF-1.7 scan", name="скан.pdf")
    hang(suld, decision, CLEAN, name="хавсралт.txt", reads=False)
    page = text_of(uranchimeg.get(room(decision)))
    assert "Files that the computer hasn't searched" in page
    assert "It is damaged, and the computer can't open it." in page
    assert "It is still being read." in page
    assert ">Publish</button>" not in page.replace("\n", "").replace("  ", "")
    uranchimeg.post(room(decision))
    assert state_of(decision) == State.NUMBERED
    read_waiting()
    assert "It is still being read." not in text_of(uranchimeg.get(room(decision)))


def test_without_the_tick_nothing_is_noted(suld: Soum, uranchimeg: Client):
    decision = numbered(suld)
    file = hang(suld, decision, b"%PDF-1.7 scan", name="скан.pdf")
    page = text_of(uranchimeg.post(looked(file), follow=True))
    assert "Tick first" in page
    uranchimeg.post(room(decision))
    assert state_of(decision) == State.NUMBERED
    page = text_of(uranchimeg.post(looked(file), {"looked": "yes"}, follow=True))
    assert "It is noted that you looked through the file." in page
    file.refresh_from_db()
    assert file.looked_by == suld.people["uranchimeg"]
    uranchimeg.post(room(decision))
    assert state_of(decision) == State.PUBLISHED


def test_what_was_read_while_she_looked_isnt_waived_unseen(suld: Soum, uranchimeg: Client):
    decision = numbered(suld, text="Утас 99112233 дугаарт хандана уу.")
    page = text_of(uranchimeg.get(room(decision)))
    seen = page.split('name="seen" value="')[1].split('"')[0]
    hang(suld, decision, TOLD)
    sent = {"why": "Албаны утас", "seen": seen}
    address = reverse("decision_waive", args=["suld", decision.pk])
    assert "look through what was found again" in text_of(
        uranchimeg.post(address, sent, follow=True)
    )
    assert not Waiver.everything.exists()
    page = text_of(uranchimeg.get(room(decision)))
    seen = page.split('name="seen" value="')[1].split('"')[0]
    uranchimeg.post(address, sent | {"seen": seen})
    uranchimeg.post(room(decision))
    assert state_of(decision) == State.PUBLISHED


def test_only_who_publishes_here_may_say_so(suld: Soum, tal: Soum, sign_in):
    file = hang(suld, numbered(suld), b"%PDF-1.7 scan")
    sent = {"looked": "yes"}
    assert sign_in(suld.people["oyun"]).post(looked(file), sent).status_code == 403
    solongo = sign_in(tal.people["solongo"])
    assert solongo.post(looked(file, "tal"), sent).status_code in (403, 404)
    file.refresh_from_db()
    assert file.looked_at is None


def test_a_cleared_copy_that_still_tells_is_replaced_in_place(suld: Soum, uranchimeg: Client):
    decision = numbered(suld, text="Утас 99112233 дугаарт хандана уу.")
    bad = hang(suld, decision, TOLD, name="хувь.txt", kind=FileKind.CLEARED_COPY)
    page = text_of(uranchimeg.get(room(decision)))
    assert "some of it in the cleared copy itself" in page
    assert f'name="replaces" value="{bad.pk}"' in page
    sent = {"kind": "cleared_copy", "then": "publish", "replaces": str(bad.pk)}
    file = SimpleUploadedFile("хувь 2.txt", CLEAN)
    answer = uranchimeg.post(
        reverse("decision_attach", args=["suld", decision.pk]), sent | {"file": file}
    )
    assert answer.url == room(decision)
    assert DecisionFile.everything.get(decision=decision).stored.name == "хувь 2.txt"
    read_waiting()
    uranchimeg.post(room(decision))
    assert state_of(decision) == State.PUBLISHED


def test_the_copy_of_another_decision_isnt_replaced(suld: Soum, uranchimeg: Client):
    other = hang(suld, numbered(suld), TOLD, name="хувь.txt", kind=FileKind.CLEARED_COPY)
    sent = {"kind": "cleared_copy", "replaces": str(other.pk)}
    address = reverse("decision_attach", args=["suld", numbered(suld).pk])
    file = SimpleUploadedFile("b.txt", CLEAN)
    assert uranchimeg.post(address, sent | {"file": file}).status_code == 404
    assert DecisionFile.everything.get() == other


def test_a_scan_after_publication_waits_for_her_where_it_must(suld: Soum, uranchimeg: Client):
    decision = published(suld)
    file = hang(suld, decision, b"%PDF-1.7 scan", name="скан.pdf")
    page = text_of(uranchimeg.get(reverse("office_decision", args=["suld", decision.pk])))
    assert "not on the site yet" in page
    assert room(decision) in page
    assert "скан.pdf" in text_of(uranchimeg.get(room(decision)))
    look_through(file, by=suld.people["uranchimeg"], at=AT)
    assert "Put the files on the site" in text_of(uranchimeg.get(room(decision)))
    uranchimeg.post(room(decision))
    file.refresh_from_db()
    assert file.shown_at is not None
    assert uranchimeg.get(room(decision)).status_code == 302, "nothing is left to do"
