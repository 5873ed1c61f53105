"""The government makes Monday 28 December free; who counts past days off is counted again."""

from datetime import date

import pytest

from tamga.journal.models import Event
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.terms import Term
from tamga.law.actions import add_term, restore_day
from tamga.law.enums import DayKind
from tamga.notices.queries import waiting
from tamga.petitions.actions import extend, reply, route
from tamga.petitions.actions.recounting import count_again
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Petition
from tamga.workspace.actions.moved_days import decide_day, undo_day
from tests.petitions.letters import AT, received, routed
from tests.stories import START, Soum

FREE = date(2026, 12, 28)  # Monday; the Tuesday after it is a feast


@pytest.fixture
def rolling(suld: Soum) -> Soum:
    """This office's terms roll past days off."""
    since, law = date(2026, 1, 1), "Байгууллагын журам"
    for code in ("petition.application", "petition.extension"):
        add_term(Term(code, since, 35, DayUnit.CALENDAR, True, law), by=None, at=START)
    return suld


def free(soum: Soum) -> int:
    told = {"kind": DayKind.OFF, "name": "Амралт", "decided_by": "Тогтоол"}
    return decide_day(FREE, **told, by=soum.people["mandakh"], at=AT)


def test_an_open_one_moves_and_both_days_are_journalled(rolling: Soum):
    petition = received(rolling).petition
    assert petition.due_on == FREE  # 23 November + 35
    assert free(rolling) == 1
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 12, 30)  # Wednesday, past Monday and the feast
    event = Event.everything.get(code="petition.recounted")
    assert (event.data["before"], event.data["due"]) == ("2026-12-28", "2026-12-30")
    assert "recounted" in [step.kind for step in petition.steps.all()]
    assert waiting().count() == 2, "the receipt, and the new day"

    assert undo_day(FREE, by=rolling.people["mandakh"], at=AT) == 1
    petition.refresh_from_db()
    assert petition.due_on == FREE


def test_an_extended_one_is_counted_again_from_its_beginning(rolling: Soum):
    petition = routed(rolling)
    extend(petition, days=2, reason="Захиалсан", by=rolling.people["mandakh"], at=AT)
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 12, 30)  # Wednesday
    assert free(rolling) == 1
    petition.refresh_from_db()
    assert petition.due_on == date(2027, 1, 4)  # Wed 30 + 2 is the New Year's feast, so Monday


def test_what_has_ended_or_does_not_roll_stays(rolling: Soum):
    ended = received(rolling).petition
    route(ended, lead=rolling.posts["finance_head"], by=rolling.people["mandakh"], at=AT)
    reply(ended, outcome=Outcome.RESOLVED, text="Болсон", by=rolling.people["oyun"], at=AT)
    assert free(rolling) == 0
    ended.refresh_from_db()
    assert ended.due_on == FREE


def test_there_and_back_and_there_again_is_told_each_time(rolling: Soum):
    petition, clerk = received(rolling).petition, rolling.people["mandakh"]
    for _time in range(2):
        free(rolling)
        undo_day(FREE, by=clerk, at=AT)
    news = waiting().filter(dedupe_key__startswith=f"petition-{petition.pk}-recounted")
    assert news.count() == 4, "the last of them is the day that counts"


def test_what_was_answered_while_others_were_counted_stays(rolling: Soum):
    """The list of those to count was read; then Оюун answers the last of them."""
    petition = received(rolling).petition
    free(rolling)
    read = Petition.everything.get(pk=petition.pk)
    reply(petition, outcome=Outcome.RESOLVED, text="Болсон", by=rolling.people["oyun"], at=AT)
    restore_day(FREE, by=rolling.people["mandakh"], at=AT)
    assert not count_again(read, by=None, at=AT)
    assert Petition.everything.get(pk=petition.pk).due_on == read.due_on
    assert Event.everything.filter(code="petition.recounted").count() == 1


def test_by_the_law_as_it_is_nothing_rolls(suld: Soum):
    petition = received(suld).petition
    Petition.everything.filter(pk=petition.pk).update(due_on=petition.due_on)
    assert free(suld) == 0
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 12, 23)  # Wednesday
