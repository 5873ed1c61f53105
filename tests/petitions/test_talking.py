"""Оюун asks Дулмаа about her well while the case is open; the day of the answer stays."""

from datetime import timedelta

import pytest
from django.db import connection

from tamga.journal.models import Event
from tamga.notices.queries import waiting
from tamga.petitions.actions import WrongStep, ask, note_answer, reply, route, write_back
from tamga.petitions.actions import note as write_note
from tamga.petitions.actions.forgetting import forget_people
from tamga.petitions.actions.talking import MOST_A_DAY
from tamga.petitions.enums import FOR_CITIZENS, Outcome, StepKind
from tamga.petitions.models import Message, Petition
from tamga.petitions.queries import thread_of, wrote_back_at
from tamga.petitions.rules import LONGEST_TEXT, Person
from tests.petitions.letters import AT, received, routed
from tests.stories import Soum

QUESTION = "Худаг хэдэн метр гүн бэ?"
ANSWER = "Дөчин метр орчим гэж боддог."
HOUR = timedelta(hours=1)


def hers(soum: Soum) -> Petition:
    """Her petition, on the desk of the finance head."""
    return routed(soum)


def waits(petition: Petition) -> bool:
    """Whether «Миний ажил» says that the citizen wrote."""
    rows = Petition.everything.filter(pk=petition.pk).annotate(wrote_at=wrote_back_at())
    return rows.get().wrote_at is not None


def test_a_question_and_its_answer(suld: Soum):
    petition, oyun = hers(suld), suld.people["oyun"]
    due, before = petition.due_on, waiting().count()
    ask(petition, text=f" {QUESTION}\n", by=oyun, at=AT + HOUR)
    write_back(petition, text=ANSWER, at=AT + 2 * HOUR)
    said = [(each.from_citizen, each.text, each.sent_by) for each in thread_of(petition)]
    assert said == [(False, QUESTION, oyun), (True, ANSWER, None)]
    petition.refresh_from_db()
    assert petition.due_on == due, "no rule lets the term pause"
    steps = list(petition.steps.order_by("at").values_list("kind", flat=True))[-2:]
    assert steps == [StepKind.ASKED, StepKind.WROTE_BACK]
    assert set(steps) <= FOR_CITIZENS
    assert waiting().count() == before + 1, "the citizen is told; the office looks at its work"


def test_the_message_tells_that_there_is_a_question_and_never_which(suld: Soum):
    petition = hers(suld)
    asked = ask(petition, text=QUESTION, by=suld.people["oyun"], at=AT)
    told = waiting().order_by("-pk").first()
    for part in (told.subject, told.body):
        assert "метр" not in part
        assert petition.number not in told.subject
    assert "хэвээр" in told.body, "and that the day stays"
    assert told.dedupe_key.endswith(f"asked-{asked.pk}")


def test_what_was_said_lies_open_nowhere(suld: Soum):
    """Every column of every table as a dump has it: not a word of the talk is in one."""
    petition, oyun = hers(suld), suld.people["oyun"]
    ask(petition, text=QUESTION, by=oyun, at=AT)
    write_back(petition, text=ANSWER, at=AT + HOUR)
    note_answer(petition, text="Утсаар: усан сан хагарсан.", by=oyun, at=AT + 2 * HOUR)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 (its own names)
            rows = " ".join(row for (row,) in cursor.fetchall())
            assert "метр" not in rows, table
            assert "хагарсан" not in rows, table
    codes = ("petition.asked", "petition.wrote_back")
    events = Event.everything.filter(code__in=codes)
    assert [event.data for event in events] == [{"number": petition.number}] * 3


def test_the_same_page_sent_twice_is_one_message(suld: Soum):
    petition, oyun = hers(suld), suld.people["oyun"]
    for _press in range(2):
        ask(petition, text=QUESTION, by=oyun, at=AT)
    first = write_back(petition, text="Тийм", seen=1, at=AT + HOUR)
    ask(petition, text="Насос шинэ үү?", by=oyun, at=AT + 2 * HOUR)
    again = write_back(petition, text="Тийм", seen=1, at=AT + 3 * HOUR)
    assert again == first, "the old page, loaded again after the next question"
    other = write_back(petition, text="Тийм", seen=3, at=AT + 3 * HOUR)
    assert other != first, "yes to the second question too"
    assert [each.text for each in thread_of(petition)] == [
        QUESTION, "Тийм", "Насос шинэ үү?", "Тийм",
    ]  # fmt: skip
    assert petition.steps.filter(kind=StepKind.ASKED).count() == 2
    for _press in range(2):
        note_answer(petition, text="Насос хуучин.", by=oyun, at=AT + 4 * HOUR)
    assert len(thread_of(petition)) == 5


def test_who_left_no_address_is_asked_all_the_same_and_written_down_for(suld: Soum):
    petition = routed(suld, person=Person(given_name="Бат", address="1-р баг"))
    oyun, before = suld.people["oyun"], waiting().count()
    ask(petition, text=QUESTION, by=oyun, at=AT)
    assert waiting().count() == before
    heard = note_answer(petition, text=ANSWER, by=oyun, at=AT + HOUR)
    assert (heard.from_citizen, heard.sent_by, heard.by_themselves) == (True, oyun, False)
    assert petition.steps.get(kind=StepKind.WROTE_BACK).by == oyun


def test_twenty_a_day_and_tomorrow_again(suld: Soum):
    petition = hers(suld)
    for number in range(MOST_A_DAY):
        write_back(petition, text=f"Нэмэлт {number}", at=AT)
    with pytest.raises(ValueError, match="маргааш"):
        write_back(petition, text="Дахиад", at=AT)
    write_back(petition, text="Нэмэлт 19", at=AT)  # a resend is no new one
    write_back(petition, text="Маргааш", at=AT + timedelta(days=1))
    note_answer(petition, text="Утсаар", by=suld.people["oyun"], at=AT)
    assert Message.everything.filter(petition=petition).count() == MOST_A_DAY + 2


@pytest.mark.parametrize("text", ["", " \n", "я" * (LONGEST_TEXT + 1)])
def test_nothing_and_too_much_are_refused(suld: Soum, text: str):
    petition, oyun = hers(suld), suld.people["oyun"]
    with pytest.raises(ValueError, match=r"бичнэ үү|хэт урт"):
        ask(petition, text=text, by=oyun, at=AT)
    with pytest.raises(ValueError, match=r"бичнэ үү|хэт урт"):
        write_back(petition, text=text, at=AT)
    assert not Message.everything.exists()


def test_after_the_end_nothing_is_taken_and_the_way_on_is_named(suld: Soum):
    petition, oyun = hers(suld), suld.people["oyun"]
    reply(petition, outcome=Outcome.RESOLVED, text="Сольсон.", by=oyun, at=AT)
    for act in (
        lambda: write_back(petition, text=ANSWER, at=AT),
        lambda: ask(petition, text=QUESTION, by=oyun, at=AT),
        lambda: note_answer(petition, text=ANSWER, by=oyun, at=AT),
    ):
        with pytest.raises(WrongStep, match="дахин үзэхийг"):
            act()
    assert not Message.everything.exists()


def test_who_answers_is_told_until_somebody_takes_it_up(suld: Soum):
    petition, oyun = hers(suld), suld.people["oyun"]
    assert not waits(petition)
    ask(petition, text=QUESTION, by=oyun, at=AT + HOUR)
    assert not waits(petition), "the office wrote last"
    write_back(petition, text=ANSWER, at=AT + 2 * HOUR)
    assert waits(petition)
    land = suld.posts["land_manager"]
    route(petition, lead=land, by=suld.people["mandakh"], at=AT + 3 * HOUR)
    assert waits(petition), "the next one has not read it"
    write_note(petition, text="Уншив", by=oyun, at=AT + 4 * HOUR)
    assert not waits(petition)
    write_back(petition, text="Бас нэг зүйл", at=AT + 5 * HOUR)
    assert waits(petition)
    note_answer(petition, text="Утсаар тайлбарлав", by=oyun, at=AT + 6 * HOUR)
    assert not waits(petition)


def test_the_talk_is_shredded_with_the_rest(suld: Soum):
    petition, still_open = hers(suld), received(suld).petition
    ask(petition, text=QUESTION, by=suld.people["oyun"], at=AT)
    kept = write_back(still_open, text=ANSWER, at=AT)
    reply(petition, outcome=Outcome.RESOLVED, text="Сольсон.", by=suld.people["oyun"], at=AT)
    forget_people(at=AT + timedelta(days=1827))
    assert list(Message.everything.all()) == [kept]
