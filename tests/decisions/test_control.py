"""A provision stays on control until a named decision takes it off; nothing else does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.decisions.actions import (
    WrongState,
    add_provision,
    repeal,
    send_down,
    take_off_control,
    void_number,
)
from tamga.decisions.models import Decision, Provision
from tamga.decisions.queries import (
    is_on_control,
    provisions_controlled_by,
    provisions_on_control,
    tree_of,
)
from tamga.decisions.rules import Control, on_control, same_provision
from tamga.journal.models import Event
from tamga.kernel.schedules import Kind, Schedule
from tests.decisions.offices import drafted, numbered, provision
from tests.stories import Soum, moment

AT = moment("2026-12-14")
SIGNED, LATER = date(2026, 4, 8), date(2026, 12, 14)  # Wednesday, Monday


@pytest.mark.parametrize(
    ("facts", "on", "expected"),
    [
        (Control(True, True, SIGNED), date(2026, 4, 7), False),
        (Control(True, True, SIGNED), SIGNED, True),
        (Control(True, True, SIGNED), date(2029, 1, 1), True),  # carried over and over
        (Control(True, True, None), SIGNED, True),  # printed without a day
        (Control(False, True, SIGNED), LATER, False),  # a heading
        (Control(True, False, SIGNED), LATER, False),  # a draft
        (Control(True, True, SIGNED, void=True), LATER, False),
        (Control(True, True, SIGNED, taken_off_on=LATER), date(2026, 12, 13), True),
        (Control(True, True, SIGNED, taken_off_on=LATER), LATER, False),
        (Control(True, True, SIGNED, repealed_on=LATER), date(2026, 12, 13), True),
        (Control(True, True, SIGNED, repealed_on=LATER), LATER, False),
    ],
)
def test_the_rule(facts: Control, on: date, expected: bool):
    assert on_control(facts, on=on) is expected


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@given(st.builds(Control, st.just(True), st.just(True), DAYS, st.just(False), DAYS | st.none(),
                 DAYS | st.none()), DAYS)  # fmt: skip
def test_once_off_control_it_never_comes_back(facts: Control, on: date):
    begun = facts.signed_on is not None and facts.signed_on <= on
    if begun and not on_control(facts, on=on):
        assert not on_control(facts, on=on + timedelta(days=1))


def of(soum: Soum, decision: Decision, text: str = "Мод тарих.", **more) -> Provision:
    """A provision that is sent down to the soum itself."""
    made = provision(soum, decision, text, **more)
    send_down(made, units=[soum.unit], by=soum.people["bolormaa"], at=AT)
    return made


def test_it_carries_over_into_the_next_year_until_it_is_taken_off(suld: Soum):
    made = of(suld, numbered(suld))
    for on in (SIGNED, date(2026, 12, 31), date(2027, 6, 25)):
        assert list(provisions_on_control(suld.unit, on=on)) == [made]
    off = numbered(suld, "2026-12-14")
    assert take_off_control(made, decision=off, by=suld.people["mandakh"], at=AT)
    assert not take_off_control(made, decision=off, by=suld.people["mandakh"], at=AT)
    assert list(provisions_on_control(suld.unit, on=date(2026, 12, 13))) == [made]
    assert not provisions_on_control(suld.unit, on=LATER).exists()
    assert made.taken_off_by_decision == off
    told = Event.everything.get(code="provision.taken_off_control")
    assert told.data == {"on": "2026-12-14", "other": "А/2"}


def test_only_a_decision_that_stands_and_comes_later_takes_it_off(suld: Soum, tal: Soum):
    made, mandakh = of(suld, numbered(suld)), suld.people["mandakh"]
    with pytest.raises(WrongState, match="no number yet"):
        take_off_control(made, decision=drafted(suld), by=mandakh, at=AT)
    with pytest.raises(ValueError, match="wasn't signed yet"):
        take_off_control(made, decision=numbered(suld, "2026-04-07"), by=mandakh, at=AT)
    tal.people |= suld.people
    with pytest.raises(ValueError, match="same unit or one above"):
        take_off_control(made, decision=numbered(tal, "2026-12-14"), by=mandakh, at=AT)
    void = numbered(suld, "2026-12-14")
    void_number(void, reason="Давхардсан", by=mandakh, at=AT)
    with pytest.raises(WrongState, match="void"):
        take_off_control(made, decision=void, by=mandakh, at=AT)
    made.refresh_from_db()
    assert made.taken_off_on is None


def test_the_query_says_what_the_rule_says(suld: Soum):
    """Every way of being on control or off it, on days around each change."""
    people = suld.people
    of(suld, numbered(suld))
    of(suld, numbered(suld), "Гарчиг", controlled=True)
    provision(suld, numbered(suld), "Гарчиг", controlled=False)
    provision(suld, drafted(suld))
    off = numbered(suld, "2026-12-14")
    take_off_control(of(suld, numbered(suld)), decision=off, by=people["mandakh"], at=AT)
    void_off = numbered(suld, "2026-12-14")
    take_off_control(of(suld, numbered(suld)), decision=void_off, by=people["mandakh"], at=AT)
    void_number(void_off, reason="Давхардсан", by=people["mandakh"], at=AT)
    repealed = numbered(suld)
    part, other = provision(suld, repealed), provision(suld, repealed)
    repeal(off, repealed, provision=part, effective_on=LATER, by=people["mandakh"], at=AT)
    whole = numbered(suld)
    provision(suld, whole)
    repeal(off, whole, effective_on=LATER, by=people["mandakh"], at=AT)
    void = numbered(suld)
    provision(suld, void)
    void_number(void, reason="Давхардсан", by=people["mandakh"], at=AT)

    for on in (date(2026, 4, 7), SIGNED, date(2026, 12, 13), LATER, date(2027, 1, 1)):
        by_query = set(provisions_controlled_by(suld.unit, on=on).values_list("pk", flat=True))
        everything = Provision.everything.select_related(
            "decision__entry", "taken_off_by_decision__entry"
        )
        assert by_query == {each.pk for each in everything if is_on_control(each, on=on)}, on
    assert is_on_control(Provision.everything.get(pk=other.pk), on=LATER)
    assert not is_on_control(Provision.everything.get(pk=part.pk), on=LATER)


def test_a_list_asks_the_same_few_queries_whatever_its_length(
    suld: Soum, django_assert_num_queries
):
    for _ in range(4):
        of(suld, numbered(suld))
    with django_assert_num_queries(1):
        found = list(provisions_on_control(suld.unit, on=LATER))
        assert [each.decision.kind.group_name for each in found] == ["Засаг даргын захирамж"] * 4


def test_provisions_stand_as_a_tree_with_their_printed_numbers(suld: Soum):
    decision = numbered(suld)
    two = provision(suld, decision, "Хоёр. Сумдын Засаг дарга нарт:", controlled=False)
    first = provision(
        suld, decision, "Хяналт тавих.", parent=two, number_printed="24. 2.11.",
        schedules=[Schedule(kind=Kind.HALF_YEARLY)], responsible_text="сумдын Засаг дарга",
    )  # fmt: skip
    third = provision(suld, decision, "Гурав.", controlled=False)
    found = [(depth, each.pk) for depth, each in tree_of(decision.pk)]
    assert found == [(0, two.pk), (1, first.pk), (0, third.pk)]
    assert first.number_printed == "24. 2.11."
    assert Schedule.from_json(first.schedules[0]).kind == Kind.HALF_YEARLY


def test_a_provision_that_makes_no_sense_is_refused(suld: Soum):
    decision, bolormaa = numbered(suld), suld.people["bolormaa"]
    other = provision(suld, numbered(suld))
    for wrong, message in (
        ({"text": " "}, "needs a text"),
        ({"text": "x", "parent": other}, "another decision"),
        ({"text": "x", "valid_from": LATER, "valid_to": SIGNED}, "end before it begins"),
        ({"text": "x", "windows": [(LATER, SIGNED)]}, "due before it opens"),
    ):
        with pytest.raises(ValueError, match=message):
            add_provision(decision, by=bolormaa, at=AT, **wrong)
    assert decision.provisions.count() == 0


TREES, ARCHIVE = "Мод тарих ажлыг зохион байгуулах", "Архив, албан хэрэг хөтлөх"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("1.", TREES), ("1", TREES), True),
        (("1", TREES), ("1", TREES.replace("тар", "тap")), True),  # Latin a, p
        (("1", TREES), ("1", TREES[:-1]), True),
        (("1", TREES), ("2", TREES), False),
        (("1", TREES), ("1", ARCHIVE), False),
    ],
)
def test_printed_provisions_meet_by_number_and_words(one, other, same):
    assert same_provision(*one, *other) is same
