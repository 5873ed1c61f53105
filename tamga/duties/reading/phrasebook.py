"""Known phrases found in running words, the longest first."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tamga.duties.reading.words import Word

T = TypeVar("T")
_REMEMBERED = 10_000  # words
_SLIP_FROM = 7  # letters a word must have before one wrong letter is forgiven


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase that stands at words[start:end]."""

    start: int
    end: int
    target: T


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    words: tuple[Word, ...]
    target: T
    order: int  # the book's; decides between phrases of one length

    @property
    def rank(self) -> tuple[int, int]:
        return -len(self.words), self.order


class Phrasebook(Generic[T]):
    """Phrases and what they mean; of two equally long ones that fit the first one counts.

    A comma in the text may stand inside a phrase only where the phrase itself has one, and there
    it may be missing: «архив бичиг хэргийн эрхлэгч» is «архив, бичиг хэргийн эрхлэгч».
    """

    def __init__(self, phrases: Iterable[tuple[tuple[Word, ...], T]]) -> None:
        self._by_key: dict[str, list[_Entry[T]]] = defaultdict(list)
        self._by_text: dict[str, list[_Entry[T]]] = defaultdict(list)
        self._vocabulary: dict[str, Word] = {}
        self._remembered: dict[str, frozenset[str]] = {}
        for order, (words, target) in enumerate(phrases):
            if words:
                entry = _Entry(words, target, order)
                self._vocabulary |= {word.text: word for word in words}
                self._by_text[words[0].text].append(entry)
                for key in words[0].keys:
                    self._by_key[key].append(entry)

    def find(self, words: tuple[Word, ...]) -> list[Hit[T]]:
        """Hits from left to right that don't overlap; whole words, longest first."""
        return _one_after_another(len(words), lambda at: self.at(words, at))

    def at(self, words: tuple[Word, ...], start: int) -> Hit[T] | None:
        """The longest phrase that begins at that word."""
        begun = (entry for key in words[start].keys for entry in self._by_key.get(key, ()))
        return _best((each for each in begun if _stands(each.words, words, start)), start)

    def ending(self, words: tuple[Word, ...]) -> Hit[T] | None:
        """The longest phrase that ends with the last word, a slip in it forgiven if it must be."""
        for start in range(len(words)):
            hit = self.at(words, start)
            if hit is not None and hit.end == len(words):
                return hit
        slips = self.nearly(words)
        return slips[-1] if slips and slips[-1].end == len(words) else None

    def whole(self, words: tuple[Word, ...]) -> T | None:
        """What exactly these words mean, commas between them not counted."""
        plain = tuple(Word(word.text, word.keys) for word in words)
        hit = self.at(plain, 0) if plain else None
        return hit.target if hit is not None and hit.end == len(words) else None

    def nearly(self, words: tuple[Word, ...]) -> list[Hit[T]]:
        """Like `find`, and one wrong, missing or doubled letter in a long word is forgiven."""
        near = [self._near(word) for word in words]

        def hit_at(start: int) -> Hit[T] | None:
            begun = (entry for text in near[start] for entry in self._by_text.get(text, ()))
            fitting = (each for each in begun if _nearly_stands(each.words, words, near, start))
            return _best(fitting, start)

        return _one_after_another(len(words), hit_at)

    def _near(self, word: Word) -> frozenset[str]:
        """The known words that this one may be; remembered, as texts repeat their words."""
        if (known := self._remembered.get(word.text)) is None:
            known = frozenset(
                each.text
                for each in self._vocabulary.values()
                if each.keys & word.keys or _one_slip(each, word)
            )
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[word.text] = known
        return known


def _best(entries: Iterable[_Entry[T]], start: int) -> Hit[T] | None:
    best = min(entries, key=lambda entry: entry.rank, default=None)
    return None if best is None else Hit(start, start + len(best.words), best.target)


def _one_after_another(words: int, hit_at: Callable[[int], Hit[T] | None]) -> list[Hit[T]]:
    hits: list[Hit[T]] = []
    at = 0
    while at < words:
        hit = hit_at(at)
        if hit is not None:
            hits.append(hit)
        at = at + 1 if hit is None else hit.end
    return hits


def _stands(phrase: tuple[Word, ...], words: tuple[Word, ...], start: int) -> bool:
    return _fits(phrase, words, start) and all(
        known.keys & word.keys for known, word in zip(phrase, words[start:], strict=False)
    )


def _nearly_stands(
    phrase: tuple[Word, ...], words: tuple[Word, ...], near: list[frozenset[str]], start: int
) -> bool:
    return _fits(phrase, words, start) and all(
        known.text in near[start + at] for at, known in enumerate(phrase)
    )


def _fits(phrase: tuple[Word, ...], words: tuple[Word, ...], start: int) -> bool:
    """Whether there are words enough, and no comma where the phrase has none."""
    if start + len(phrase) > len(words):
        return False
    return not any(
        words[start + at].apart and not known.apart for at, known in enumerate(phrase) if at
    )


def _one_slip(known: Word, word: Word) -> bool:
    if abs(len(known.text) - len(word.text)) > 4:
        return False
    return any(
        _distance_is_one(one, other)
        for one in known.keys
        for other in word.keys
        if min(len(one), len(other)) >= _SLIP_FROM and one[0] == other[0]
    )


def _distance_is_one(one: str, other: str) -> bool:
    """One letter changed, added or left out."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    pairs = enumerate(zip(short, long, strict=False))
    same = next((at for at, (a, b) in pairs if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
