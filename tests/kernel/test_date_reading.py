"""Dates as they come out of other people's letters."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.kernel.mongolian.date_reading import DateError, read_date, read_span
from tamga.kernel.mongolian.dates import DayForm, long_date, month_and_day, short_date

FIFTH_OF_APRIL = date(2017, 4, 5)  # Wednesday
days = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "4-р сарын 5",
        "4 сарын 5",
        "04 дүгээр сарын 05",
        "04 дугээр сарын 05-ны өдөр",
        "4 -р  сарын  5 - ны өдөр",
        "4-р сарын 5-нд",
        "2017 оны 4 дүгээр сарын 5-ны өдрийн дотор",
        "2017 онЫ 04-р сapын 05",  # Latin letters among the Cyrillic ones
        "2017.04.05",
        "2017-04-05",
        "2017/4/5",
        "2017 . 04 . 05",
        "04.05",
        "дөрөвдүгээр сарын 5",
        "Дөрөвдүгээр сарын 5-ны өдөр",
        "дєрєвдїгээр сарын 5",  # an old font without ө and ү
        "IV сарын 5",
        "IY сарын 5",
    ],
)
def test_many_forms_of_one_day(text):
    assert read_date(text, year=2017) == FIFTH_OF_APRIL
    assert read_span(text, year=2017) == (FIFTH_OF_APRIL, FIFTH_OF_APRIL)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017 оны 4,5 сар", date(2017, 4, 1), date(2017, 5, 31)),  # Sat, Wed
        ("4-6 сард", date(2017, 4, 1), date(2017, 6, 30)),  # Sat, Fri
        ("2-р сар", date(2017, 2, 1), date(2017, 2, 28)),  # Wed, Tue
        ("2024 оны 2 дугаар сард", date(2024, 2, 1), date(2024, 2, 29)),  # Thu, Thu
        ("дөрөвдүгээр сар", date(2017, 4, 1), date(2017, 4, 30)),  # Sat, Sun
        ("арван хоёрдугаар сар", date(2017, 12, 1), date(2017, 12, 31)),  # Fri, Sun
    ],
)
def test_months_are_spans(text, first, last):
    assert read_span(text, year=2017) == (first, last)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_date"),
        ("маргааш", "not_a_date"),
        ("2017 оны 4-р сарын 31", "no_such_day"),
        ("2023.02.29", "no_such_day"),
        ("2017.13.01", "no_such_day"),
        ("2017.04-05", "not_a_date"),
        ("13-р сарын 5", "not_a_date"),
        ("4-р сарын 5", "year_missing"),
        ("4, 6 сар", "gap"),
    ],
)
def test_what_is_no_date_says_why(text, code):
    with pytest.raises(DateError) as error:
        read_span(text)
    assert error.value.code == code


@given(days, st.sampled_from([DayForm.ON, DayForm.BY, DayForm.UNTIL]), st.booleans())
def test_what_we_write_we_can_read(day, form, padded):
    assert read_date(long_date(day, form, padded=padded)) == day
    assert read_date(month_and_day(day, form, padded=padded), year=day.year) == day
    assert read_date(short_date(day, with_year=True)) == day
    assert read_date(day.isoformat()) == day


@given(st.text(alphabet="0123456789.-/ сарынөдгээIVXдугр,", max_size=40) | st.text(max_size=40))
def test_any_other_text_is_a_date_or_a_clear_error(text):
    try:
        first, last = read_span(text, year=2017)
    except DateError:
        return
    assert first <= last
