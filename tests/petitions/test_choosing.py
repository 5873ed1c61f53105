"""Two look at the same petition and choose different posts: one wins, the other is told."""

import pytest

from tamga.journal.models import Event
from tamga.petitions.actions import (
    WrongStep,
    confirm,
    give_back,
    propose,
    reopen,
    reply,
    route,
    route_by_rule,
    set_rule,
)
from tamga.petitions.enums import Outcome, State, StepKind
from tamga.petitions.models import Petition, Routing
from tamga.petitions.queries import queue_of, routing_of
from tests.petitions.letters import AT, MONDAY, received, routed
from tests.stories import Soum, moment

LATER = moment("2026-11-24")


def told(soum: Soum, by: str, post: str = "", **more) -> dict:
    lead = {"lead": soum.posts[post]} if post else {}
    return {**lead, "by": soum.people[by], "at": AT, **more}


def steps(petition: Petition, kind: StepKind) -> int:
    return petition.steps.filter(kind=kind).count()


@pytest.mark.parametrize("act", [propose, route])
def test_the_second_who_saw_nobody_chosen_is_told(suld: Soum, act):
    petition = received(suld).petition
    first = act(petition, **told(suld, "mandakh", "finance_head", seen=None))
    with pytest.raises(WrongStep, match="дахин"):
        act(petition, **told(suld, "mandakh", "land_manager", seen=None))
    assert routing_of(petition) == first
    second = act(petition, **told(suld, "mandakh", "land_manager", seen=first.pk))
    assert routing_of(petition) == second, "having seen it one may choose anew"
    with pytest.raises(WrongStep):
        act(petition, **told(suld, "mandakh", "office_head", seen=first.pk))


@pytest.mark.parametrize(
    ("act", "kind", "code"),
    [(propose, StepKind.PROPOSED, "petition.proposed"),
     (route, StepKind.ROUTED, "petition.routed")],
)  # fmt: skip
def test_pressed_twice_is_chosen_once(suld: Soum, act, kind: StepKind, code: str):
    petition, help_ = received(suld).petition, [suld.posts["land_manager"]]
    press = told(suld, "mandakh", "finance_head", others=help_, instruction=" Шалга ", seen=None)
    first, again = act(petition, **press), act(petition, **press)
    assert first == again
    assert Routing.everything.filter(petition=petition).count() == 1
    assert steps(petition, kind) == Event.everything.filter(code=code).count() == 1
    other = act(petition, **{**press, "instruction": "Хариул", "seen": first.pk})
    assert routing_of(petition) == other, "other words are another choice"
    without = act(petition, **{**press, "others": [], "seen": other.pk})
    assert routing_of(petition) == without, "so is another helper"


def test_the_head_gives_at_once_what_the_clerk_proposed(suld: Soum):
    petition = received(suld).petition
    seen = propose(petition, **told(suld, "uranchimeg", "finance_head", seen=None))
    route(petition, **told(suld, "mandakh", "finance_head", seen=seen.pk))
    petition.refresh_from_db()
    assert petition.state == State.ROUTED
    assert routing_of(petition).confirmed_at == AT


def test_proposed_again_under_a_rule_that_came_meanwhile_is_given_on(suld: Soum):
    petition = received(suld).petition
    seen = propose(petition, **told(suld, "uranchimeg", "finance_head", seen=None))
    set_rule(suld.unit, ground="А/12", **told(suld, "mandakh", "finance_head"))
    again = propose(petition, **told(suld, "uranchimeg", "finance_head", seen=seen.pk))
    petition.refresh_from_db()
    assert (again, petition.state) == (seen, State.ROUTED)


def test_a_stale_give_back_ends_nobody_elses_work(suld: Soum):
    petition = routed(suld)
    seen = routing_of(petition)
    land = route(petition, **told(suld, "mandakh", "land_manager", seen=seen.pk))
    with pytest.raises(WrongStep, match="дахин"):
        give_back(petition, reason="Манайх биш", **told(suld, "oyun", seen=seen.pk))
    assert routing_of(petition) == land
    give_back(petition, reason="Манайх биш", **told(suld, "uranchimeg", seen=land.pk))
    assert routing_of(petition) is None


def test_opened_again_it_lies_with_the_register_and_is_decided_anew(suld: Soum):
    petition, oyun = routed(suld), suld.people["oyun"]
    before = routing_of(petition)
    reply(petition, outcome=Outcome.EXPLAINED, text="Тайлбар.", by=oyun, at=AT)
    assert routing_of(petition) == before, "who answered stays known"
    reopen(petition, reason="Усгүй хэвээр", by=None, at=LATER)
    assert routing_of(petition) is None
    assert list(queue_of(suld.unit, oyun, on=MONDAY)) == []
    before.refresh_from_db()
    assert (before.confirmed_at, before.given_back_at, before.given_back_by) == (AT, LATER, None)
    again = route(petition, **told(suld, "mandakh", "finance_head", seen=None))
    assert again != before
    assert steps(petition, StepKind.ROUTED) == 2


def test_what_was_opened_again_is_given_by_the_rule_too(suld: Soum):
    petition = routed(suld)
    rule = set_rule(suld.unit, ground="А/12", **told(suld, "mandakh", "finance_head"))
    reply(petition, outcome=Outcome.EXPLAINED, text="Тайлбар.", **told(suld, "oyun"))
    reopen(petition, reason="Усгүй хэвээр", by=None, at=LATER)
    found = route_by_rule(petition, seen=rule.pk, **told(suld, "uranchimeg"))
    assert found.lead == suld.posts["finance_head"]
    with pytest.raises(WrongStep):
        confirm(petition, seen=found.pk, **told(suld, "mandakh"))
