"""Мандах decides beforehand that land goes to the land manager; Уранчимэг then gives it on."""

from dataclasses import replace
from datetime import date

import pytest

from tamga.accounts.enums import Role
from tamga.journal.models import Event
from tamga.organizations.actions import appoint, end_holding
from tamga.petitions.actions import (
    WrongStep,
    end_rule,
    give_back,
    propose,
    route,
    route_by_rule,
    set_rule,
    sort,
)
from tamga.petitions.enums import Kind, Part, State, StepKind
from tamga.petitions.models import Petition, PetitionDuty, StandingRule, Subject
from tamga.petitions.queries import routing_of
from tamga.petitions.queries.standing import rule_for, rules_of, unheld
from tests.petitions.letters import AT, MONDAY, received
from tests.petitions.test_duties import EACH, WORKS
from tests.stories import Soum, hire, moment

LATER = moment("2026-11-24")


@pytest.fixture
def land(suld: Soum) -> Subject:
    """Land; Ганаа manages it."""
    hire(suld, "ganaa", "Ганаа", Role.OFFICIAL, "land_manager")
    return Subject.objects.get(code="land")


def ruled(soum: Soum, post: str = "land_manager", **more) -> StandingRule:
    told = {"lead": soum.posts[post], "ground": "А/12, 2026 оны 1 сарын 5",
            "by": soum.people["mandakh"], "at": AT, **more}  # fmt: skip
    return set_rule(soum.unit, **told)


def asked(soum: Soum, **more) -> Petition:
    return received(soum, **more).petition


def chosen(petition: Petition) -> StandingRule | None:
    found = rule_for(petition, on=MONDAY)
    return found.rule if found else None


def test_the_clerk_gives_it_on_by_the_rule_at_once(suld: Soum, land: Subject):
    rule, clerk = ruled(suld, subject=land), suld.people["uranchimeg"]
    petition = asked(suld, subject=land)
    routing = route_by_rule(petition, seen=rule.pk, by=clerk, at=LATER)
    petition.refresh_from_db()
    assert (petition.state, routing.lead) == (State.ROUTED, suld.posts["land_manager"])
    assert routing.confirmed_by == clerk
    step = petition.steps.get(kind=StepKind.ROUTED)
    assert step.detail == {"rule": rule.pk, "day": "2026-11-23", "ground": rule.ground}
    event = Event.everything.get(code="petition.routed_by_rule")
    assert (event.data["day"], event.data["order"]) == ("2026-11-23", "А/12")
    assert not Event.everything.filter(code="petition.routed").exists()


def test_proposing_whom_the_rule_names_is_enough_and_anybody_else_waits(suld: Soum, land: Subject):
    ruled(suld, subject=land)
    clerk, manager = suld.people["uranchimeg"], suld.posts["land_manager"]
    by_rule, other, helped = (asked(suld, subject=land) for _each in range(3))
    propose(by_rule, lead=manager, instruction="Шалга", by=clerk, at=LATER)
    propose(other, lead=suld.posts["finance_head"], by=clerk, at=LATER)
    propose(helped, lead=manager, others=[suld.posts["finance_head"]], by=clerk, at=LATER)
    states = [Petition.everything.get(pk=each.pk).state for each in (by_rule, other, helped)]
    assert states == [State.ROUTED, State.PROPOSED, State.PROPOSED], "helpers were not decided on"
    assert routing_of(by_rule).instruction == "Шалга"
    route(by_rule, lead=suld.posts["finance_head"], by=suld.people["mandakh"], at=LATER)
    assert routing_of(by_rule).lead == suld.posts["finance_head"], "the head can change it"


def test_the_duty_to_hand_on_closes_as_by_the_heads_tap(suld: Soum, land: Subject):
    work = replace(suld.duty(20, EACH, posts=("records_officer",)), work=WORKS[1])
    suld.plan(work)
    rule, petition = ruled(suld, subject=land), asked(suld, subject=land)
    opened = PetitionDuty.everything.get(petition=petition, part=Part.ROUTING).occurrence
    assert opened.fulfilled_at is None
    route_by_rule(petition, seen=rule.pk, by=suld.people["uranchimeg"], at=LATER)
    opened.refresh_from_db()
    assert opened.fulfilled_at == LATER


def test_the_most_specific_rule_wins(suld: Soum, land: Subject):
    welfare = Subject.objects.get(code="welfare")
    any_ = ruled(suld, "finance_head")
    kind = ruled(suld, "records_officer", kind=Kind.COMPLAINT)
    subject = ruled(suld, subject=land)
    both = ruled(suld, "office_head", kind=Kind.COMPLAINT, subject=land)
    assert chosen(asked(suld)) == any_
    assert chosen(asked(suld, kind=Kind.COMPLAINT)) == kind
    assert chosen(asked(suld, subject=land)) == subject
    assert chosen(asked(suld, subject=land, kind=Kind.COMPLAINT)) == both
    assert chosen(asked(suld, subject=welfare, kind=Kind.COMPLAINT)) == kind
    end_rule(both, by=suld.people["mandakh"], at=LATER)
    assert chosen(asked(suld, subject=land, kind=Kind.COMPLAINT)) == subject


def test_saying_what_it_is_about_makes_the_rule_appear(suld: Soum, land: Subject):
    rule, petition = ruled(suld, subject=land), asked(suld)
    assert chosen(petition) is None
    assert chosen(sort(petition, subject=land, by=suld.people["uranchimeg"], at=AT)) == rule


def test_a_complaint_about_them_is_never_under_it(suld: Soum, land: Subject):
    rule, clerk = ruled(suld, subject=land), suld.people["uranchimeg"]
    manager = suld.posts["land_manager"]
    petition = asked(suld, subject=land, kind=Kind.COMPLAINT, against=manager)
    assert rule_for(petition, on=MONDAY).but == "against"
    with pytest.raises(WrongStep):
        route_by_rule(petition, seen=rule.pk, by=clerk, at=LATER)
    # Ганаа acts for the deputy too: a complaint about that post is one about Ганаа
    appoint(suld.posts["deputy_governor"], suld.people["ganaa"], starts_on=date(2026, 1, 5),
            acting=True, order="А/5", by=None, at=AT)  # fmt: skip
    other = asked(suld, subject=land, kind=Kind.COMPLAINT, against=suld.posts["deputy_governor"])
    assert rule_for(other, on=MONDAY).but == "against"
    propose(other, lead=manager, by=clerk, at=LATER)
    other.refresh_from_db()
    assert other.state == State.PROPOSED, "the head looks at it"


def test_a_post_that_nobody_holds_rests_until_somebody_acts_for_it(suld: Soum, land: Subject):
    rule, petition = ruled(suld, subject=land), asked(suld, subject=land)
    ruled(suld, "finance_head")
    end_holding(suld.posts["land_manager"].holdings.get(), ends_on=date(2026, 11, 20), by=None,
                at=AT)  # fmt: skip
    found = rule_for(petition, on=MONDAY)
    assert (found.rule, found.but) == (rule, "nobody"), "a wider rule doesn't step in"
    assert unheld(rules_of(suld.unit), on=MONDAY) == {rule.pk}
    appoint(suld.posts["land_manager"], suld.people["oyun"], starts_on=MONDAY, acting=True,
            order="А/5", by=None, at=AT)  # fmt: skip
    assert rule_for(petition, on=MONDAY).but == ""
    assert unheld(rules_of(suld.unit), on=MONDAY) == set()


def test_what_they_gave_back_is_for_the_head(suld: Soum, land: Subject):
    rule, clerk = ruled(suld, subject=land), suld.people["uranchimeg"]
    petition = asked(suld, subject=land)
    route_by_rule(petition, seen=rule.pk, by=clerk, at=LATER)
    with pytest.raises(WrongStep):
        route_by_rule(petition, seen=rule.pk, by=clerk, at=LATER)
    give_back(petition, reason="Манайх биш", by=suld.people["ganaa"], at=LATER)
    assert rule_for(petition, on=MONDAY).but == "given_back"


def test_only_the_head_sets_and_ends_and_one_stands_for_a_matter(suld: Soum, tal: Soum):
    clerk, rule = suld.people["uranchimeg"], ruled(suld)
    for told, error, why in (
        ({"by": clerk}, ValueError, "дарга"),
        ({"ground": "  "}, ValueError, "тушаал"),
        ({"lead": tal.posts["land_manager"]}, ValueError, "биш"),
        ({}, WrongStep, "дуусгана"),
    ):
        with pytest.raises(error, match=why):
            ruled(suld, **told)
    with pytest.raises(ValueError, match="дарга"):
        end_rule(rule, by=clerk, at=LATER)
    end_rule(rule, by=suld.people["mandakh"], at=LATER)
    with pytest.raises(WrongStep):
        end_rule(rule, by=suld.people["mandakh"], at=LATER)
    with pytest.raises(WrongStep, match="үйлчлэхгүй"):
        route_by_rule(asked(suld), seen=rule.pk, by=clerk, at=LATER)
    assert ruled(suld).pk != rule.pk, "another one may stand now"
    assert Event.everything.filter(code="petition.rule_set").count() == 2
