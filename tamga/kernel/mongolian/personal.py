"""Personal data in a text: register numbers, phones, bank accounts, home addresses.

It stops a publication, so it rather points at one place too many: a person looks at each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tamga.kernel.mongolian.script import repair


class Personal(StrEnum):
    """What was found."""

    REGISTER_NUMBER = "register_number"
    PHONE = "phone"
    BANK_ACCOUNT = "bank_account"
    HOME_ADDRESS = "home_address"


@dataclass(frozen=True)
class Found:
    """A place in a text: ``text[start:end]`` is personal, ``masked`` may be shown."""

    kind: Personal
    start: int
    end: int
    masked: str


_GONE = "\0"
# digits of the Mongolian script and of full width, and what marks as gone
_PLAIN = {first + digit: str(digit) for first in (0x1810, 0xFF10) for digit in range(10)} | {0: " "}
_UPPER = "A-ZА-ЯЁӨҮ\u1820-\u1842"
_LETTER = "A-Za-zА-Яа-яЁёӨөҮү\u1820-\u1842"
_NOT_INSIDE = r"(?<![^\W_])"

# what may stand inside a number: never a line's end, but what a copied page hides in it
_SEP = r"[^\S\n]|[.\-–\u00ad\u200b-\u200f\u2060\ufeff]"

# «УБ90010112», «уб90010112»; with gaps only after capitals, for «нь 10 120 100» is a sum of money
_REGISTER = re.compile(
    rf"{_NOT_INSIDE}(?:"
    rf"[{_UPPER}](?:{_SEP})?[{_UPPER}](?:{_SEP}|[:№]){{0,3}}\d(?:(?:{_SEP})?\d){{7}}"
    rf"|[{_LETTER}]{{2}}\d{{8}})(?!\d)"
)
_PHONE = re.compile(
    rf"(?<!\d)(?:\(?(?:\+|00)?976\)?(?:{_SEP}){{0,2}})?"
    rf"[6-9]\d(?:\d{{6}}|\d\d(?:{_SEP})\d{{4}}"
    rf"|(?:{_SEP})\d\d(?:{_SEP})\d\d(?:{_SEP})\d\d|\d\d(?:{_SEP})\d\d(?:{_SEP})\d\d)(?!\d)"
)
_IBAN = re.compile(rf"{_NOT_INSIDE}[MМmм][NНnн](?:{_SEP})?\d(?:(?:{_SEP})?\d){{15,19}}(?!\d)")
_ACCOUNT = re.compile(rf"(?<!\d)\d(?:(?:{_SEP})?\d){{7,11}}(?!\d)")
_ACCOUNT_WORD = re.compile(r"(?<!шилэн )данс|банк|\biban\b|account", re.I)
_CLAUSE, _PART = re.compile(r"[;\n]"), re.compile(r"[;,.:\n]")
_MONEY = re.compile(r"[.,]?\d*\s*(?:мянган\s|сая\s)?(?:төг|₮|mnt)", re.I)
_YEARS = re.compile(r"(?:19|20)\d\d\D(?:19|20)\d\d")

_NUMBER = r"(?:№\s?)?\d{1,4}(?:[/-]\d{1,4})?[а-яөүё]?"
_NTH = r"\s?-?\s?(?:р|т|дугаар|дүгээр)"
_ENDING = r"[а-яөүё]{0,6}"
_COARSE = "баг|хороо"
_FINE = "хороолол|хорооллын|гудамж|байр|хашаа|орц|давхар|тоот"
# «120 хашаа» counts courtyards, «120 дугаар хашаа» is one of them; «4 баг» may be either. A number
# behind a word is left for the next one: «гудамж 12 тоот»
_PLACE = re.compile(
    rf"{_NUMBER}(?:{_NTH}\s?({_FINE}|{_COARSE})|\s?(тоот|{_COARSE})){_ENDING}\b"
    rf"|\b({_FINE}|{_COARSE}){_ENDING}\s?[-№:]?\s?(?={_NUMBER})",
    re.I,
)
_BEHIND = re.compile(_NUMBER)
# «89 тоот тогтоол» is how officials write «№ 89»
_OFFICIAL = re.compile(
    r"\s{0,3}(?:тогтоол|захирамж|тушаал|шийдвэр|албан|бичи|журам|даалгавар|хууль|зарлиг|маягт"
    r"|хэвлэмэл|данс|акт|гэрээ)",
    re.I,
)
_HOME = re.compile(
    r"(?:гэрийн|оршин\s+суу\w*|амьдр\w*)\s+(?:газрын\s+)?хаяг\w*\s?[:–-]?\s?"
    r"([^\n;.]{0,80}\d+(?:[/-]\d+)?)",
    re.I,
)
_APART = 25  # «баг» and «тоот» of one address stand no further from each other
_DIGIT = re.compile(r"\d")


def find_personal(text: str) -> list[Found]:
    """Every place of ``text`` that looks personal, in order and without overlaps.

    Source: a register number is two letters, year, month (20 more when born from 2000 on) and day
    of birth, two digits; the check digit isn't public and isn't tested. Phones have eight digits
    and begin with 6 to 9. Accounts are an IBAN (MN…), or 8 to 12 digits near a word like «данс».
    """
    found: list[Found] = []
    # «дaнс» with a Latin a, ᠙᠙ for 99: letter for letter, so that places stay
    rest = list(repair(text.translate(_PLAIN)))
    for kind, spans in (
        (Personal.BANK_ACCOUNT, _ibans),
        (Personal.REGISTER_NUMBER, _register_numbers),
        (Personal.BANK_ACCOUNT, _accounts),
        (Personal.PHONE, _phones),
        (Personal.HOME_ADDRESS, _addresses),
    ):
        for span in spans("".join(rest)):
            for start, end in _not_found_yet(rest, *span):
                found.append(Found(kind, start, end, _masked(kind, text[start:end])))
                rest[start:end] = _GONE * (end - start)
    return sorted(found, key=lambda each: each.start)


def _not_found_yet(rest: list[str], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a place that nothing was found in: a phone inside an address splits it."""
    parts = re.finditer(f"[^{_GONE}]+", "".join(rest[start:end]))
    return [
        (start + part.start(), start + part.end())
        for part in parts
        if any(letter.isalnum() for letter in part[0])
    ]


def masked(text: str) -> str:
    """The text with every such place masked; its length stays."""
    parts, at = [], 0
    for found in find_personal(text):
        parts += [text[at : found.start], found.masked]
        at = found.end
    return "".join([*parts, text[at:]])


def _masked(kind: Personal, text: str) -> str:
    """Of a register number its letters stay, of a phone and an account the last two digits."""
    hidden = [letter if not letter.isalnum() else "•" for letter in text]
    places = [at for at, letter in enumerate(text) if letter.isalnum()]
    for at in {Personal.HOME_ADDRESS: [], Personal.REGISTER_NUMBER: places[:2]}.get(
        kind, places[-2:]
    ):
        hidden[at] = text[at]
    return "".join(hidden)


def _digits(text: str) -> list[int]:
    return [int(digit) for digit in _DIGIT.findall(text)]


def _register_numbers(text: str) -> Iterator[tuple[int, int]]:
    for found in _REGISTER.finditer(text):
        if _is_birthday(_digits(found[0])[:6]):
            yield found.span()


def _is_birthday(digits: list[int]) -> bool:
    year, month, day = (10 * digits[at] + digits[at + 1] for at in (0, 2, 4))
    century = 2000 if month > 20 else 1900
    try:
        date(century + year, month - 20 if month > 20 else month, day)
    except ValueError:
        return False
    return True


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for found in _PHONE.finditer(text):
        if not _MONEY.match(text, found.end()):
            yield found.span()


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for found in _IBAN.finditer(text):
        yield found.span()


def _accounts(text: str) -> Iterator[tuple[int, int]]:
    for found in _ACCOUNT.finditer(text):
        start, end = found.span()
        before = _CLAUSE.split(text[max(0, start - 60) : start])[-1]
        after = _PART.split(text[end : end + 30])[0]
        if not (_ACCOUNT_WORD.search(before) or _ACCOUNT_WORD.search(after)):
            continue
        if not (_MONEY.match(text, end) or _is_day(found[0]) or _YEARS.fullmatch(found[0])):
            yield start, end


def _is_day(text: str) -> bool:
    """«2024-06-25» and «20240625» are days, however near to an account they stand."""
    digits = _digits(text)
    if len(digits) != 8:
        return False
    year, month, day = (int("".join(map(str, digits[a:b]))) for a, b in ((0, 4), (4, 6), (6, 8)))
    try:
        return 1900 <= year <= 2100 and bool(date(year, month, day))
    except ValueError:
        return False


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """A door, or a finer place beside a coarser one: «3 дугаар баг» alone is no address."""
    for found in _HOME.finditer(text):
        yield found.start(), found.end()
    cluster: list[_Place] = []
    for place in _places(text):
        if cluster and place.start - cluster[-1].end > _APART:
            yield from _whole(cluster)
            cluster = []
        cluster.append(place)
    yield from _whole(cluster)


class _Place(NamedTuple):
    start: int
    end: int
    word: str


def _places(text: str) -> Iterator[_Place]:
    for found in _PLACE.finditer(text):
        word = (found[1] or found[2] or found[3]).lower()
        number = _BEHIND.match(text, found.end()) if found[3] else None
        if word != "тоот" or number or not _OFFICIAL.match(text, found.end()):
            yield _Place(found.start(), number.end() if number else found.end(), word)


def _whole(cluster: list[_Place]) -> Iterator[tuple[int, int]]:
    words = {place.word for place in cluster}
    fine = {word for word in words if re.fullmatch(_FINE, word)}
    if "тоот" in words or (fine and len(words) > 1):
        yield cluster[0].start, cluster[-1].end
