"""The power was gone for two days: Uranchimeg numbered on paper and enters it afterwards."""

from datetime import date

import pytest

from tamga.registers.actions import enter_afterwards, open_register
from tamga.registers.actions.afterwards import NumbersMissing, NumbersTaken
from tamga.registers.models import Entry, Register
from tamga.registers.queries import entries, gaps
from tests.registers.test_numbers import KIND, numbered
from tests.stories import Soum, moment

MONDAY = moment("2026-04-13")


def enter(soum: Soum, *numbers: int, **more) -> list[Entry]:
    return enter_afterwards(
        soum.unit,
        kind=KIND,
        year=2026,
        numbers=numbers,
        **{
            "numbered_on": date(2026, 4, 11),  # Saturday
            "reason": "Цахилгаан тасарсан",
            "by": soum.people["uranchimeg"],
            "at": MONDAY,
            **more,
        },
    )


def test_the_register_goes_on_after_what_was_entered(suld: Soum):
    numbered(suld)
    first, second = enter(suld, 3, 2)
    assert (first.number, second.number) == (2, 3)
    assert first.entered_afterwards
    assert first.afterwards_why == "Цахилгаан тасарсан"
    assert first.numbered_on == date(2026, 4, 11)
    assert first.taken_at == MONDAY
    assert numbered(suld, "2026-04-13").number == 4
    assert gaps(Register.everything.get()) == []


def test_it_may_open_a_register_too(suld: Soum):
    assert [entry.number for entry in enter(suld, 1, 2)] == [1, 2]


def test_a_gap_is_named_and_nothing_is_entered(suld: Soum):
    numbered(suld)
    with pytest.raises(NumbersMissing, match=r"goes on with 2; missing: 2, 4–6\."):
        enter(suld, 3, 7)
    assert Entry.everything.count() == 1
    assert numbered(suld).number == 2


def test_a_number_spoiled_on_paper_is_no_gap(suld: Soum):
    numbered(suld)
    enter(suld, 2, 4, spoiled={3: "Бичилт гарсан"})
    book = list(entries(suld.unit, kind=KIND, year=2026))
    assert [(entry.number, entry.void_why) for entry in book] == [
        (1, ""), (2, ""), (3, "Бичилт гарсан"), (4, ""),
    ]  # fmt: skip
    assert book[2].voided_by == suld.people["uranchimeg"]


def test_no_number_is_given_twice(suld: Soum):
    """While she wrote on paper, the head's computer on a battery had given 2 and 3 already."""
    for _ in range(3):
        numbered(suld)
    with pytest.raises(NumbersTaken, match=r"2–3\.$"):
        enter(suld, 2, 3, 4)
    assert Entry.everything.count() == 3


def test_numbers_before_the_register_began_stay_on_paper(suld: Soum):
    open_register(suld.unit, kind=KIND, year=2026, first=94, by=None, at=MONDAY)
    with pytest.raises(ValueError, match="begins with 94; these come before it: 92–93"):
        enter(suld, 92, 93, 94)


@pytest.mark.parametrize(
    ("numbers", "more", "message"),
    [
        ((), {}, "at least one"),
        ((0,), {}, "from 1"),
        ((10**9,), {}, "from 1"),
        ((1, 1), {}, "twice"),
        ((1,), {"reason": " "}, "needs a reason"),
        ((1,), {"spoiled": {2: ""}}, "needs a reason"),
        ((1,), {"numbered_on": date(2025, 12, 31)}, "2026"),
        ((1,), {"numbered_on": date(2026, 4, 14)}, "has come"),  # tomorrow
    ],
)
def test_what_makes_no_sense_is_refused_whole(suld: Soum, numbers, more, message):
    with pytest.raises(ValueError, match=message):
        enter(suld, *numbers, **more)
    assert not Entry.everything.exists()
