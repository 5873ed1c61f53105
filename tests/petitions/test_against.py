"""A complaint about the land manager came by the website, which asks nobody about whom it is."""

from datetime import date, timedelta

import pytest

from tamga.accounts.enums import Role
from tamga.journal.models import Event
from tamga.organizations.actions import appoint, end_holding
from tamga.petitions.actions import (
    WrongStep,
    propose,
    publish,
    receive,
    route,
    route_by_rule,
    set_against,
    set_rule,
)
from tamga.petitions.enums import FOR_CITIZENS, Kind, State, StepKind
from tamga.petitions.models import Petition, PublishedAnswer, StandingRule
from tamga.petitions.queries import routing_of, visible_to
from tamga.petitions.queries.against import BEFORE, complained_of
from tamga.petitions.queries.standing import rule_for
from tests.petitions.letters import AT, MONDAY, letter
from tests.petitions.published import answered, prepared, seen
from tests.stories import Soum, hire


@pytest.fixture
def land(suld: Soum) -> Soum:
    """Ганаа manages the land."""
    hire(suld, "ganaa", "Ганаа", Role.OFFICIAL, "land_manager")
    return suld


def complaint(soum: Soum, **more) -> Petition:
    told = letter(kind=Kind.COMPLAINT, **more)
    return receive(soum.unit, told, by=None, at=AT).petition


def say(soum: Soum, petition: Petition, post: str | None, **more) -> Petition:
    """Уранчимэг says whom it is about."""
    told = {"against": soum.posts[post] if post else None, "by": soum.people["uranchimeg"], **more}
    return set_against(petition, at=AT, **told)


def ruled(soum: Soum) -> StandingRule:
    post = soum.posts["land_manager"]
    return set_rule(soum.unit, lead=post, ground="А/12", by=soum.people["mandakh"], at=AT)


def test_no_rule_gives_a_complaint_on_before_somebody_said_whom_it_is_about(land: Soum):
    rule, petition, clerk = ruled(land), complaint(land), land.people["uranchimeg"]
    assert rule_for(petition, on=MONDAY).but == "unasked"
    with pytest.raises(WrongStep):
        route_by_rule(petition, seen=rule.pk, by=clerk, at=AT)
    propose(petition, lead=land.posts["land_manager"], by=clerk, at=AT)
    petition.refresh_from_db()
    assert petition.state == State.PROPOSED, "the head looks at it"

    of_nobody = say(land, complaint(land), None)
    assert rule_for(of_nobody, on=MONDAY).but == ""
    named = say(land, complaint(land), "land_manager")
    assert rule_for(named, on=MONDAY).but == "against"
    other = receive(land.unit, letter(), by=None, at=AT).petition
    assert rule_for(other, on=MONDAY).but == "", "of a complaint alone"


def test_from_the_one_complained_of_it_goes_back_at_once(land: Soum):
    petition, ganaa = complaint(land), land.people["ganaa"]
    route(petition, lead=land.posts["land_manager"], by=land.people["mandakh"], at=AT)
    assert petition in visible_to(ganaa, on=MONDAY)
    say(land, petition, "land_manager")
    petition.refresh_from_db()
    assert (petition.state, routing_of(petition)) == (State.RECEIVED, None)
    assert petition not in visible_to(ganaa, on=MONDAY)
    office = [step.kind for step in petition.steps.all() if step.kind not in FOR_CITIZENS]
    assert office == [StepKind.AGAINST, StepKind.SENT_BACK]


def test_helping_or_holding_the_post_that_answers_is_answering_too(land: Soum):
    head, finance = land.people["mandakh"], land.posts["finance_head"]
    helps, acts, apart = (complaint(land) for _each in range(3))
    route(helps, lead=finance, others=[land.posts["land_manager"]], by=head, at=AT)
    appoint(land.posts["deputy_governor"], land.people["ganaa"], starts_on=date(2026, 1, 5),
            acting=True, order="А/5", by=None, at=AT)  # fmt: skip
    propose(acts, lead=land.posts["deputy_governor"], by=head, at=AT)
    route(apart, lead=finance, by=head, at=AT)
    for petition in (helps, acts, apart):
        say(land, petition, "land_manager")
        petition.refresh_from_db()
    states = [petition.state for petition in (helps, acts, apart)]
    assert states == [State.RECEIVED, State.RECEIVED, State.ROUTED]


def test_the_journal_names_no_post_for_those_complained_of_may_read_it(land: Soum):
    say(land, complaint(land), "records_officer")
    event = Event.everything.get(code="petition.against")
    assert "records_officer" not in str(event.data)


def test_said_twice_changes_nothing_and_the_second_of_two_is_told(land: Soum):
    petition = complaint(land)
    for _press in range(2):
        say(land, petition, "land_manager", seen=None)
    assert petition.steps.filter(kind=StepKind.AGAINST).count() == 1
    for late in ("finance_head", None):
        with pytest.raises(WrongStep, match="дахин"):
            say(land, petition, late, seen=None)
    petition.refresh_from_db()
    assert petition.against == land.posts["land_manager"], "who was named is not shown it by a slip"
    say(land, petition, None, seen=land.posts["land_manager"].pk)
    petition.refresh_from_db()
    assert petition.against is None
    assert petition.steps.filter(kind=StepKind.AGAINST).last().detail == {"nobody": True}


def test_a_post_elsewhere_and_what_is_no_complaint_are_refused(land: Soum, tal: Soum):
    with pytest.raises(ValueError, match="биш"):
        set_against(complaint(land), against=tal.posts["finance_head"],
                    by=land.people["mandakh"], at=AT)  # fmt: skip
    application = receive(land.unit, letter(), by=None, at=AT).petition
    with pytest.raises(ValueError, match="гомдол"):
        say(land, application, "land_manager")


def test_what_stands_on_the_site_leaves_it(land: Soum):
    petition = answered(land, kind=Kind.COMPLAINT)
    publish(petition, seen=seen(prepared(land, petition)), by=land.people["mandakh"], at=AT)
    say(land, petition, "land_manager")
    petition.refresh_from_db()
    assert not PublishedAnswer.everything.exists()
    assert petition.state == State.CLOSED, "its answer stays"


@pytest.mark.parametrize(
    ("days", "hidden"),
    [(-1, True), (300, True), (BEFORE.days, True), (BEFORE.days + 1, False)],
)
def test_whoever_left_the_post_does_not_see_it_either(suld: Soum, days: int, hidden: bool):
    """Уранчимэг keeps the register still; the post of the records officer she left so many days
    before the complaint came, or the day after.
    """
    clerk, post = suld.people["uranchimeg"], suld.posts["records_officer"]
    end_holding(post.holdings.get(), ends_on=MONDAY - timedelta(days=days), by=None, at=AT)
    petition = complaint(suld, against=post)
    tomorrow = MONDAY + timedelta(days=2)
    assert visible_to(clerk, on=tomorrow).contains(petition) is not hidden
    assert (clerk.pk in complained_of([petition], on=tomorrow)[petition.pk]) is hidden
    assert visible_to(suld.people["mandakh"], on=tomorrow).contains(petition)


def test_whoever_takes_the_post_is_spared_from_the_day_they_hold_it(suld: Soum):
    clerk, post = suld.people["uranchimeg"], suld.posts["land_manager"]
    petition = complaint(suld, against=post)
    appoint(post, clerk, starts_on=date(2026, 12, 1), by=None, at=AT)  # Tuesday
    assert visible_to(clerk, on=date(2026, 11, 30)).contains(petition)
    assert not visible_to(clerk, on=date(2026, 12, 1)).contains(petition)


def test_a_body_complained_of_is_all_who_worked_in_it(suld: Soum):
    """Оюун led the finances until Friday and is given the letter at a new post."""
    finance = suld.posts["finance_head"]
    end_holding(finance.holdings.get(), ends_on=date(2026, 11, 20), by=None, at=AT)
    appoint(suld.posts["land_manager"], suld.people["oyun"], starts_on=MONDAY, by=None, at=AT)
    petition = complaint(suld, against=suld.posts["finance_unit"])
    route(petition, lead=suld.posts["land_manager"], by=suld.people["mandakh"], at=AT)
    assert finance in suld.posts["finance_unit"].members.all()
    assert not visible_to(suld.people["oyun"], on=MONDAY).contains(petition)
    other = complaint(suld)
    route(other, lead=suld.posts["land_manager"], by=suld.people["mandakh"], at=AT)
    assert visible_to(suld.people["oyun"], on=MONDAY).contains(other)
