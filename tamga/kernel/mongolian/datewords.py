"""Pieces of patterns for dates, written in plain Mongolian and matched against folded text."""

import re
import unicodedata

from tamga.kernel.mongolian.script import cyrillic_words, repair

_FOLDED = str.maketrans("өүё–—−‑", "оуе----")
_SPACES = re.compile(r"[^\S\n]*\n\s*|[^\S\n]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

_UNITS = ("нэг", "хоёр", "гурав", "дөрөв", "тав", "зургаа", "долоо", "найм", "ес", "арав")
_BEFORE_NOUN = (
    "нэг", "хоёр", "гурван", "дөрвөн", "таван", "зургаан", "долоон", "найман", "есөн", "арван",
)  # fmt: skip


def tidy(text: str) -> str:
    """NFC, no invisible characters, each run of white space one space or one line break."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _SPACES.sub(lambda run: "\n" if "\n" in run[0] else " ", text).strip()


def fold(text: str) -> str:
    """Lower case, one script, ө ү ё as о у е, all dashes one; letter for letter as long as text."""
    repaired = cyrillic_words(repair(text))
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in repaired)
    return lower.translate(_FOLDED)


def piece(source: str) -> re.Pattern[str]:
    """A regex over folded text: letters folded, a blank is any white space."""
    return re.compile(source.translate(_FOLDED).replace(" ", r"\s"))


def pattern(source: str) -> re.Pattern[str]:
    """The same for a whole phrase, that ends where a word ends and nothing is hyphened on."""
    return piece(rf"(?:{source})(?![\w%])(?! ?- ?\w)")


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# Offices type IY or ІҮ for IV and Cyrillic Х for X.
_ROMAN_LETTERS = str.maketrans({"і": "i", "у": "v", "y": "v", "х": "x"})
ROMAN = r"(?<!\w)[iіvуyxх]{1,4}(?!\w)"

_ORDINAL_WORDS = {
    f"{stem}{gap}{suffix}": number
    for number, stems in enumerate(
        (
            "нэг", "хоёр", "гурав", "дөрөв", "тав", "зургаа зурга", "долоо дол", "найм", "ес",
            "арав", "арваннэг арван\tнэг", "арванхоёр арван\tхоёр",
        ),
        start=1,
    )
    for stem in stems.translate(_FOLDED).split(" ")
    for gap in ("", "\t")
    for suffix in ("дугаар", "дугээр")
}  # fmt: skip
_ORDINAL_WORDS = {word.replace("\t", " "): number for word, number in _ORDINAL_WORDS.items()}
_COUNT_WORDS = {
    word.translate(_FOLDED): number
    for words in (_UNITS, _BEFORE_NOUN)
    for number, word in enumerate(words, start=1)
}
ORDINAL_WORD = _alternatives(_ORDINAL_WORDS)
COUNT = rf"(?:\d{{1,4}}|{_alternatives(_COUNT_WORDS)})(?: ?\(\w+\))?"

ORD = r"(?: ?-? ?(?:р|дугаар|дүгээр|дүгаар|дугээр)(?!(?!сар)\w))"
YEAR = r"(?:19|20)\d\d"
MONTH = rf"(?:(?:1[0-2]|0?[1-9])(?!\d){ORD}?|{ROMAN}{ORD}?|(?:{ORDINAL_WORD}))"
# A number before «сар», «хоног» … is no day of a month.
_NO_DAY = (
    rf"(?!\d|(?: ?- ?\d{{1,2}}(?!\d)){{0,3}}{ORD}?\x20(?:сар(?! бүр| тутам)|улирал|хагас)|{ORD}"
    r"| ?(?:хоног|жил|удаа|цаг))"
)
DAY = rf"(?:3[01]|[12]\d|0?[1-9]){_NO_DAY}"
ON = "(?: ?-? ?(?:ний|ны|ндаа|нд|н|д|т)(?!\\w))?(?: (?:өдөр|өдрийн|өдөрт|өдрийг)(?!\\w))?"
FROM = "(?: ?-? ?(?:(?:ны|ний)? ?өдрөөс|н?(?:аас|ээс|оос|өөс))(?!\\w)(?: эхлэн)?)"
BY = "(?: (?:дотор|дотроо|багтаан|багтааж|багтан|багтаж|гэхэд|хүртэл|хооронд|хугацаанд)(?!\\w))*"


def number_of(text: str) -> int:
    """The number that a folded COUNT, MONTH or ROMAN says. Raises ValueError when it is none."""
    text = re.sub(r"\s+", " ", text.strip())
    if digits := re.match(r"\d+", text):
        return int(digits[0])
    words = text.split("(")[0].strip()
    if words in _COUNT_WORDS:
        return _COUNT_WORDS[words]
    if found := re.match(ORDINAL_WORD, words):
        return _ORDINAL_WORDS[found[0]]
    roman = re.split(r"[\s-]", words)[0].translate(_ROMAN_LETTERS)
    if roman in _ROMAN:
        return _ROMAN.index(roman) + 1
    raise ValueError(f"not a number: {text!r}")
