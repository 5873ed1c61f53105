"""Dates read in the forms that offices write them."""

import re
from datetime import date

from tamga.kernel.mongolian.datewords import BY, DAY, MONTH, ON, YEAR, fold, number_of, piece, tidy
from tamga.kernel.mongolian.enumerations import listed, numbers_in
from tamga.kernel.monthday import last_day

_YEAR = rf"(?:(?P<year>{YEAR})(?: ?оны?| ?[.,-])? ?)?"
_NUMERIC = piece(
    rf"(?P<year>{YEAR}) ?([./-]) ?(?P<month>\d{{1,2}}) ?\2 ?(?P<day>\d{{1,2}})\.?{ON}{BY}"
)
_SHORT = piece(r"(?P<year>)(?P<month>\d{2})[./](?P<day>\d{2})")
_WORDS = piece(rf"{_YEAR}(?P<month>{MONTH}) ?сарын (?P<day>{DAY}){ON}{BY}")
_MONTHS = piece(rf"{_YEAR}(?P<months>{listed(rf'{MONTH}(?: сар(?:ын|д)?)?')}) ?сар(?:ын|д)?{BY}")


class DateError(ValueError):
    """`code`: not_a_date, no_such_day, year_missing, or gap (months that aren't neighbours)."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code = code


def read_date(text: str, *, year: int | None = None) -> date:
    """One day: «2017 оны 04 дүгээр сарын 05-ны өдөр», «4-р сарын 5», "2017.04.05", "04.05" …

    `year` stands in where the text names none. Raises DateError.
    """
    found = _match(text, _NUMERIC, _WORDS, _SHORT)
    if not found:
        raise DateError("not_a_date", text)
    month = number_of(found["month"])
    try:
        return date(_year_of(found, year, text), month, int(found["day"]))
    except DateError:
        raise
    except ValueError as error:
        raise DateError("no_such_day", text) from error


def read_span(text: str, *, year: int | None = None) -> tuple[date, date]:
    """First and last day of a day, a month or neighbouring months («2017 оны 4,5 сар»).

    Raises DateError.
    """
    found = _match(text, _MONTHS)
    if not found:
        day = read_date(text, year=year)
        return day, day
    try:
        months = numbers_in(found["months"])
    except ValueError as error:
        raise DateError("not_a_date", text) from error
    if months != list(range(months[0], months[-1] + 1)):
        raise DateError("gap", text)
    year = _year_of(found, year, text)
    return date(year, months[0], 1), date(year, months[-1], last_day(year, months[-1]))


def _match(text: str, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    folded = fold(tidy(text))
    return next((found for each in patterns if (found := each.fullmatch(folded))), None)


def _year_of(found: re.Match[str], year: int | None, text: str) -> int:
    if found["year"]:
        return int(found["year"])
    if year is None:
        raise DateError("year_missing", text)
    return year
