"""What a citizen reads on the way of a petition whose day was moved."""

import re
from datetime import date

import pytest
from django.test import Client

from tamga.kernel.deadlines import DayUnit
from tamga.kernel.terms import Term
from tamga.law.actions import add_term
from tamga.law.enums import DayKind
from tamga.petitions.actions import change_kind, extend
from tamga.petitions.enums import Kind
from tamga.petitions.queries import tracked
from tamga.petitions.rules import code_in_groups
from tamga.website.petition_way import Waymark, way_of
from tamga.workspace.actions.moved_days import decide_day
from tests.petitions.letters import AT, MONDAY, received
from tests.stories import START, Soum

DUE = date(2026, 12, 23)  # Wednesday, 30 days from Monday


def marks(petition) -> list[Waymark]:
    petition.refresh_from_db()
    return way_of(tracked(petition, on=MONDAY), on=MONDAY)


def test_another_kind_says_why_and_from_which_day_to_which(suld: Soum):
    got, head = received(suld), suld.people["mandakh"]
    change_kind(got.petition, kind=Kind.PROPOSAL, reason="Санал байна.", by=head, at=AT)
    mark = marks(got.petition)[1]
    assert (mark.note, mark.moved) == ("Санал байна.", (DUE, date(2027, 2, 21)))  # Sunday
    pair = {"number": got.petition.number, "code": code_in_groups(got.code)}
    page = re.sub(r"\s+", " ", Client().post("/petitions/track/", pair).text)
    assert "Хариу өгөх өдөр: 2026 оны 12 дугаар сарын 23" in page
    assert "→ 2027 оны 2 дугаар сарын 21" in page
    assert "Санал байна." in page


def test_the_same_day_isnt_told_as_moved(suld: Soum):
    petition = received(suld).petition
    told = {"reason": "Гомдол байна.", "by": suld.people["mandakh"], "at": AT}
    change_kind(petition, kind=Kind.COMPLAINT, **told)
    mark = marks(petition)[1]
    assert (mark.note, mark.moved) == ("Гомдол байна.", None)


@pytest.fixture
def rolling(suld: Soum) -> Soum:
    """This office's terms roll past days off."""
    term = ("petition.application", date(2026, 1, 1), 35, DayUnit.CALENDAR, True, "Журам")
    add_term(Term(*term), by=None, at=START)
    return suld


def test_a_moved_day_off_and_an_extension_tell_their_days(rolling: Soum):
    petition, head = received(rolling).petition, rolling.people["mandakh"]
    monday = date(2026, 12, 28)
    told = {"kind": DayKind.OFF, "name": "Амралт", "decided_by": "Тогтоол"}
    decide_day(monday, **told, by=head, at=AT)
    extend(petition, days=10, reason="Насос захиалсан", by=head, at=AT)
    _received, counted, extended, *_rest = marks(petition)
    wednesday = date(2026, 12, 30)
    assert counted.moved == (monday, wednesday)
    assert (extended.moved, extended.note) == ((wednesday, date(2027, 1, 9)), "Насос захиалсан")
