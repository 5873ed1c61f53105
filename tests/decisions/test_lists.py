"""Who sees which decision, how it is found, and what is still missing."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tamga.decisions.actions import publish, send_down, write_script
from tamga.decisions.enums import FileKind, Missing
from tamga.decisions.models import Decision
from tamga.decisions.queries import (
    at_address,
    listed,
    missing_texts,
    public,
    visible_to,
    years_and_kinds,
)
from tamga.decisions.rules import Holds, missing
from tests.decisions.offices import (
    attached,
    drafted,
    evaluator,
    internal,
    numbered,
    provision,
    published,
)
from tests.stories import Soum, moment

AT = moment("2026-04-09")


def test_each_sees_what_is_theirs(suld: Soum, tal: Soum):
    shown = published(suld)
    draft, kept = drafted(suld), internal(suld)
    order = numbered(suld, kind="governor_order_b")
    people = suld.people
    every = {shown, draft, kept, order}
    assert set(visible_to(AnonymousUser())) == {shown} == set(public())
    assert set(visible_to(people["oyun"])) == {shown, draft, kept}
    assert set(visible_to(people["uranchimeg"])) == every
    assert set(visible_to(people["mandakh"])) == every
    assert set(visible_to(tal.people["solongo"])) == {shown}
    assert set(visible_to(evaluator(suld))) == {shown, draft, kept}


def test_somebody_who_left_sees_what_every_citizen_sees(suld: Soum):
    shown = published(suld)
    drafted(suld)
    oyun = suld.people["oyun"]
    oyun.is_active = False
    assert set(visible_to(oyun)) == {shown}


def test_what_is_sent_down_is_seen_below(suld: Soum, tal: Soum):
    decision = numbered(suld, unit=suld.unit.parent)
    line = provision(suld, decision)
    assert not visible_to(tal.people["solongo"]).exists()
    send_down(line, units=[tal.unit], by=None, at=AT)
    assert list(visible_to(tal.people["solongo"])) == [decision]
    assert not visible_to(suld.people["oyun"]).exists()


def test_there_is_no_default_to_forget(suld: Soum):
    assert not hasattr(Decision, "objects")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["А/2", "Б/1", "А/1"]),
        ({"kind": "governor_order_a"}, ["А/2", "А/1"]),
        ({"year": 2026}, ["А/2", "Б/1", "А/1"]),
        ({"year": 2025}, []),
        ({"state": "published"}, ["А/1"]),
        ({"words": "A-2"}, ["А/2"]),
        ({"words": "2026_A/1"}, ["А/1"]),
        ({"words": "2025_A/1"}, []),
        ({"words": "1"}, ["Б/1", "А/1"]),
        ({"words": "МОД"}, ["А/2", "Б/1", "А/1"]),
        ({"words": "% _"}, []),
    ],
)
def test_lists_are_narrowed(suld: Soum, asked: dict, found: list[str]):
    published(suld, "2026-04-07")
    numbered(suld, "2026-04-08", kind="governor_order_b")
    numbered(suld, "2026-04-09")
    user = suld.people["uranchimeg"]
    assert [each.number for each in listed(suld.unit, user=user, **asked)] == found


def test_citizens_choose_among_years_and_kinds(suld: Soum):
    published(suld)
    numbered(suld)
    published(suld, kind="khural_resolution")
    assert years_and_kinds(suld.unit) == [
        (2026, "governor_order_a", 1), (2026, "khural_resolution", 1),
    ]  # fmt: skip
    assert (2026, "governor_order_a", 2) in years_and_kinds(suld.unit, user=suld.people["oyun"])


def test_an_address_stays(suld: Soum):
    decision = published(suld)
    asked = {"kind": "governor_order_a", "year": 2026, "serial": 1}
    assert at_address(suld.unit, **asked).get() == decision
    assert at_address(suld.unit, **asked).filter(pk__in=public()).exists()
    assert not at_address(suld.unit, **{**asked, "serial": 2}).exists()


SCAN = frozenset({"cyrillic_scan"})
BOTH = SCAN | {"script_scan"}


@pytest.mark.parametrize(
    ("facts", "lacks"),
    [
        (Holds(date(2026, 4, 8), date(2025, 1, 1), True, True, BOTH, False), ()),
        (Holds(date(2024, 12, 31), date(2025, 1, 1), True, False, SCAN, False), ()),
        (
            Holds(date(2025, 1, 1), date(2025, 1, 1), True, False, SCAN, False),
            (Missing.SCRIPT_TEXT, Missing.SCRIPT_SCAN),
        ),
        (Holds(date(2026, 4, 8), None, True, False, SCAN, False), ()),
        (
            Holds(date(2026, 4, 8), None, False, False, frozenset(), True),
            (Missing.TEXT, Missing.CYRILLIC_SCAN, Missing.PUBLICATION),
        ),
    ],
)
def test_what_is_missing(facts: Holds, lacks: tuple):
    assert missing(facts) == lacks


def test_the_queue_empties_as_things_come(suld: Soum, django_assert_num_queries):
    decision, by = numbered(suld), suld.people["uranchimeg"]
    drafted(suld)
    for _ in range(4):
        internal(suld)
    with django_assert_num_queries(2):
        queue = missing_texts(suld.unit)
    assert len(queue) == 5
    mine = next(item for item in queue if item.decision == decision)
    assert mine.missing == (
        Missing.SCRIPT_TEXT, Missing.CYRILLIC_SCAN, Missing.SCRIPT_SCAN, Missing.PUBLICATION,
    )  # fmt: skip
    write_script(decision, script_text="ᠮᠣᠳᠤ", by=by, at=AT)
    attached(suld, decision, FileKind.CYRILLIC_SCAN)
    attached(suld, decision, FileKind.SCRIPT_SCAN)
    publish(decision, by=by, at=AT)
    assert decision not in {item.decision for item in missing_texts(suld.unit)}
