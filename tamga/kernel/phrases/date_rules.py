"""Phrases that name days or months: windows, due days, single months."""

import re
from collections.abc import Iterator
from re import Match

from tamga.kernel.mongolian.datewords import (
    BY,
    DAY,
    FROM,
    MONTH,
    ON,
    ORD,
    ROMAN,
    YEAR,
    number_of,
    pattern,
    piece,
)
from tamga.kernel.mongolian.enumerations import listed, numbers_in, runs
from tamga.kernel.monthday import MonthDay
from tamga.kernel.phrases.found import Meaning, Rule, UnreadableError, Year
from tamga.kernel.schedules import Kind, Schedule

_MONTHS = listed(rf"{MONTH}(?: сар(?:ын|д)?)?")
_TO = rf"(?: ?- ?|{FROM} ?-? ?)"
_DAYS = rf"{DAY}{ON}(?:{_TO}{DAY}{ON})?|{DAY}{FROM} ?{DAY}{ON}"
_ONE_DAY = piece(rf"(?P<a>{DAY})(?:{ON}{_TO}(?P<b>{DAY}))?")
_MD = r"\d{1,2}/\d{1,2}|\d{2}\.\d{2}"
_NUMERIC = rf"{YEAR} ?[./-] ?\d{{1,2}} ?[./-] ?\d{{1,2}}"


def month_day(month: int, day: int) -> MonthDay:
    """Raises UnreadableError for a day that no year has."""
    try:
        return MonthDay(month, day)
    except ValueError as error:
        raise UnreadableError("no_such_day") from error


def by_date(due: MonthDay) -> Schedule:
    return Schedule(kind=Kind.BY_DATE, due=due)


def window(opens: MonthDay, due: MonthDay) -> Schedule:
    """Raises UnreadableError when the days are swapped; over New Year the months differ."""
    if opens.month == due.month and opens > due:
        raise UnreadableError("swapped")
    return Schedule(kind=Kind.WINDOW, opens=opens, due=due)


def _days(found: Match[str]) -> Iterator[Meaning]:
    """«4-р сарын 5-10», «3, 6 дугаар сарын 20-ны дотор», «4 сарын 5, 6, 20».

    Days out of order are not days of one month («4 сарын 15, 5, 6 сард»).
    """
    for month in numbers_in(found["months"]):
        singles: list[int] = []
        for each in _ONE_DAY.finditer(found["days"]):
            if each["b"]:
                yield window(month_day(month, int(each["a"])), month_day(month, int(each["b"])))
            else:
                singles.append(int(each["a"]))
        if singles != sorted(set(singles)):
            raise UnreadableError("unknown_phrase")
        for first, last in runs(singles):
            opens, due = month_day(month, first), month_day(month, last)
            yield by_date(due) if first == last else window(opens, due)


def _months(found: Match[str]) -> Iterator[Meaning]:
    """«6 сард», «4, 5 сард багтаан» (one window), «3, 9 дүгээр сард» (two months)."""
    alone = re.fullmatch(r"\d+", found["months"].strip())
    of_a_year = re.search(r"\d ?оны?\s$", found.string[: found.start()])
    if alone and found["within"] == "ын" and not of_a_year:
        raise UnreadableError("ambiguous")  # «1 сарын дотор»: in January or within one month
    for first, last in runs(numbers_in(found["months"])):
        if first == last:
            yield Schedule(kind=Kind.MONTH, month=first)
        else:
            yield window(MonthDay(first, 1), MonthDay.end_of(last))


def _span(found: Match[str]) -> Iterator[Meaning]:
    """From a day or month to a day or month, each with its own month."""
    first, last = number_of(found["m1"]), number_of(found["m2"])
    opens = month_day(first, int(found["d1"] or 1))
    due = month_day(last, int(found["d2"])) if found["d2"] else MonthDay.end_of(last)
    yield from _in_years(found, window(opens, due))


def _in_years(found: Match[str], schedule: Schedule) -> Iterator[Meaning]:
    """A second year inside a window can only be the first one again or the next."""
    first, last = found["y1"], found["y2"]
    if first:
        yield Year(int(first))
    if last and not first:
        raise UnreadableError("second_year")
    assert schedule.opens is not None
    assert schedule.due is not None
    if last and int(last) != int(first) + (schedule.opens > schedule.due):
        raise UnreadableError("second_year")
    yield schedule


def _month_end(found: Match[str]) -> Iterator[Meaning]:
    for month in numbers_in(found["months"]):
        yield by_date(MonthDay.end_of(month))


def _ten_days(found: Match[str]) -> Iterator[Meaning]:
    """«6-р сарын сүүлийн 10 хоногт»: a month has three of them, the last up to its end."""
    starts = {"эхн": (1, 10), "дун": (11, 20), "суу": (21, 31)}
    first, last = starts[found["which"][:3]]
    for month in numbers_in(found["months"]):
        end = MonthDay.end_of(month) if last == 31 else MonthDay(month, last)
        yield window(MonthDay(month, first), end)


def _numeric(found: Match[str]) -> Iterator[Meaning]:
    """«2017.04.05», «2017-04-05 – 04-10», «04/05-04/10», «IV/15»."""
    opens, year = _numeric_day(found["first"])
    if year:
        yield Year(year)
    if not found["second"]:
        yield by_date(opens)
        return
    if re.fullmatch(r"\d{1,2}", found["second"]):
        yield window(opens, month_day(opens.month, int(found["second"])))
        return
    due, due_year = _numeric_day(found["second"])
    schedule = window(opens, due)
    if due_year and due_year != (year or 0) + (opens > due):
        raise UnreadableError("second_year")
    yield schedule


def _numeric_day(text: str) -> tuple[MonthDay, int | None]:
    parts = re.split(r"\s?[./-]\s?", text.strip())
    *year, month, day = parts
    return month_day(number_of(month), int(day)), int(year[0]) if year else None


def _whole_year(found: Match[str]) -> Iterator[Meaning]:
    yield Year(int(found["year"]))
    yield by_date(MonthDay(12, 31))


def _refuse(found: Match[str]) -> Iterator[Meaning]:
    raise UnreadableError("ambiguous")


_M1 = rf"(?:(?P<y1>{YEAR}) ?оны? )?(?P<m1>{MONTH}) сар"
_M2 = rf"(?:(?P<y2>{YEAR}) ?оны? )?(?P<m2>{MONTH}) сар"
_DM = rf"(?:{_MD}|{ROMAN}/\d{{1,2}})"
_NOT_MONTHS = rf"(?!\d|{ORD}? сар)"

_SECOND = rf"{_NUMERIC}|{_DM}|\d{{2}}[./-]\d{{2}}(?!\d)|\d{{1,2}}{_NOT_MONTHS}"
_NUMERIC_END = rf"(?:{_TO}(?P<second>{_SECOND}){ON})?{BY}"
_LAST = "(?:эцсээр|эцэст|эцэс|сүүлийн өдөр|эцсийн өдөр)"
_TEN = "(?P<which>эхний|дундах|сүүлийн|сүүлчийн) (?:10|арван|арав) хоногт?"

RULES = tuple(
    Rule(pattern(source), build)
    for source, build in (
        (rf"(?P<months>{_MONTHS}) ?сарын (?P<days>{listed(_DAYS)}){BY}", _days),
        (rf"(?P<months>{_MONTHS}) ?сар(?P<within>т?д?(?:аа)?|ын(?= дотор| хуг)){BY}", _months),
        (rf"{_M1}ын (?P<d1>{DAY}){ON}{_TO}{_M2}ын (?P<d2>{DAY}){ON}{BY}", _span),
        (rf"{_M1}ын (?P<d1>{DAY}){ON}{_TO}{_M2}(?:ыг)?(?P<d2>){BY}", _span),
        (rf"{_M1}(?P<d1>)аас {_M2}ын (?P<d2>{DAY}){ON}{BY}", _span),
        (rf"{_M1}(?P<d1>)(?:аас| ?-) ?{_M2}(?P<d2>)(?:д|ыг)?{BY}", _span),
        (rf"(?P<m1>{MONTH})(?P<y1>)(?P<d1>)[аэоө]{{2}}с {_M2}(?P<d2>)(?:д|ыг)?{BY}", _span),
        (rf"(?P<months>{_MONTHS}) ?сарын {_LAST}{BY}", _month_end),
        (rf"(?P<months>{_MONTHS}) ?сарын {_TEN}{BY}", _ten_days),
        (rf"{MONTH} ?сар (?:хүртэл|гэхэд)", _refuse),
        (rf"(?P<first>{_NUMERIC}){ON}{_NUMERIC_END}", _numeric),
        (rf"(?P<first>{_DM}){ON}{_NUMERIC_END}", _numeric),
        (rf"(?P<year>{YEAR}) ?он(?:д|ы дотор|д багтаан|ы эцэст|ы эцсээр|ы сүүлээр)", _whole_year),
    )
)
