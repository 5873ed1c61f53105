"""Who tries the demo finds decisions in every state, and what the aimag has ordered."""

from datetime import date

import pytest
from django.test import Client

from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.decisions.enums import Force, State
from tamga.decisions.models import Assignment, Decision
from tamga.decisions.queries import force_on, missing_texts, not_assigned, provisions_on_control
from tamga.demo.decision_texts import AIMAG_DECISIONS, COUNT, SOUM_DECISIONS, WASTE
from tamga.demo.decisions import decide
from tamga.kernel.mongolian.personal import find_personal
from tamga.organizations.models import Unit
from tests.stories import Soum, hire, make_aimag, make_soum, moment

NOW = moment("2026-11-20", "09:00")  # Friday, before the hour at which the story's days are told
TODAY = date(2026, 11, 20)


@pytest.fixture
def told(db: None) -> Soum:
    """The demo's soum and its neighbour, with the people who decide there."""
    aimag = make_aimag()
    soum = make_soum("demo", "Алтанхөндий сум", aimag=aimag, default=True)
    make_soum("tal", "Тал сум", aimag=aimag)
    hire(soum, "medee", "Болормаа", Role.CONTENT_OFFICER, "admin_legal_specialist")
    hire(soum, "arhiv", "Уранчимэг", Role.RECORDS_OFFICER, "records_officer")
    hire(soum, "darga", "Мандах", Role.OFFICE_HEAD, "office_head")
    hire(soum, "aimag", "Туяа", Role.AIMAG_EVALUATOR, unit=aimag)
    units = {unit.slug: unit for unit in Unit.objects.filter(slug__in=["demo", "tal", "naran"])}
    decide(units, {user.username: user for user in User.objects.all()}, at=NOW)
    return soum


def test_there_is_one_in_every_state(told: Soum):
    states = set(Decision.everything.filter(unit=told.unit).values_list("state", flat=True))
    assert states == {State.DRAFT, State.IN_REVIEW, State.NUMBERED, State.PUBLISHED, State.INTERNAL}
    by_title = {each.title: each for each in Decision.everything.filter(unit=told.unit)}
    assert force_on(by_title[COUNT], on=TODAY) == Force.REPEALED
    assert force_on(by_title[WASTE], on=TODAY) == Force.IN_FORCE_AMENDED
    assert missing_texts(told.unit), "the queue has something to do"


def test_nothing_in_it_happens_in_the_future(told: Soum):
    for decision in Decision.everything.all():
        assert decision.drafted_at <= NOW
        assert decision.signed_on is None or decision.signed_on <= TODAY
        assert decision.published_at is None or decision.published_at <= NOW


def test_the_aimags_are_sent_down_and_most_are_assigned(told: Soum):
    on_control = provisions_on_control(told.unit, on=TODAY)
    assert len(on_control) == sum(len(each.ordered) for each in AIMAG_DECISIONS)
    assert Assignment.everything.filter(unit__slug="tal").count() == len(on_control)
    assert not_assigned(told.unit, on=TODAY).count() == 1
    assert Assignment.everything.filter(unit=told.unit, links__isnull=False).distinct().count() == (
        len(on_control) - 1
    )


def test_a_citizen_sees_the_published_ones_and_no_phone(told: Soum):
    text = Client().get("/decisions/").text
    for each in SOUM_DECISIONS:
        assert (each.title in text) == (each.ends in {"published", "cleared"}), each.title
    decision = Decision.everything.get(
        title=next(each.title for each in SOUM_DECISIONS if each.ends == "cleared")
    )
    page = Client().get(f"/decisions/{decision.kind_id}/2026/{decision.entry.number}/").text
    (found,) = find_personal(decision.text)
    assert found.masked in page
    assert decision.text[found.start : found.end] not in page
