"""Scores, their bands, and what they come to."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.kernel.scales import DEFAULT, Band, Scale, band_of, five_point, rounded, summary


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (100, "effective"),
        (90, "certain_result"),
        (70, "certain_result"),
        (50, "intensify"),
        (30, "intensify"),
        (0, "no_result"),
    ],
)
def test_bands(score, band):
    assert band_of(score) == band


@pytest.mark.parametrize("score", [-1, 1, 65, 99, 101, 170])
def test_what_the_scale_has_not_has_no_band(score):
    with pytest.raises(ValueError, match="is no score"):
        band_of(score)


@pytest.mark.parametrize(
    ("counts", "mean"),
    [
        ({100: 14, 70: 34, 30: 4, None: 5}, "75"),
        ({100: 50, 70: 21, 30: 19}, "78.22"),
        ({0: 3}, "0"),
        ({100: 1, 70: 1, 0: 1}, "56.67"),
        ({50: 1, 30: 7}, "32.5"),
        ({None: 4}, None),
        ({}, None),
    ],
)
def test_the_mean_is_of_the_scored_alone(counts, mean):
    scores = [score for score, count in counts.items() for _ in range(count)]

    found = summary(scores)

    assert found.total == len(scores)
    assert found.not_due == counts.get(None, 0)
    assert found.effective == counts.get(100, 0)
    shown = None if found.mean is None else rounded(found.mean)
    assert shown == (None if mean is None else Decimal(mean))


def test_what_is_missing_is_counted_and_is_no_zero():
    found = summary([100, None], missing=2)

    assert (found.total, found.missing, found.not_due, found.mean) == (4, 2, 1, Decimal(100))


def test_rounded_half_up_and_the_mean_kept_exact():
    assert rounded(Decimal("72.125")) == Decimal("72.13")
    mean = summary([70, 70, 30]).mean
    assert mean is not None
    assert mean * 3 == Decimal(170) or abs(mean * 3 - 170) < Decimal("1e-20")


def test_five_points():
    assert rounded(five_point(Decimal("65.22"))) == Decimal("3.26")
    assert five_point(Decimal(75)) == Decimal("3.75")


def test_another_scale_is_data():
    parliament = Scale(
        "parliament",
        date(2021, 1, 1),
        tuple(range(101)),
        (
            Band("effective", 100, 100),
            Band("certain_result", 70, 99),
            Band("intensify", 31, 69),
            Band("no_result", 0, 30),
        ),
    )
    assert band_of(65, parliament) == "intensify"
    assert summary([65, 30], parliament).no_result == 1


def test_bands_that_overlap_or_leave_a_value_out_are_refused():
    with pytest.raises(ValueError, match="exactly one band"):
        Scale("x", date(2021, 1, 1), (50,), (Band("intensify", 0, 50), Band("effective", 50, 100)))
    with pytest.raises(ValueError, match="exactly one band"):
        Scale("x", date(2021, 1, 1), (50,), (Band("effective", 60, 100),))
    with pytest.raises(ValueError, match="unknown bands"):
        Scale("x", date(2021, 1, 1), (), (Band("wonderful", 60, 100),))


@given(st.lists(st.sampled_from([None, *DEFAULT.values])), st.integers(0, 9))
def test_bands_not_due_and_missing_make_the_total(scores, missing):
    found = summary(scores, missing=missing)

    bands = found.effective + found.certain_result + found.intensify + found.no_result
    assert bands + found.not_due + found.missing == found.total
    assert found.mean is None or 0 <= found.mean <= 100
