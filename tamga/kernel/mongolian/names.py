"""Known names in a text: in any case and spelling, for a name bends like every other word.

It stops a publication, so it rather points at one word too many: «болдог» for a Болд.
"""

import re
from collections.abc import Iterable

from tamga.kernel.mongolian.script import cyrillic_words, fold_key, slugify
from tamga.kernel.mongolian.stems import root, stems

# a letter with what decomposed writing hangs on it; inside a word, what a copied page hides in it
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_INSIDE = r"[\u00ad\u200b-\u200f\u2060\ufeff\-\u2010\u2011–]*"
_WORD = re.compile(f"{_LETTER}(?:{_INSIDE}{_LETTER})*")
_HYPHENS = re.compile(r"[\-\u2010\u2011–]+")
_LATIN = re.compile(r"[A-Za-z]+")
_LONG = 5  # letters of a name that hardly begins another word
_SHORTEST = 2


class Names:
    """Names to look for; each part of a double name («Бат-Очир») is one too."""

    def __init__(self, names: Iterable[str]) -> None:
        words = {piece for name in names for found in _WORD.findall(name) for piece in _of(found)}
        known = {word for word in words if len(word) >= _SHORTEST}
        self._roots = frozenset(root(word) for word in known)
        self._long = tuple(key for word in known if len(key := _key(word)) >= _LONG)
        latin = {slugify(word).replace("-", "") for word in known}
        self._latin = tuple(word for word in latin if len(word) >= _LONG - 1)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where in ``text`` a word is one of the names, with whatever ending."""
        return [
            found.span()
            for found in _WORD.finditer(text)
            if any(self._is_name(piece) for piece in _of(found[0]))
        ]

    def _is_name(self, word: str) -> bool:
        if _LATIN.fullmatch(word) and word.casefold().startswith(self._latin):
            return True
        return bool(stems(word) & self._roots) or _key(word).startswith(self._long)


def _of(word: str) -> set[str]:
    """A word and, where hyphens join it, its parts; look-alikes are Cyrillic in all of them."""
    parts = [cyrillic_words(part) for part in _HYPHENS.split(word)]
    return {"".join(parts), *parts}


def _key(word: str) -> str:
    return fold_key(word, loose=True)
