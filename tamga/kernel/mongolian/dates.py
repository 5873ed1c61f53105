"""Dates written the way Mongolian officials write them; `date_reading` reads them."""

from datetime import date
from enum import StrEnum

from tamga.kernel.mongolian.numbers import day_suffix, ordinal

WEEKDAYS = ("Даваа", "Мягмар", "Лхагва", "Пүрэв", "Баасан", "Бямба", "Ням")


class DayForm(StrEnum):
    """The word «өдөр» as the sentence needs it; nothing else in a date is inflected."""

    ON = "өдөр"
    OF = "өдрийн"
    FROM = "өдрөөс"
    BY = "өдрийн дотор"
    UNTIL = "өдөр хүртэл"


def month_and_day(day: date, form: DayForm = DayForm.ON, *, padded: bool = False) -> str:
    """«11 дүгээр сарын 21-ний өдөр»."""
    number = f"{day.day:02d}" if padded else str(day.day)
    return f"{ordinal(day.month, padded=padded)} сарын {number}{day_suffix(day.day)} {form}"


def long_date(day: date, form: DayForm = DayForm.ON, *, padded: bool = False) -> str:
    """«2026 оны 11 дүгээр сарын 21-ний өдөр»; padded «2026 оны 04 дүгээр сарын 05-ны өдөр»."""
    return f"{day.year} оны {month_and_day(day, form, padded=padded)}"


def short_date(day: date, *, with_year: bool = False) -> str:
    """«11 сарын 21», with the year «2026 оны 11 сарын 21»."""
    short = f"{day.month} сарын {day.day}"
    return f"{day.year} оны {short}" if with_year else short


def weekday_name(day: date) -> str:
    """«Баасан гараг»."""
    return f"{WEEKDAYS[day.weekday()]} гараг"


def relative(due: date, on: date) -> str:
    """How far the due day is, seen on a day: «3 хоног үлдсэн», «өнөөдөр», «4 хоног хэтэрсэн»."""
    days = (due - on).days
    if days == 0:
        return "өнөөдөр"
    return f"{days} хоног үлдсэн" if days > 0 else f"{-days} хоног хэтэрсэн"
