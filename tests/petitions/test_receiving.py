"""Дулмаа's petition gets a number, a day and a code, once; nothing about her lies open."""

import base64
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction
from PIL import Image

from tamga.notices.queries import waiting
from tamga.petitions.actions import Incoming, receive
from tamga.petitions.enums import Channel, Kind, State, StepKind
from tamga.petitions.models import Petition, Step
from tamga.petitions.queries import count_lines
from tamga.petitions.rules import Person
from tamga.registers.actions import take
from tests.petitions.disguises import disguises, found_in
from tests.petitions.letters import AT, DULMAA, MONDAY, WORDS, letter, received
from tests.petitions.life import whole_life
from tests.stories import Soum


def test_it_gets_a_number_a_day_and_a_code(suld: Soum):
    first, second = received(suld), received(suld)
    proposal = received(suld, kind=Kind.PROPOSAL)
    petition = first.petition
    assert (petition.number, second.petition.number) == ("Ө-1/2026", "Ө-2/2026")
    assert proposal.petition.number == "С-1/2026", "each kind has a register of its own"
    assert petition.due_on == date(2026, 12, 23)  # Mon 23 November + 30 → Wed
    assert proposal.petition.due_on == date(2027, 2, 21)  # + 90 → Sun, and there it stays
    assert petition.counted.rule == "petition.application 1995-04-17"
    assert [step.kind for step in petition.steps.all()] == [StepKind.RECEIVED]
    assert petition.state == State.RECEIVED
    assert len(first.code) == 20
    assert first.code != second.code


def test_the_receipt_waits_in_the_outbox_and_its_subject_says_nothing(suld: Soum):
    found = received(suld)
    (notice,) = waiting()
    assert notice.address == "dulmaa@example.mn"
    assert "Ө-1/2026" in (notice.body or "")
    assert found.code[:4] in (notice.body or "")
    for line in count_lines(found.petition.counted):
        assert line.words, line
        assert line.words in (notice.body or ""), "the letter says how the day was counted"
    for secret in ("Ө-1", "Дулмаа", found.code[:4]):
        assert secret not in (notice.subject or "")


def test_who_left_a_phone_alone_gets_a_message_and_who_left_nothing_gets_none(suld: Soum):
    received(suld, person=Person(given_name="Бат", phone="+97699112233"))
    (sms,) = waiting()
    assert sms.channel == "sms"
    assert "30 хоног" not in (sms.body or ""), "a short message has no room for the count"
    found = received(suld, person=Person())
    assert found.petition.anonymous
    assert waiting().count() == 1


def test_a_double_send_makes_one_petition(suld: Soum):
    key = uuid.uuid4()
    first = receive(suld.unit, letter(), by=None, at=AT, client_key=key)
    again = receive(suld.unit, letter(), by=None, at=AT, client_key=key)
    assert again.again
    assert not first.again
    assert (again.petition, again.code) == (first.petition, first.code)
    assert Petition.everything.count() == Step.everything.count() == waiting().count() == 1


def test_sent_twice_at_the_same_moment(suld_committed: Soum, own_database: str):
    key, unit = uuid.uuid4(), suld_committed.unit

    def send(_: int) -> str:
        try:
            return receive(unit, letter(), by=None, at=AT, client_key=key).code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as many:
        codes = set(many.map(send, range(16)))
    assert len(codes) == 1
    assert [petition.number for petition in Petition.everything.all()] == ["Ө-1/2026"]


def test_files_are_looked_at_and_stored_while_somebody_else_holds_the_register(
    suld_committed: Soum, own_database: str
):
    """Seconds for ten photos, in which the counter would otherwise get no number."""
    unit, scan = suld_committed.unit, BytesIO()
    Image.new("RGB", (8, 8), "#888").save(scan, "JPEG")
    kept = Path(settings.PRIVATE_ROOT) / "files"

    def send(data: bytes) -> str:
        told = letter(attachments=(Incoming("зураг.jpg", data),))
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '300ms'")
            receive(unit, told, by=None, at=AT)
        except (OperationalError, ValueError) as failed:
            return type(failed).__name__
        finally:
            connection.close()
        return "received"

    with ThreadPoolExecutor(1) as other, transaction.atomic():
        take(unit, kind="petition_application", year=2026, by=None, at=AT, on=MONDAY)
        assert other.submit(send, b"\xff\xd8\xff\xe0" + b"\0" * 50).result() == "RefusedFile"
        assert not list(kept.rglob("*"))
        assert other.submit(send, scan.getvalue()).result() == "OperationalError"
        assert len([path for path in kept.rglob("*") if path.is_file()]) == 1
    assert not Petition.everything.exists()


FILLED = {
    "petitions_petitioner", "petitions_cosigner", "petitions_petitiontext", "petitions_attachment",
    "petitions_routing", "petitions_extension", "petitions_reply", "petitions_step",
    "petitions_message", "petitions_survey", "petitions_link", "petitions_publishedanswer",
    "petitions_wrongcode", "petitions_sentfrom", "documents_storedfile", "notices_notice",
    "journal_event", "registers_entry", "search_entry", "procrastinate_jobs",
    "procrastinate_events",
}  # fmt: skip
"""Where her petition leaves something, so that the search isn't one of empty tables."""


def test_nothing_about_her_lies_open_in_the_database(suld: Soum):
    """After all that can happen to a petition: instructions, notes, reasons, questions, replies."""
    life, filled = whole_life(suld), set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 (its own names)
            rows = [row for (row,) in cursor.fetchall()]
            filled |= {table} if rows else set()
            assert found_in("\n".join(rows).encode(), life.said.values()) == [], table
    assert filled >= FILLED, FILLED - filled


@pytest.mark.parametrize("around", [b"", b"x", b"xy", b"xyz"])
def test_the_search_would_find_her_in_any_common_writing(around: bytes):
    name = "Дулмаа".encode()
    for hidden in (
        around + name, base64.b64encode(around + name + around), name.hex().encode(),
        b'{"a": "\\u0414\\u0443\\u043b\\u043c\\u0430\\u0430"}', "Дулмаа".encode("utf-16"),
        "ДУЛМАА".encode(), b"name=%D0%94%D1%83%D0%BB%D0%BC%D0%B0%D0%B0",
    ):  # fmt: skip
        assert found_in(hidden, ["Дулмаа"]), hidden
    assert not found_in(around + "Дулам".encode(), ["Дулмаа"])
    assert all(disguises("Дулмаа").values()), "an empty one would be found everywhere"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"text": "  "}, "Юуны тухай"),
        ({"text": "а" * 20_001}, "20000"),
        ({"received_on": date(2026, 11, 24)}, "ирээгүй"),  # Tuesday, tomorrow
    ],
)
def test_what_is_refused_takes_no_number(suld: Soum, more: dict, said: str):
    with pytest.raises(ValueError, match=said):
        receive(suld.unit, letter(**more), by=None, at=AT)
    assert received(suld).petition.number == "Ө-1/2026"


def test_what_was_told_is_written_down_by_somebody_and_read_back(suld: Soum):
    clerk = suld.people["uranchimeg"]
    told = letter(channel=Channel.IN_PERSON, read_back=True)
    petition = receive(suld.unit, told, by=clerk, at=AT).petition
    assert petition.words.written_down_by == clerk
    assert petition.words.read_back
    assert petition.words.text == WORDS
    assert petition.petitioner.given_name == DULMAA.given_name
    assert petition.received_on == MONDAY
