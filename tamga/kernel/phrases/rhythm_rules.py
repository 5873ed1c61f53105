"""Phrases that come back: weekly, monthly, quarterly, by halves, yearly, every n years, always."""

import re
from collections.abc import Callable, Iterator
from re import Match

from tamga.kernel.mongolian.datewords import (
    BY,
    COUNT,
    DAY,
    ON,
    ORD,
    ORDINAL_WORD,
    ROMAN,
    YEAR,
    number_of,
    pattern,
    piece,
)
from tamga.kernel.mongolian.enumerations import listed, numbers_in
from tamga.kernel.phrases.found import Meaning, Rule, UnreadableError, Year
from tamga.kernel.schedules import Kind, Schedule

_EVERY = "(?:бүр(?:ийн|т|д|ээ)?|тутам(?:д|ын)?|болгон(?:ы)?)"
_ONCE = "(?: (?:1|нэг)(?: ?-? ?)удаа(?:гийн)?)"
_END = "(?:эцсээр|эцэст|эцэс|сүүлээр|сүүлчээр|сүүлийн өдөр|эцсийн өдөр|сүүлчийн өдөр|байдлаар)"
_WEEK = "(?:7 ?хоног|долоо ?хоног)"
_WEEKDAYS = ("даваа", "мягмар", "лхагва", "пүрэв", "баасан", "бямба", "ням")
_WEEKDAY = f"(?:{'|'.join(_WEEKDAYS)})"
_DAY_WORD = "(?:гараг|гариг)(?:т|ийн)?"
_WITH = "(?: ?, ?| |, ?(?:ба|болон|мөн) | (?:ба|болон|мөн) )"
_PART = rf"(?:{ROMAN}{ORD}?|\d(?!\d){ORD}?|(?:{ORDINAL_WORD}))"

_TIMES = {1: Kind.YEARLY, 2: Kind.HALF_YEARLY, 4: Kind.QUARTERLY, 12: Kind.MONTHLY}
_MONTHS_APART = {
    1: Kind.MONTHLY, 3: Kind.QUARTERLY, 6: Kind.HALF_YEARLY, 12: Kind.YEARLY,
}  # fmt: skip


def _plain(kind: Kind, source: str) -> Rule:
    return Rule(pattern(f"(?:{source}){BY}"), lambda found: (Schedule(kind=kind),))


def _weekdays(found: Match[str]) -> Iterator[Meaning]:
    for name in piece(_WEEKDAY).findall(found["names"]):
        folded = [piece(each).pattern for each in _WEEKDAYS]
        yield Schedule(kind=Kind.WEEKLY, weekday=folded.index(name) + 1)


def _nth_day(found: Match[str]) -> Iterator[Meaning]:
    yield Schedule(kind=Kind.WEEKLY, weekday=int(found["day"]))


def _days_of(kind: Kind) -> Rule:
    """«сар бүрийн 8, 25-ны дотор»: a schedule for each day, on the last month of each part."""
    sources = {
        Kind.MONTHLY: f"сар(?: {_EVERY}|ын бүр)",
        Kind.QUARTERLY: f"улир(?:ал {_EVERY}|лын) (?:сүүлийн|эцсийн) сарын",
    }
    days = listed(rf"{DAY}{ON}")
    return Rule(
        pattern(f"{sources[kind]} (?P<days>{days}){BY}"),
        lambda found: [Schedule(kind=kind, day=int(day)) for day in _single_days(found["days"])],
    )


def _single_days(text: str) -> list[str]:
    if piece(rf"{DAY}{ON} ?- ?{DAY}").search(text):
        raise UnreadableError("day_range")  # a monthly window is no kind of its own
    return re.findall(r"\d+", text)


def _parts(kind: Kind, last: int) -> Callable[[Match[str]], Iterator[Meaning]]:
    def build(found: Match[str]) -> Iterator[Meaning]:
        text = found["parts"].strip()
        if re.fullmatch(r"\d", text):
            raise UnreadableError("ambiguous")  # «2 улиралд»: in the second or in two of them
        numbers = numbers_in(re.sub(r"(?:улир|хагас)\w*", "", text))
        if numbers[-1] > last:
            raise UnreadableError("no_such_part")
        yield Schedule(kind=kind, parts=() if len(numbers) == last else tuple(numbers))

    return build


def _named_half(found: Match[str]) -> Iterator[Meaning]:
    yield Schedule(kind=Kind.HALF_YEARLY, parts=(1 if found["which"].startswith("э") else 2,))


def _times_a_year(found: Match[str]) -> Iterator[Meaning]:
    kind = _TIMES.get(number_of(found["n"]))
    if kind is None:
        raise UnreadableError("unknown_phrase")
    yield Schedule(kind=kind)


def _months_apart(found: Match[str]) -> Iterator[Meaning]:
    kind = _MONTHS_APART.get(number_of(found["n"]))
    if kind is None:
        raise UnreadableError("unknown_phrase")
    yield Schedule(kind=kind)


def _years_apart(found: Match[str]) -> Iterator[Meaning]:
    years = number_of(found["n"])
    if years == 1:
        yield Schedule(kind=Kind.YEARLY)
    elif 2 <= years <= 100:
        yield Schedule(kind=Kind.EVERY_N_YEARS, every=years)
    else:
        raise UnreadableError("out_of_range")


def _ambiguous(found: Match[str]) -> Iterator[Meaning]:
    raise UnreadableError("ambiguous")


def _year(found: Match[str]) -> Iterator[Meaning]:
    yield Year(int(found["year"]))


def _first_year(found: Match[str]) -> Iterator[Meaning]:
    yield Year(int(found["year"]), starts=True)


_YEAR_END = rf"(?:жил|он)(?:ийн|ы) {_END}|(?:бүтэн )?жил(?:ийн {_END}|ээр|ийн)"
_HALF = "хагас(?: жил(?:ийн|ээр|д)?)?"
_FULL = "бүтэн жил(?:ийн|ээр|д)?"
_NAMES = f"(?P<names>{_WEEKDAY}(?:{_WITH}{_WEEKDAY})*)"
_IN_WEEK = f"{_WEEK}(?:ийн|т)?(?: {_EVERY})?"
_QUARTERS = listed(rf"{_PART}(?: улирал(?:д)?)?")
_HALVES = listed(rf"{_PART}(?: хагас(?: жил)?)?")
_IN_HALF = f"хагас жил(?:д|ээр|ийн(?: {_END})?)?{BY}"
_OF_QUARTER = "(?:сүүлийн|эцсийн) сар"

RULES = (
    _plain(Kind.CONTINUOUS, "(?:бүтэн )?(?:жил|он)(?:ийн|ы)? турш(?:ид|даа|ийн)?"),
    _plain(Kind.CONTINUOUS, "байнг(?:а|ын)|тогтмол|тасралтгүй|үргэлж"),
    _plain(Kind.WEEKLY, f"{_WEEK}(?:ийн)? {_EVERY}{_ONCE}?|{_WEEK}т{_ONCE}"),
    Rule(pattern(f"(?:{_IN_WEEK} )?{_NAMES} {_DAY_WORD}(?: {_EVERY})?{BY}"), _weekdays),
    Rule(pattern(f"{_IN_WEEK} {_NAMES}(?: {_EVERY}|д|т)?{BY}"), _weekdays),
    Rule(pattern(f"(?P<names>{_WEEKDAY}) {_EVERY}{BY}"), _weekdays),
    Rule(pattern(f"{_IN_WEEK} (?P<day>[1-7]) ?-? ?(?:дахь|дэх|дах) өдөр"), _nth_day),
    _plain(Kind.MONTHLY, f"сар(?:ын)? {_EVERY}{_ONCE}?|сард(?:аа)?{_ONCE}|сараар"),
    _plain(Kind.MONTHLY, f"сар(?:ын|(?:ын)? {_EVERY}) {_END}"),
    _days_of(Kind.MONTHLY),
    _plain(Kind.QUARTERLY, f"улир(?:ал|лын) {_EVERY}{_ONCE}?|улиралд{_ONCE}|улирлаар"),
    _plain(Kind.QUARTERLY, f"улир(?:лын|ал(?: {_EVERY})?) (?:{_END}|{_OF_QUARTER}д)"),
    _days_of(Kind.QUARTERLY),
    Rule(
        pattern(rf"(?P<parts>{_QUARTERS}) ?улир(?:ал(?:д|даа)?|лын {_END}){BY}"),
        _parts(Kind.QUARTERLY, 4),
    ),
    _plain(Kind.HALF_YEARLY, f"{_HALF}(?: {_EVERY}| {_END})?(?:{_WITH}(?:{_YEAR_END}))?"),
    _plain(Kind.HALF_YEARLY, f"хагас(?: жил(?:ийн)?)?{_WITH}{_FULL}(?: {_END})?"),
    Rule(pattern(rf"(?P<parts>{_HALVES}) ?{_IN_HALF}"), _parts(Kind.HALF_YEARLY, 2)),
    Rule(pattern(f"(?P<which>эхний|сүүлийн|сүүлчийн) {_IN_HALF}"), _named_half),
    _plain(Kind.YEARLY, f"жил {_EVERY}{_ONCE}?|жилд{_ONCE}|жилдээ{_ONCE}?"),
    _plain(Kind.YEARLY, f"(?:жил|он)(?:ийн|ы)(?: {_EVERY})? {_END}|жил {_EVERY} {_END}"),
    _plain(Kind.YEARLY, "бүтэн жилээр"),
    Rule(pattern(f"жилд(?:ээ)? (?P<n>{COUNT}) ?-? ?удаа{BY}"), _times_a_year),
    Rule(pattern(f"(?P<n>{COUNT}) сар {_EVERY}{_ONCE}?{BY}"), _months_apart),
    Rule(pattern(f"{COUNT} сард{_ONCE}"), _ambiguous),  # once in June, or every six months
    Rule(pattern(f"(?P<n>{COUNT}) жил(?:д{_ONCE}|(?:ийн)? {_EVERY}{_ONCE}?){BY}"), _years_apart),
    Rule(pattern(rf"(?P<year>{YEAR}) ?оноос(?: эхлэн| эхлээд| хойш)?"), _first_year),
    Rule(pattern(rf"(?P<year>{YEAR}) ?оны?"), _year),
    Rule(piece(rf"(?P<year>{YEAR})(?= ?[.,/-]? ?\d{{1,2}}{ORD}? ?сар)"), _year),
)
