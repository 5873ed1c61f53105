"""One decision amends or repeals another, and both ends and every day know it."""

from datetime import date

import pytest

from tamga.decisions.actions import WrongState, amend, repeal, void_number
from tamga.decisions.enums import Force
from tamga.decisions.models import Decision, Relation
from tamga.decisions.queries import force_on, listed, with_force
from tamga.decisions.rules import Acts, force
from tests.decisions.offices import drafted, numbered, provision
from tests.stories import Soum, moment

AT = moment("2026-06-01")
FIRST, LATER = date(2026, 4, 8), date(2026, 6, 1)  # Wednesday, Monday


@pytest.mark.parametrize(
    ("facts", "on", "expected"),
    [
        (Acts(False, None), FIRST, Force.NOT_A_DECISION_YET),
        (Acts(True, LATER), FIRST, Force.NOT_YET),
        (Acts(True, FIRST), FIRST, Force.IN_FORCE),
        (Acts(True, None), FIRST, Force.IN_FORCE),  # printed without a day
        (Acts(True, FIRST, in_force_to=FIRST), FIRST, Force.IN_FORCE),
        (Acts(True, FIRST, in_force_to=FIRST), date(2026, 4, 9), Force.EXPIRED),
        (Acts(True, FIRST, repealed_on=LATER), date(2026, 5, 31), Force.IN_FORCE),
        (Acts(True, FIRST, repealed_on=LATER), LATER, Force.REPEALED),
        (Acts(True, FIRST, amended_on=LATER), LATER, Force.IN_FORCE_AMENDED),
        (Acts(True, FIRST, amended_on=LATER), FIRST, Force.IN_FORCE),
        (Acts(True, FIRST, amended_on=FIRST, repealed_on=LATER), LATER, Force.REPEALED),
        (Acts(True, FIRST, void=True, repealed_on=LATER), LATER, Force.VOID),
    ],
)
def test_in_force_is_a_question_of_the_day(facts: Acts, on: date, expected: Force):
    assert force(facts, on=on) == expected


def fresh(decision: Decision) -> Decision:
    return Decision.everything.get(pk=decision.pk)


def test_a_repeal_is_told_by_both_ends(suld: Soum):
    old, new = numbered(suld), numbered(suld, "2026-06-01")
    relation = repeal(new, old, effective_on=LATER, by=suld.people["bolormaa"], at=AT)
    assert repeal(new, old, effective_on=LATER, by=suld.people["bolormaa"], at=AT) == relation
    assert (list(new.acts_on.all()), list(old.acted_on_by.all())) == ([relation], [relation])
    assert force_on(fresh(old), on=date(2026, 5, 31)) == Force.IN_FORCE
    assert force_on(fresh(old), on=LATER) == Force.REPEALED


def test_a_void_decision_repeals_nothing(suld: Soum):
    old, new = numbered(suld), numbered(suld, "2026-06-01")
    repeal(new, old, effective_on=LATER, by=suld.people["bolormaa"], at=AT)
    void_number(new, reason="Давхардсан", by=suld.people["mandakh"], at=AT)
    assert force_on(fresh(old), on=LATER) == Force.IN_FORCE


def test_repealing_one_provision_amends_the_whole(suld: Soum):
    old, new = numbered(suld), numbered(suld, "2026-06-01")
    part = provision(suld, old)
    repeal(new, old, provision=part, effective_on=LATER, by=suld.people["bolormaa"], at=AT)
    assert force_on(fresh(old), on=LATER) == Force.IN_FORCE_AMENDED


def test_what_makes_no_sense_is_refused(suld: Soum, tal: Soum):
    bolormaa = suld.people["bolormaa"]
    old, new = numbered(suld), numbered(suld, "2026-06-01")
    with pytest.raises(ValueError, match="itself"):
        amend(new, new, effective_on=LATER, by=bolormaa, at=AT)
    with pytest.raises(WrongState, match="no number yet"):
        amend(drafted(suld), old, effective_on=LATER, by=bolormaa, at=AT)
    with pytest.raises(ValueError, match="wasn't signed yet"):
        amend(new, old, effective_on=date(2026, 4, 7), by=bolormaa, at=AT)
    with pytest.raises(ValueError, match="another decision"):
        amend(new, old, provision=provision(suld, new), effective_on=LATER, by=bolormaa, at=AT)
    tal.people |= suld.people
    with pytest.raises(ValueError, match="same unit or one above"):
        amend(numbered(tal), old, effective_on=LATER, by=bolormaa, at=AT)
    assert not Relation.everything.exists()


def test_the_aimag_may_repeal_what_the_soum_ordered(suld: Soum):
    old = numbered(suld)
    above = numbered(suld, "2026-06-01", unit=suld.unit.parent)
    repeal(above, old, effective_on=LATER, by=suld.people["bolormaa"], at=AT)
    assert force_on(fresh(old), on=LATER) == Force.REPEALED


def test_a_list_knows_the_force_of_each_without_asking_again(suld: Soum, django_assert_num_queries):
    old, new = numbered(suld), numbered(suld, "2026-06-01")
    amend(new, old, effective_on=LATER, by=suld.people["bolormaa"], at=AT)
    for _ in range(5):
        numbered(suld)
    with django_assert_num_queries(2):
        lines = with_force(listed(suld.unit, user=suld.people["uranchimeg"], year=2026), on=LATER)
        found = {line.decision.number: line.force for line in lines}
    assert found["А/1"] == Force.IN_FORCE_AMENDED
    assert found["А/3"] == Force.IN_FORCE
