"""Days off as the records officer's wall calendar shows them."""

import pickle
from datetime import date

import pytest

from tamga.kernel.calendar import Calendar, mongolian_calendar
from tamga.kernel.english.holidays import english_name

LUNAR = [  # year, first day of Tsagaan Sar, Buddha's day, Chinggis day
    (2024, date(2024, 2, 10), date(2024, 5, 23), date(2024, 11, 2)),  # Sat, Thu, Sat
    (2025, date(2025, 3, 1), date(2025, 6, 11), date(2025, 11, 21)),  # Sat, Wed, Fri
    (2026, date(2026, 2, 18), date(2026, 5, 31), date(2026, 11, 10)),  # Wed, Sun, Tue
    (2027, date(2027, 2, 7), date(2027, 5, 20), date(2027, 11, 29)),  # Sun, Thu, Mon
]


@pytest.mark.parametrize(("year", "tsagaan_sar", "buddha", "chinggis"), LUNAR)
def test_lunar_days_fall_where_the_moon_puts_them(year, tsagaan_sar, buddha, chinggis):
    calendar = mongolian_calendar([year])
    assert calendar.why_off(tsagaan_sar) == "Цагаан сар"
    assert calendar.why_off(buddha) == "Бурхан багшийн Их дүйчин өдөр"
    assert calendar.why_off(chinggis) == "Их Эзэн Чингис хааны өдөр"


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 11, 20), None),  # Friday
        (date(2026, 11, 21), "Бямба гараг"),  # Saturday
        (date(2026, 11, 22), "Ням гараг"),  # Sunday
        (date(2026, 11, 23), None),  # Monday
        (date(2026, 11, 26), "Бүгд Найрамдах Улс тунхагласан өдөр"),  # Thursday
        (date(2026, 3, 8), "Олон улсын эмэгтэйчүүдийн өдөр"),  # Sunday, named by the feast
        (date(2026, 7, 13), "Үндэсний их баяр наадам, Ардын хувьсгалын ойн баяр"),  # Monday
    ],
)
def test_a_day_off_says_why(day, reason):
    calendar = mongolian_calendar([2026])
    assert calendar.why_off(day) == reason
    assert calendar.is_working(day) is (reason is None)


def test_the_government_moves_a_friday_to_a_saturday():
    friday, saturday = date(2026, 12, 25), date(2026, 12, 19)
    calendar = mongolian_calendar(
        [2026], moved_off={friday: "Шилжүүлсэн"}, moved_worked={saturday: "Нөхөж ажиллана"}
    )
    assert calendar.why_off(friday) == "Шилжүүлсэн"
    assert calendar.is_working(saturday)


def test_a_worked_day_wins_over_a_holiday_and_a_nameless_day_off_stays_off():
    thursday = date(2026, 11, 26)
    assert Calendar({thursday: "Баяр"}, {thursday: "Ажиллана"}).is_working(thursday)
    assert Calendar({thursday: ""}).why_off(thursday) == "Амралтын өдөр"


def test_a_calendar_keeps_its_days_when_the_giver_changes_them_and_survives_a_cache():
    given = {date(2026, 11, 23): "Түр амралт"}  # Monday
    calendar = Calendar(given)
    given.clear()
    assert not calendar.is_working(date(2026, 11, 23))
    assert pickle.loads(pickle.dumps(calendar)) == calendar  # noqa: S301


def test_every_holiday_of_the_coming_years_has_an_english_name():
    names = set(mongolian_calendar(range(2017, 2032)).days_off.values())
    assert len(names) >= 9
    assert all(english_name(name).isascii() for name in names)
    # Tuesday 26 November 2030 is both
    assert english_name(mongolian_calendar([2030]).days_off[date(2030, 11, 26)]) == (
        "Republic Day; Chinggis Khaan's Day"
    )
