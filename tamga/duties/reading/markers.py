"""The word «цэс» in running text: the joints at which a plan's wording names menus and sections."""

from dataclasses import dataclass

from tamga.duties.reading.words import Word, split

_MENU_WORD = split("цэс")[0].keys
_SUB_WORDS = frozenset().union(*(word.keys for word in split("туслах дэд")))


@dataclass(frozen=True, slots=True)
class Segment:
    """The words before one «цэс» up to the one before it.

    `is_sub`: it says «туслах цэс»; `opens`: it stands in the genitive, «X цэсний …».
    """

    words: tuple[Word, ...]
    is_sub: bool
    opens: bool


def segments_of(words: tuple[Word, ...]) -> tuple[list[Segment], tuple[Word, ...]]:
    """The segments in order and the words after the last «цэс»."""
    found: list[Segment] = []
    begin = 0
    for at, word in enumerate(words):
        if not word.keys & _MENU_WORD or at == begin:
            continue
        is_sub = bool(words[at - 1].keys & _SUB_WORDS)
        segment = words[begin : at - is_sub]
        found.append(Segment(segment, is_sub, word.is_genitive and not is_sub))
        begin = at + 1
    return found, words[begin:]
