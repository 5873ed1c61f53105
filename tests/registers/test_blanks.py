"""Numbered blank forms of both scripts: received, used, spoiled, never lost."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tamga.registers.actions import receive_blanks, spoil_blank, use_blank
from tamga.registers.actions.blanks import BlankGone
from tamga.registers.enums import Script
from tamga.registers.models import Blank, BlankSeries
from tamga.registers.queries import blank_counts, next_blank, spoiled_blanks
from tests.registers.test_numbers import numbered
from tests.stories import Soum, moment

FRIDAY = moment("2026-04-10")


def received(soum: Soum, first: int = 101, last: int = 150, **more) -> BlankSeries:
    return receive_blanks(
        soum.unit,
        **{
            "script": Script.CYRILLIC,
            "series": "АА",
            "first": first,
            "last": last,
            "received_on": date(2026, 1, 12),
            "by": soum.people["uranchimeg"],
            "at": FRIDAY,
            **more,
        },
    )


def test_used_and_spoiled_ones_are_counted(suld: Soum):
    series, uranchimeg = received(suld), suld.people["uranchimeg"]
    entry = numbered(suld)
    use_blank(series, number=101, entry=entry, by=uranchimeg, at=FRIDAY)
    use_blank(series, number=101, entry=entry, by=uranchimeg, at=FRIDAY)  # pressed twice
    spoil_blank(series, number=102, reason="Бэх асгарсан", by=uranchimeg, at=FRIDAY)
    count = blank_counts(suld.unit)[0]
    assert (count.received, count.used, count.spoiled, count.left) == (50, 1, 1, 48)
    assert next_blank(series) == 103
    assert [(b.number, b.spoiled_why) for b in spoiled_blanks(suld.unit)] == [(102, "Бэх асгарсан")]


def test_both_scripts_have_series_of_their_own(suld: Soum, tal: Soum):
    received(suld)
    received(suld, script=Script.MONGOL)
    received(suld, series="ББ")
    assert len(blank_counts(suld.unit)) == 3
    assert blank_counts(tal.unit) == []


def test_a_box_is_received_once(suld: Soum):
    received(suld)
    with pytest.raises(ValueError, match="received before"):
        received(suld, 150, 199)
    with pytest.raises(IntegrityError, match="a_blank_is_received_once"), transaction.atomic():
        BlankSeries.everything.create(
            unit=suld.unit, script=Script.CYRILLIC, series="АА", first=150, last=199,
            received_on=date(2026, 4, 10), received_at=FRIDAY,
        )  # fmt: skip
    received(suld, 151, 199)


def test_a_form_ends_once(suld: Soum):
    series, uranchimeg = received(suld), suld.people["uranchimeg"]
    spoil_blank(series, number=101, reason="Урагдсан", by=uranchimeg, at=FRIDAY)
    with pytest.raises(BlankGone, match="101 is spoiled already"):
        use_blank(series, number=101, entry=numbered(suld), by=uranchimeg, at=FRIDAY)
    use_blank(series, number=102, entry=numbered(suld), by=uranchimeg, at=FRIDAY)
    with pytest.raises(BlankGone, match="102 is used already"):
        use_blank(series, number=102, entry=numbered(suld), by=uranchimeg, at=FRIDAY)
    with pytest.raises(BlankGone, match="isn't of the series"):
        spoil_blank(series, number=151, reason="x", by=uranchimeg, at=FRIDAY)
    with pytest.raises(ValueError, match="needs a reason"):
        spoil_blank(series, number=103, reason="", by=uranchimeg, at=FRIDAY)


def test_a_form_of_suld_is_not_used_for_a_number_of_tal(suld: Soum, tal: Soum):
    series = received(suld)
    tal.people["uranchimeg"] = tal.people["solongo"]
    with pytest.raises(ValueError, match="another unit"):
        use_blank(series, number=101, entry=numbered(tal), by=suld.people["uranchimeg"], at=FRIDAY)


@pytest.mark.parametrize(("first", "last"), [(0, 5), (9, 8), (-4, 4), (1, 10**9)])
def test_a_series_runs_forward(suld: Soum, first: int, last: int):
    with pytest.raises(ValueError, match="run from"):
        received(suld, first, last)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"spoiled_at": FRIDAY, "spoiled_why": "x"},
        {"used_at": FRIDAY},
    ],
)
def test_the_database_refuses_half_a_fact(suld: Soum, wrong: dict):
    series = received(suld)
    constraint = "a_blank_is_used_or_spoiled_with_a_reason"
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Blank.everything.create(unit=suld.unit, series=series, number=101, **wrong)
