"""A cell's text as words that can be compared."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from tamga.kernel.mongolian.script import repair
from tamga.kernel.mongolian.stems import stems

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W\d_]+)?|[,;/()\n•|]")
_CAPITALS = re.compile(r"[А-ЯЁӨҮ]{2,}")
_SHOUTED = re.compile(r"[А-ЯЁӨҮ]{8}")  # no abbreviation is that long
_JOINING = frozenset({"болон", "ба", "бөгөөд", "мөн", "түүнчлэн"})
_GENITIVE = re.compile(r"(?:ын|ийн|ны|ний|ий|ы|[аэоөуүи]н|-н)$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `apart` when a comma, a bracket or an "and" stands before it, `line` a line break.

    `keys` are its possible stems and, for «ОНХСан» and «НДУБайцаагч», the capitals it begins
    with: offices write the last word of an abbreviation out.
    """

    text: str
    keys: frozenset[str]
    apart: bool = False
    line: bool = False

    @property
    def is_genitive(self) -> bool:
        """Whether it may say whose the next word is."""
        return _GENITIVE.search(self.text.casefold()) is not None


def split(text: str) -> tuple[Word, ...]:
    """The words of a text in order; joining words are left out and leave their mark."""
    found: list[Word] = []
    apart = line = False
    text = repair(text)
    shouting = text.isupper() and _SHOUTED.search(text) is not None
    for piece in _TOKEN.findall(text):
        if piece == "\n":
            line = True
        elif not piece[0].isalnum() or piece.casefold() in _JOINING:
            apart = True
        else:
            word = Word(piece, _keys(piece, shouting))
            found.append(replace(word, apart=apart, line=line) if found else word)
            apart = line = False
    return tuple(found)


def joined(words: tuple[Word, ...]) -> str:
    """The words as a person would list them."""
    parts = []
    for index, word in enumerate(words):
        sign = "" if index == 0 else ", " if word.apart else " "
        parts.append(sign + word.text)
    return "".join(parts)


def without(words: tuple[Word, ...], fillers: frozenset[str]) -> tuple[Word, ...]:
    """The words that aren't fillers (given in small letters); their marks pass to the next one."""
    found: list[Word] = []
    apart = line = False
    for word in words:
        apart, line = apart or word.apart, line or word.line
        if word.text.casefold() not in fillers:
            found.append(replace(word, apart=apart and bool(found), line=line and bool(found)))
            apart = line = False
    return tuple(found)


@lru_cache(maxsize=20_000)  # texts repeat their words, and stemming is the slow part
def _keys(token: str, shouting: bool) -> frozenset[str]:
    capitals = _CAPITALS.match(token)
    if capitals is None:
        return stems(token)
    # The ending keeps the stemmer from taking letters of the abbreviation for endings.
    abbreviation = stems(capitals[0] + "-ын")
    written_out = token[capitals.end() :].partition("-")[0]
    return abbreviation | stems(token) if shouting or written_out else abbreviation
