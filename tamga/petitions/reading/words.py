"""Kind, way and day out of a cell, as people write them."""

import re
from datetime import date, timedelta

from tamga.kernel.mongolian.date_reading import DateError, read_date
from tamga.petitions.enums import LETTERS, Channel, Kind
from tamga.petitions.reading.columns import key_of

_KINDS = {
    "application": Kind.APPLICATION, "request": Kind.APPLICATION, "petition": Kind.APPLICATION,
    "өргөдөл": Kind.APPLICATION, "хүсэлт": Kind.APPLICATION,
    "complaint": Kind.COMPLAINT, "гомдол": Kind.COMPLAINT,
    "proposal": Kind.PROPOSAL, "suggestion": Kind.PROPOSAL, "санал": Kind.PROPOSAL,
}  # fmt: skip
_CHANNELS = (
    (Channel.CENTRE, "11 11, 1111, centre, center, засгийн газрын иргэд олон нийт"),
    (Channel.ORAL, "амаар, баг, oral, told"),
    (Channel.PHONE, "утас, утс, дуудлага, phone, call"),
    (Channel.WEB, "цахим, вэб, веб, сайт, имэйл, мэйл, web, online, site, email, e mail, portal"),
    (Channel.IN_PERSON, "биечлэн, биеэр, ирж, уулз, хүлээн авалт, person, counter, visit"),
    (Channel.WRITTEN, "бичг, шуудан, захидал, written, writing, letter, post"),
    (Channel.OTHER, "бусад, other, another"),
)
_KIND_OF = {key_of(word): kind for word, kind in _KINDS.items()}
_KIND_OF |= {key_of(letter): kind for kind, letter in LETTERS.items()}
_CHANNEL_OF = tuple(
    (channel, tuple(key_of(word) for word in words.split(","))) for channel, words in _CHANNELS
)
_OF_A_PROPOSAL = key_of("саналын шинж")

_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(Z|[+-]\d{2}:?\d{2}|[AP]M)?$", re.I)
_BACKWARDS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\.?")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")  # a day of Excel in a column without a format
_BEGINNING = date(1899, 12, 30)
_LONGEST_DAY = 100  # letters: whatever is longer is no day, and patterns would be slow over it


def kind_in(text: str) -> Kind | None:
    """The kind that a cell names; None for none, or for several at once («санал, гомдол»)."""
    key = key_of(text)
    if _OF_A_PROPOSAL in key:  # «саналын шинжтэй өргөдөл» is what the law calls a proposal
        return Kind.PROPOSAL
    named = {kind for word, kind in _KIND_OF.items() if key == word or _has(key, word)}
    return named.pop() if len(named) == 1 else None


def _has(key: str, word: str) -> bool:
    return len(word) > 1 and any(part.startswith(word) for part in key.split())


def channel_in(text: str) -> Channel | None:
    """The way that a cell names, None for none: «11-11», «утсаар», «биечлэн ирсэн» …"""
    key = key_of(text)
    return next(
        (channel for channel, words in _CHANNEL_OF if any(word in key for word in words)), None
    )


def day_in(text: str) -> date | None:
    """The day that a cell holds, None for none or for one that could be two.

    «2026-04-05», «2026.4.5 13:20», «2026 оны 4-р сарын 5», «05.04.2026», and 46117, which is how a
    sheet keeps it. With slashes the day can't be told from the month unless it is above 12.
    """
    if len(text) > _LONGEST_DAY:
        return None
    bare = _TIME.sub("", text.strip())
    if _SERIAL.fullmatch(bare):
        return _BEGINNING + timedelta(days=int(float(bare)))
    if found := _BACKWARDS.fullmatch(bare):
        return _backwards(int(found[1]), int(found[3]), int(found[4]), found[2])
    try:
        return read_date(bare)
    except DateError:
        return None


def _backwards(first: int, second: int, year: int, sign: str) -> date | None:
    day, month = first, second
    if sign == "/":
        if first <= 12 and second <= 12 and first != second:
            return None
        if second > 12:
            day, month = second, first
    try:
        return date(year, month, day)
    except ValueError:
        return None


def name_in(text: str) -> tuple[str, str]:
    """Surname and given name: «Бат-Очир Дулмаа», «Б.Дулмаа», «Дулмаа» ("" for no surname)."""
    initial = re.fullmatch(r"(\w{1,3})\s*\.\s*([\w-]+)", text)
    if initial:
        return initial[1], initial[2]
    *before, last = text.split() or [""]
    return " ".join(before), last
