"""Texts of cells and lines: what is only noise taken off, the words themselves kept."""

import re
from collections.abc import Iterable

from tamga.kernel.mongolian.script import clean, fold_key

LONGEST = 20_000  # characters of one cell; the longest known has 3,000

# Tags of running text that a copy from a web form leaves behind. Anything else in angle brackets
# is kept: it may be meant, and whoever shows it escapes it.
_TAG = re.compile(r"</?(?:p|br|div|span|b|i|u|strong|em|font)(?:\s[^<>]{0,300})?\s?/?>", re.I)
_BOLD = re.compile(r"^(?:\*\*|__)+|(?:\*\*|__)+$")
_NOT_DUE = re.compile(r"(?:хэрэгжи(?:х|лтиин) ?)?хугацаа(?: нь)? болоогуи(?: баина)?|х ?[./]? ?б")
_SAYS_NOT_DUE = re.compile(r"хугацаа(?: нь)? болоогуи(?: баина)?$")
_NUMBER = re.compile(r"№? ?([0-9]{1,4}) ?[.)]?")
_PROVISION = re.compile(
    r"(?P<first>[0-9]{1,3}[.)])(?P<inner> ?[0-9]{1,2}\.(?:[0-9]{1,2}\.?)*)?(?P<gap> ?)(?P<next>\S)"
)


def tidy(cell: str) -> str:
    """One line, white space single, tags and marks of bold type left out."""
    return clean(_BOLD.sub("", clean(_TAG.sub(" ", cell[:LONGEST]))))


def has_tags(cell: str) -> bool:
    """Whether leftovers of a web form stand in it."""
    return _TAG.search(cell[:LONGEST]) is not None


def key(text: str) -> str:
    """The text for comparing: case, scripts and the letters that keyboards lack are folded."""
    return fold_key(text, loose=True)


def is_not_due(text: str) -> bool:
    """Whether the whole cell says «Хугацаа болоогүй» or «Х.Б»."""
    return len(text) < 60 and _NOT_DUE.fullmatch(_plain(text).rstrip(". ")) is not None


def ends_not_due(text: str) -> bool:
    """Whether a longer text ends in those words, glued to the word before or not."""
    return _SAYS_NOT_DUE.search(_plain(text[-80:]).rstrip(".; ")) is not None


def _plain(text: str) -> str:
    return text.casefold().replace("ү", "у").replace("й", "и").replace("ө", "о")


def whole_number(text: str) -> int | None:
    """The number of a cell that holds nothing else: «№ 7.», "12"."""
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else None


def begins_small(text: str) -> bool:
    """Whether a text goes on in the middle of a sentence."""
    first = next((letter for letter in text if letter.isalnum()), "")
    return first.islower()


def provision_number(text: str) -> str:
    """The number that a provision begins with, as printed («24. 2.11.»); "" when it has none.

    «2.5 сая төгрөг» and «05.06» go on with a sentence and begin no provision.
    """
    found = _PROVISION.match(text)
    if not found:
        return ""
    opens = found["next"] in '"«“„' or found["next"].isupper()
    if opens or (found["gap"] and not found["inner"]):
        return found["first"] + (found["inner"] or "")
    return ""


def stretches(numbers: Iterable[int]) -> str:
    """«19, 22–26, 31»."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and parts[-1][-1] == number - 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    return ", ".join("–".join(map(str, part)) for part in parts)
