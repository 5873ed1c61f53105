"""Сүлд's old half-year was read in from paper: Nergui sees that nobody writes in it."""

import pytest
from django.test import Client

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.implementation.actions import close_period, lock_period, reopen_period, score_own
from tamga.implementation.models import Measure, Period
from tamga.implementation.queries import provisions_in, rounds, side_by_side
from tamga.workspace.queries.rounds import standing_of
from tests.decisions.offices import evaluator
from tests.implementation.rounds import CLOSED, SCORED, TODAY
from tests.read_reports import half_year
from tests.stories import Soum

ROOM = "/office/naran/scoring/"
HERE = f"{ROOM}governor-orders/2025-H2/"
MINE = "цаасан тайлангаас уншуулсан"
WRITING = "бичиж байгаа"


@pytest.fixture
def period(suld: Soum) -> Period:
    """The second half of 2025, of which only the paper was left."""
    found = half_year(suld, code="2025-H2")
    found.read_from = store(b"%PDF", name="tailan.pdf", unit_id=suld.unit.pk, by=None, at=CLOSED)
    found.save(update_fields=["read_from"])
    return found


@pytest.fixture
def nergui(suld: Soum, sign_in) -> Client:
    """The evaluator of the aimag."""
    return sign_in(evaluator(suld))


def who_scores() -> User:
    """The evaluator, who is there already."""
    return User.objects.get(username="nergui")


def state(soum: Soum, period: Period) -> str:
    """Where the soum stands in the round."""
    (one,) = standing_of(soum.unit.parent, period.source, period.code)["standings"]
    return one.state


def test_the_rounds_say_that_it_was_read_in_and_never_that_somebody_writes(
    suld: Soum, period: Period, nergui: Client
):
    (one,) = rounds(suld.unit.parent)
    assert (one.units, one.printed, one.writing, one.closed, one.waiting) == (1, 1, 0, 0, 0)
    provision = Measure.objects.get(period=period, number=1).provision
    for address in (ROOM, HERE, f"{HERE}{provision.pk}/"):
        page = nergui.get(address).text
        assert WRITING not in page, address
        assert "уншуулсан" in page, address
    card = nergui.get(f"{HERE}{provision.pk}/").text
    assert f"/office/suld/reports/{period.pk}/#measure-1" in card
    assert 'type="radio"' not in card


def test_a_printed_score_is_nobodys(suld: Soum, period: Period):
    aimag = suld.unit.parent
    (one,) = rounds(aimag)
    assert (one.measures, one.scored) == (4, 0)
    assert [each.scored for each in provisions_in(aimag, period.source, period.code)] == [0] * 4
    assert [each.printed for each in provisions_in(aimag, period.source, period.code)] == [1] * 4


def test_once_closed_its_measures_wait_for_the_evaluator(
    suld: Soum, period: Period, nergui: Client
):
    close_period(period, by=suld.people["bolormaa"], at=CLOSED)
    assert state(suld, period) == "closed"
    (one,) = rounds(suld.unit.parent)
    assert (one.printed, one.waiting) == (0, 4)
    provision = Measure.objects.get(period=period, number=1).provision
    (card,) = side_by_side(
        suld.unit.parent, period.source, period.code, provision, user=who_scores(), on=TODAY
    )
    assert card.open
    assert not card.printed
    assert card.given is not None, "what the paper says stands beside it"
    assert card.given.as_printed


def test_who_goes_on_writing_in_it_is_seen_as_writing(suld: Soum, period: Period):
    assert state(suld, period) == "printed"
    measure = Measure.objects.get(period=period, number=2)
    score_own(measure, 90, by=suld.people["bolormaa"], at=SCORED)
    assert state(suld, period) == "writing"


def test_a_reopened_one_is_written_again(suld: Soum, period: Period, nergui: Client):
    closed = close_period(period, by=suld.people["bolormaa"], at=CLOSED)
    reopen_period(closed, reason="Тоо буруу", by=who_scores(), at=SCORED)
    assert state(suld, period) == "writing"


def test_it_is_locked_only_when_asked_for_by_name(suld: Soum, period: Period, nergui: Client):
    page = nergui.get(f"{HERE}lock/").text
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    nergui.post(f"{HERE}lock/")
    period.refresh_from_db()
    assert period.locked_at is None
    one = nergui.get(f"{HERE}lock/?soum=suld").text
    assert MINE in one
    assert WRITING not in one
    lock_period(period, by=who_scores(), at=SCORED)
    assert state(suld, period) == "locked"
