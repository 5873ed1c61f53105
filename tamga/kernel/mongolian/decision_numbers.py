"""Numbers of decisions: «2023_A/635», «A/93», «А-93 дугаар», «2024_02» in one form."""

import re
import unicodedata
from dataclasses import dataclass

from tamga.kernel.mongolian.script import clean

# The Latin B looks like В, but the second register is Б: whoever types Latin means that one.
_LATIN = str.maketrans("ABCEHKMOPTXYV", "АБСЕНКМОРТХҮВ")
_LETTERS = "A-Za-zА-Яа-яЁёӨөҮү"
_LONGEST = 120
_TAG = re.compile(r"</?[a-z]{1,5}/?>", re.I)  # left over where a page was copied into a table
_HEAD = re.compile(r"^(?:(?:дугаар|дүгээр|#)[\s:.]*|no?(?:[\s:.]+|(?=[0-9])))", re.I)
_TAIL = re.compile(
    r"[\s-]*(?:дугаар|дүгээр|тоот|р|т)?[\s-]*(?:захирамж|тушаал|тогтоол|даалгавар)?[\s.]*$", re.I
)
_YEAR = re.compile(r"^((?:19|20)[0-9]{2})\s*(?:_|/|-|,|:|оны?\b)\s*(?=.*[0-9])", re.I)
_BODY = re.compile(
    rf"^(?:([{_LETTERS}]{{1,3}}|[0-9]{{1,3}}(?:[/-][0-9]{{1,3}})?)\s*[/-]\s*|([{_LETTERS}])\s*)?"
    r"([0-9]{1,6})\s?([абвгАБВГaAbB])?$"
)


@dataclass(frozen=True)
class DecisionNumber:
    """A number apart from how it was printed; ``year`` only where it was printed with it.

    ``series`` is the letter of a register («А») or what stands before the last stroke («5»),
    ``suffix`` a letter behind («а» of «93а»).
    """

    year: int | None
    series: str
    serial: int
    suffix: str = ""

    @property
    def number(self) -> str:
        """The one form, without the year: «А/93», «2»."""
        own = f"{self.serial}{self.suffix}"
        return f"{self.series}/{own}" if self.series else own

    @property
    def torn(self) -> bool:
        """A number that ends in nought is a piece of a longer one: «2024_A/0»."""
        return self.serial == 0


def fold_number(text: str) -> DecisionNumber | None:
    """Read a number of a decision in any of its spellings; None for what isn't one.

    A Latin A becomes the Cyrillic А, noughts before a number go, and so do «№», «дугаар», «тоот»:
    "2023_A/635" → year 2023, «А/635»; "2024_02" → year 2024, «2».
    """
    if len(text) > _LONGEST:
        return None
    plain = _TAG.sub(" ", text).replace("№", " No ")
    rest = clean(unicodedata.normalize("NFKC", plain))
    rest = _HEAD.sub("", rest)
    year = None
    if (found := _YEAR.match(rest)) is not None:
        year, rest = int(found[1]), _HEAD.sub("", rest[found.end() :])
    body = _BODY.match(_TAIL.sub("", rest) or rest)
    if body is None:
        return None
    series = (body[1] or body[2] or "").upper().translate(_LATIN).replace("-", "/")
    if series and not series.isalpha():
        series = "/".join(str(int(part)) for part in series.split("/"))
    suffix = (body[4] or "").upper().translate(_LATIN).lower()
    return DecisionNumber(year, series, int(body[3]), suffix)


def own_number(series: str, serial: int) -> str:
    """The number that a register gives: «А/93», or «93» without a letter."""
    return DecisionNumber(None, series, serial).number
