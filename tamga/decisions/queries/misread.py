"""Personal data in what a machine recognised: digits that were taken for letters are seen through.

«УБд0010112» on a page is УБ90010112 on paper. Letter for letter, so that places stay.
"""

import re
from typing import Final

from tamga.kernel.mongolian.personal import Found, Personal, find_personal

_DIGITS: Final = str.maketrans("OoОоQDӨөдqgФфзЗlI|!бSsтТBВZz", "0000000099999331111655778822")
_WORD = re.compile(r"[^\s(),;:]{8,}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_REGISTER = re.compile(r"(?<![^\W_])[^\W\d_]{2}\d{8}(?!\d)")
_ENOUGH = 4  # digits that were recognised in a number of eight


def find_in_file(text: str) -> list[Found]:
    """Every place of a text that was read from a file, in order and without overlaps: as printed,
    then with misread digits put right, then what looks like a register number though its birthday
    is none, for one digit of it may have been misread.
    """
    found = find_personal(text)
    for other in (_mended(text, keep=2), _mended(text, keep=0)):
        if other != text:
            found = _joined(found, find_personal(other))
    loose = [
        Found(Personal.REGISTER_NUMBER, hit.start(), hit.end(), hit[0][:2] + "•" * 8)
        for hit in _REGISTER.finditer(_mended(text, keep=2))
    ]
    return sorted(_joined(found, loose), key=lambda each: each.start)


def _mended(text: str, *, keep: int) -> str:
    """With digits for the letters that look like them, in words that are mostly a number; the first
    ``keep`` letters of a word that begins with two stay.
    """

    def mend(word: re.Match[str]) -> str:
        said = word[0]
        if sum(sign.isdigit() for sign in said) < _ENOUGH:
            return said
        kept = keep if _LETTERS.match(said) else 0
        return said[:kept] + said[kept:].translate(_DIGITS)

    return _WORD.sub(mend, text)


def _joined(found: list[Found], more: list[Found]) -> list[Found]:
    return found + [
        each
        for each in more
        if not any(each.start < other.end and other.start < each.end for other in found)
    ]
