"""How much two texts are copies of each other, and in which figures they differ."""

import re
from difflib import SequenceMatcher

WORD = re.compile(r"[а-яёөүa-z]+|\d+(?:[.,]\d+)?", re.I)
SHORTEST = 12  # words; a shorter text says the same as another by chance
ALIKE = 0.5


def words(text: str) -> list[str]:
    """The words and numbers of a text, in small letters."""
    return [word.lower() for word in WORD.findall(text)]


def shingles(listed: list[str]) -> frozenset[tuple[str, ...]]:
    """Every three words that stand together."""
    return frozenset(zip(listed, listed[1:], listed[2:], strict=False))


def likeness(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The share of the shorter text's threes that the longer has too (Broder's containment)."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def changed_figures(one: list[str], other: list[str]) -> tuple[str, str] | None:
    """The first number that stands between the same words in both texts and differs."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "replace" or i2 - i1 != j2 - j1:
            continue
        for left, right in zip(one[i1:i2], other[j1:j2], strict=True):
            if left[0].isdigit() and right[0].isdigit() and left != right:
                return left, right
    return None
