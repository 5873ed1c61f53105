"""Uranchimeg gives numbers: one after the other, a void one stays, nobody can take one away."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tamga.journal.models import Event
from tamga.registers.actions import open_register, take, void
from tamga.registers.actions.numbers import RegisterInUse
from tamga.registers.models import Entry, Register
from tamga.registers.queries import entries, gaps, next_number, registers_of
from tamga.registers.rules import Stretch, named, stretches
from tamga.registers.rules import gaps as gaps_between
from tests.duties.test_at_once import at_once
from tests.stories import Soum, moment

KIND = "governor_order_a"
FRIDAY = moment("2026-04-10")


def numbered(soum: Soum, day: str = "2026-04-10", kind: str = KIND) -> Entry:
    """The next number of 2026, by Uranchimeg."""
    return take(
        soum.unit,
        kind=kind,
        year=2026,
        by=soum.people["uranchimeg"],
        at=moment(day),
        on=date.fromisoformat(day),
    )


def test_a_register_is_opened_by_its_first_number(suld: Soum):
    assert next_number(suld.unit, kind=KIND, year=2026) == 1
    assert [numbered(suld).number for _ in range(3)] == [1, 2, 3]
    register = registers_of(suld.unit, year=2026).get()
    assert (register.first_number, register.next_number) == (1, 4)
    assert gaps(register) == []


def test_a_register_begins_where_the_paper_one_ended(suld: Soum):
    """Since January orders were numbered on paper; the system takes over with 94."""
    people = suld.people
    opened = open_register(
        suld.unit, kind=KIND, year=2026, first=94, by=people["uranchimeg"], at=FRIDAY
    )
    assert numbered(suld).number == 94
    assert gaps(Register.everything.get(pk=opened.pk)) == []
    with pytest.raises(RegisterInUse):
        open_register(suld.unit, kind=KIND, year=2026, first=1, by=None, at=FRIDAY)


def test_a_first_number_is_put_right_until_a_number_is_taken(suld: Soum):
    open_register(suld.unit, kind=KIND, year=2026, first=49, by=None, at=FRIDAY)
    open_register(suld.unit, kind=KIND, year=2026, first=94, by=None, at=FRIDAY)
    assert numbered(suld).number == 94


@pytest.mark.parametrize("first", [0, -3, 10**7])
def test_no_register_begins_with_nonsense(suld: Soum, first: int):
    with pytest.raises(ValueError, match="begins"):
        open_register(suld.unit, kind=KIND, year=2026, first=first, by=None, at=FRIDAY)


def test_each_kind_unit_and_year_counts_for_itself(suld: Soum, tal: Soum):
    numbered(suld)
    assert numbered(suld, kind="governor_order_b").number == 1
    solongo = tal.people["solongo"]
    assert take(
        tal.unit, kind=KIND, year=2026, by=solongo, at=FRIDAY, on=date(2026, 4, 10)
    ).number == 1  # fmt: skip
    assert take(
        suld.unit, kind=KIND, year=2025, by=None, at=FRIDAY, on=date(2026, 4, 10)
    ).number == 1  # fmt: skip


def test_a_number_of_next_year_is_refused(suld: Soum):
    with pytest.raises(ValueError, match="2027"):
        take(suld.unit, kind=KIND, year=2027, by=None, at=FRIDAY, on=date(2026, 4, 10))
    assert not Register.everything.exists()


def test_what_comes_to_nothing_gives_its_number_back(suld: Soum):
    """The order behind number 2 can't be saved: the next one gets 2."""
    numbered(suld)
    with transaction.atomic():
        assert numbered(suld).number == 2
        transaction.set_rollback(True)
    assert numbered(suld).number == 2


def test_a_void_number_keeps_person_and_reason_and_is_never_given_again(suld: Soum):
    entry = numbered(suld)
    uranchimeg = suld.people["uranchimeg"]
    assert void(entry, reason="Буруу бүртгэсэн", by=uranchimeg, at=moment("2026-04-13"))
    assert not void(entry, reason="дахин", by=suld.people["mandakh"], at=moment("2026-04-14"))
    entry.refresh_from_db()
    assert (entry.void_why, entry.voided_by) == ("Буруу бүртгэсэн", uranchimeg)
    assert numbered(suld).number == 2
    assert [e.number for e in entries(suld.unit, kind=KIND, year=2026)] == [1, 2]
    with pytest.raises(ValueError, match="reason"):
        void(numbered(suld), reason="  ", by=uranchimeg, at=FRIDAY)


def test_the_journal_tells_of_numbers_and_not_of_reasons(suld: Soum):
    entry = numbered(suld)
    void(entry, reason="Иргэн Доржийн нэр буруу", by=suld.people["uranchimeg"], at=FRIDAY)
    told = {event.code: event.data for event in Event.everything.filter(unit_id=suld.unit.pk)}
    assert told["number.voided"] == {"kind": KIND, "year": 2026, "number": 1}
    assert "Дорж" not in str(told)


def test_the_database_keeps_every_number(suld: Soum):
    """Somebody with SQL wants number 1 gone, or another, or brought back from the void."""
    entry = numbered(suld)
    for statement in (
        "DELETE FROM registers_entry",
        "UPDATE registers_entry SET number = 7",
        "UPDATE registers_entry SET register_id = register_id + 1",
    ):
        with (
            pytest.raises(Exception, match="a number that was given stays"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    void(entry, reason="Алдаа", by=suld.people["uranchimeg"], at=FRIDAY)
    with (
        pytest.raises(Exception, match="a number that was given stays"),
        transaction.atomic(),
    ):
        Entry.everything.filter(pk=entry.pk).update(voided_at=None, voided_by=None, void_why="")


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"number": 1}, "a_number_is_given_once"),
        ({"number": 0}, "numbers_begin_with_one"),
        ({"number": 2, "entered_afterwards": True}, "entered_afterwards_says_why"),
        ({"number": 2, "afterwards_why": "x"}, "entered_afterwards_says_why"),
        ({"number": 2, "voided_at": FRIDAY, "void_why": "x"}, "voided_at_by_and_why_go_together"),
        ({"number": 2, "void_why": "x"}, "voided_at_by_and_why_go_together"),
    ],
)
def test_the_database_refuses_half_a_fact(suld: Soum, wrong: dict, constraint: str):
    entry = numbered(suld)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Entry.everything.create(
            unit=suld.unit,
            register=entry.register,
            numbered_on=date(2026, 4, 10),
            taken_at=FRIDAY,
            **wrong,
        )


def test_two_who_open_a_register_at_the_same_moment_share_it(suld_committed: Soum):
    at_once(*[lambda: numbered(suld_committed)] * 8)
    found = list(entries(suld_committed.unit, kind=KIND, year=2026))
    assert [entry.number for entry in found] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_gaps_are_named():
    assert gaps_between([3, 5, 9], first=1) == [Stretch(1, 2), Stretch(4, 4), Stretch(6, 8)]
    assert gaps_between([], first=1) == []
    assert gaps_between([1, 2], first=3) == []
    assert named(stretches([8, 6, 4, 7, 4])) == "4, 6–8"
