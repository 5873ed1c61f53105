"""The endings that a Mongolian ear expects, and dates in the forms of official letters."""

from datetime import date

import pytest

from tamga.kernel.mongolian.dates import (
    DayForm,
    long_date,
    month_and_day,
    relative,
    short_date,
    weekday_name,
)
from tamga.kernel.mongolian.numbers import day_suffix, ordinal, ordinal_suffix

SOFT_TO_31 = {1, 4, 9, 11, 14, 19, 21, 24, 29, 31}


@pytest.mark.parametrize("number", range(1, 32))
def test_ordinals_and_day_endings_to_31(number):
    soft = number in SOFT_TO_31
    assert ordinal_suffix(number) == ("дүгээр" if soft else "дугаар")
    assert day_suffix(number) == ("-ний" if soft else "-ны")


@pytest.mark.parametrize("month", range(1, 13))
def test_months(month):
    assert ordinal_suffix(month) == ("дүгээр" if month in {1, 4, 9, 11} else "дугаар")


@pytest.mark.parametrize("quarter", range(1, 5))
def test_quarters(quarter):
    assert ordinal_suffix(quarter) == ("дүгээр" if quarter in {1, 4} else "дугаар")


@pytest.mark.parametrize(
    ("number", "suffix"),
    [
        (40, "дүгээр"), (90, "дүгээр"), (140, "дүгээр"), (1990, "дүгээр"),
        (30, "дугаар"), (50, "дугаар"), (60, "дугаар"), (70, "дугаар"), (80, "дугаар"),
        (100, "дугаар"), (400, "дугаар"), (900, "дугаар"), (1000, "дугаар"), (4000, "дугаар"),
        (41, "дүгээр"), (93, "дугаар"), (114, "дүгээр"), (635, "дугаар"), (719, "дүгээр"),
        (276, "дугаар"),
    ],
)  # fmt: skip
def test_the_last_spoken_number_decides(number, suffix):
    assert ordinal_suffix(number) == suffix
    assert ordinal(number) == f"{number} {suffix}"


@pytest.mark.parametrize("number", [0, -4])
def test_nothing_is_counted_with_nought(number):
    with pytest.raises(ValueError):
        ordinal_suffix(number)


@pytest.mark.parametrize("day", [0, 32])
def test_no_month_has_such_a_day(day):
    with pytest.raises(ValueError, match="no month"):
        day_suffix(day)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 21), "2026 оны 11 дүгээр сарын 21-ний өдөр"),  # Saturday
        (date(2024, 6, 25), "2024 оны 6 дугаар сарын 25-ны өдөр"),  # Tuesday
        (date(2017, 4, 5), "2017 оны 4 дүгээр сарын 5-ны өдөр"),  # Wednesday
        (date(2027, 1, 1), "2027 оны 1 дүгээр сарын 1-ний өдөр"),  # Friday
    ],
)
def test_long_dates(day, text):
    assert long_date(day) == text


def test_only_the_word_for_day_is_inflected():
    saturday = date(2026, 11, 21)
    assert [long_date(saturday, form).removeprefix("2026 оны 11 дүгээр ") for form in DayForm] == [
        "сарын 21-ний өдөр",
        "сарын 21-ний өдрийн",
        "сарын 21-ний өдрөөс",
        "сарын 21-ний өдрийн дотор",
        "сарын 21-ний өдөр хүртэл",
    ]


def test_padded_and_short_dates():
    wednesday = date(2017, 4, 5)
    assert long_date(wednesday, padded=True) == "2017 оны 04 дүгээр сарын 05-ны өдөр"
    assert month_and_day(wednesday, DayForm.BY) == "4 дүгээр сарын 5-ны өдрийн дотор"
    assert short_date(wednesday) == "4 сарын 5"
    assert short_date(wednesday, with_year=True) == "2017 оны 4 сарын 5"
    assert weekday_name(wednesday) == "Лхагва гараг"


@pytest.mark.parametrize(
    ("due", "text"),
    [
        (date(2026, 11, 26), "3 хоног үлдсэн"),  # Thursday
        (date(2026, 11, 23), "өнөөдөр"),  # Monday
        (date(2026, 11, 19), "4 хоног хэтэрсэн"),  # Thursday before
    ],
)
def test_how_far_the_day_is_on_a_monday(due, text):
    assert relative(due, date(2026, 11, 23)) == text
