"""Дулмаа's petition gets a number, a day and a code, once; nothing about her lies open."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from tamga.notices.queries import waiting
from tamga.petitions.actions import receive
from tamga.petitions.enums import Channel, Kind, State, StepKind
from tamga.petitions.models import Petition, Step
from tamga.petitions.rules import Person
from tests.petitions.letters import AT, DULMAA, MONDAY, WORDS, letter, received
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
    for secret in ("Ө-1", "Дулмаа", found.code[:4]):
        assert secret not in (notice.subject or "")


def test_who_left_a_phone_alone_gets_a_message_and_who_left_nothing_gets_none(suld: Soum):
    received(suld, person=Person(given_name="Бат", phone="+97699112233"))
    assert [notice.channel for notice in waiting()] == ["sms"]
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


def test_nothing_about_her_lies_open_in_the_database(suld: Soum):
    received(suld)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 (its own names)
            everything = "\n".join(row for (row,) in cursor.fetchall())
            for secret in ("Дулмаа", "УБ88121234", "88112233", "dulmaa@", "Хужирт", "насос"):
                assert secret not in everything, table


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
