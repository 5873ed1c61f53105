"""Uranchimeg keeps the registers and the numbered blank forms."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tamga.registers.models import Blank, BlankSeries, Entry, Register
from tamga.workspace.forms.register import read_numbers
from tests.decisions.offices import KIND, numbered, signed
from tests.stories import Soum

TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def uranchimeg(suld: Soum, sign_in) -> Client:
    """The records officer."""
    return sign_in(suld.people["uranchimeg"])


def to(name: str, pk: int | None = None, soum: str = "suld") -> str:
    return reverse(name, args=[soum, *([pk] if pk else [])])


def text_of(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def opened(client: Client, first: int = 41) -> Register:
    """The register of governor's orders of the stories' year."""
    client.post(to("registers"), {"kind": KIND, "year": 2026, "first": first})
    return Register.everything.get(kind=KIND)


def test_a_register_is_opened_at_the_number_that_paper_has_reached(uranchimeg: Client):
    assert "А/1" in text_of(uranchimeg.get(to("registers") + "?year=2026"))
    register = opened(uranchimeg, 41)
    assert "А/41" in text_of(uranchimeg.get(to("registers") + "?year=2026"))
    opened(uranchimeg, 50)
    register.refresh_from_db()
    assert register.next_number == 50, "nothing was taken from it yet"


def test_one_that_numbers_were_taken_from_keeps_its_beginning(suld: Soum, uranchimeg: Client):
    numbered(suld)
    answer = uranchimeg.post(to("registers"), {"kind": KIND, "year": 2026, "first": 7})
    assert answer.status_code == 422
    assert "Numbers were taken from this register already." in text_of(answer)
    wrong = uranchimeg.post(to("registers"), {"kind": "law", "year": 2026, "first": 0})
    assert wrong.status_code == 422


def test_numbers_of_a_power_cut_are_entered_and_marked(suld: Soum, uranchimeg: Client):
    register = opened(uranchimeg)
    address = to("register_afterwards", register.pk)
    sent = {"numbers": "41-43", "spoiled": "42", "numbered_on": "2026-04-08", "reason": "Цахилгаан"}
    gap = uranchimeg.post(address, sent | {"numbers": "44", "spoiled": ""})
    assert gap.status_code == 422
    assert "missing: 41–43" in text_of(gap)
    assert "Цахилгаан" in text_of(gap), "what was typed stays"
    for odd in ("арван хоёр", "9-1", "1-99999", ""):
        assert uranchimeg.post(address, sent | {"numbers": odd}).status_code == 422, odd
    assert not Entry.everything.exists()
    uranchimeg.post(address, sent)
    page = text_of(uranchimeg.get(to("register", register.pk)))
    assert page.count("entered afterwards</span>") == 3
    assert "<s>42</s>" in page
    assert "No number is missing." in page


def test_a_number_from_paper_is_given_to_its_decision(suld: Soum, uranchimeg: Client):
    register = opened(uranchimeg)
    sent = {"numbers": "41", "numbered_on": "2026-04-08", "reason": "Цахилгаан тасарсан"}
    uranchimeg.post(to("register_afterwards", register.pk), sent)
    decision, entry = signed(suld), Entry.everything.get()
    address = to("decision_number", decision.pk)
    assert "given on paper on 2026-04-08" in text_of(uranchimeg.get(address))
    uranchimeg.post(address, {"shown": 42, "on": TODAY(), "which": entry.pk})
    decision.refresh_from_db()
    assert decision.number == "А/41"


def test_a_number_without_a_decision_is_voided_here(suld: Soum, uranchimeg: Client):
    register = opened(uranchimeg)
    sent = {"numbers": "41", "numbered_on": "2026-04-08", "reason": "Цахилгаан тасарсан"}
    uranchimeg.post(to("register_afterwards", register.pk), sent)
    entry = Entry.everything.get()
    address = to("entry_void", entry.pk)
    assert address in text_of(uranchimeg.get(to("register", register.pk)))
    assert uranchimeg.post(address, {"why": ""}).status_code == 422
    uranchimeg.post(address, {"why": "Алдаатай"})
    again = text_of(uranchimeg.post(address, {"why": "x"}, follow=True))
    assert "Somebody was faster" in again
    entry.refresh_from_db()
    assert entry.void_why == "Алдаатай"
    decision = numbered(suld)
    kept = uranchimeg.post(to("entry_void", decision.entry_id), {"why": "x"})
    assert kept.url == to("office_decision", decision.pk), "there it is voided"
    decision.entry.refresh_from_db()
    assert decision.entry.voided_at is None


def test_blank_forms_are_counted(suld: Soum, uranchimeg: Client):
    came = {"script": "mongol", "series": "аа", "first": 100, "last": 109, "received_on": TODAY()}
    uranchimeg.post(to("blanks"), came)
    twice = uranchimeg.post(to("blanks"), came | {"first": 105, "last": 120})
    assert twice.status_code == 422
    assert "Some of them were received before" in text_of(twice)
    assert uranchimeg.post(to("blanks"), came | {"first": 300, "last": 200}).status_code == 422
    series, decision = BlankSeries.everything.get(), numbered(suld)
    use, spoil = to("blank_use", series.pk), to("blank_spoil", series.pk)
    uranchimeg.post(use, {"use-number": 100, "use-entry": decision.entry_id})
    gone = uranchimeg.post(spoil, {"spoil-number": 100, "spoil-reason": "Бэх асгарсан"})
    assert gone.status_code == 422
    assert "Бэх асгарсан" in text_of(gone)
    assert uranchimeg.post(spoil, {"spoil-number": 101, "spoil-reason": ""}).status_code == 422
    uranchimeg.post(spoil, {"spoil-number": 101, "spoil-reason": "Бэх асгарсан"})
    assert (
        uranchimeg.post(use, {"use-number": 99, "use-entry": decision.entry_id}).status_code == 422
    )
    assert uranchimeg.post(use, {"use-number": 102, "use-entry": 999_999}).status_code == 422
    assert Blank.everything.count() == 2
    page = text_of(uranchimeg.get(to("blanks")))
    assert "<strong>8</strong>" in page, "two of ten are gone"
    assert "Бэх асгарсан" in page
    listed = text_of(uranchimeg.get(to("register", decision.entry.register_id)))
    assert "form АА100" in listed
    assert "The next form is 102." in text_of(uranchimeg.get(to("blank_series", series.pk)))


def test_only_the_keepers_enter_and_the_neighbours_are_not_here(
    suld: Soum, tal: Soum, uranchimeg: Client, sign_in
):
    register = opened(uranchimeg)
    for name in ("oyun", "bolormaa"):
        client = sign_in(suld.people[name])
        for address in (to("registers"), to("blanks"), to("register", register.pk)):
            assert client.get(address).status_code == 403, (name, address)
    assert sign_in(suld.people["mandakh"]).get(to("registers")).status_code == 200
    assert uranchimeg.get(to("registers", soum="tal")).status_code == 403


def test_numbers_are_read_as_they_are_written():
    assert read_numbers("12 - 15, 17") == [12, 13, 14, 15, 17]
    assert read_numbers("12–13;20") == [12, 13, 20]
    assert read_numbers("") == []
