"""A list in running words: what is known in it, what was left out, what isn't known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from tamga.duties.reading.phrasebook import Hit, Phrasebook
from tamga.duties.reading.words import Word

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """One thing of the list; `target` is None when it isn't known."""

    words: tuple[Word, ...]
    target: T | None
    apart: bool = False  # whether it begins the list or stands after a comma or line break


def items_of(words: tuple[Word, ...], book: Phrasebook[T]) -> list[Item[T]]:
    """The list's items in order; every word belongs to one.

    Two ways of leaving out are understood, and only when the completed phrase is a known one:
    «аймаг, сумын хөтөлбөр» (the end stands once) and «ИТХ-ын дарга, нарийн бичгийн дарга» (the
    beginning stands once).
    """
    found: list[Item[T]] = []
    for start, end, target in _covered(book.find(words), 0, len(words)):
        if target is not None:
            found.append(_item(words, start, end, target))
            continue
        slips = book.nearly(words[start:end])
        moved = [Hit(start + hit.start, start + hit.end, hit.target) for hit in slips]
        for first, last, meant in _covered(moved, start, end):
            if meant is not None:
                found.append(_item(words, first, last, meant))
            else:
                found += _unknown(words, first, last)
    return _completed(found, book)


def _covered(hits: list[Hit[T]], start: int, end: int) -> Iterator[tuple[int, int, T | None]]:
    """The hits and the gaps between them, from start to end."""
    for hit in hits:
        if start < hit.start:
            yield start, hit.start, None
        yield hit.start, hit.end, hit.target
        start = hit.end
    if start < end:
        yield start, end, None


def _unknown(words: tuple[Word, ...], start: int, end: int) -> list[Item[T]]:
    """Unknown words, cut at commas and line breaks."""
    cuts = [at for at in range(start + 1, end) if words[at].apart or words[at].line]
    bounds = zip([start, *cuts], [*cuts, end], strict=True)
    return [_item(words, first, last, None) for first, last in bounds]


def _item(words: tuple[Word, ...], start: int, end: int, target: T | None) -> Item[T]:
    return Item(words[start:end], target, _is_apart(words, start))


def _is_apart(words: tuple[Word, ...], at: int) -> bool:
    return at == 0 or words[at].apart or words[at].line


def _completed(items: list[Item[T]], book: Phrasebook[T]) -> list[Item[T]]:
    found = list(items)
    for at in reversed(range(len(found) - 1)):
        words, after = found[at].words, found[at + 1]
        if found[at].target is None and after.target is not None:
            ends = (words + after.words[cut:] for cut in range(1, len(after.words)))
            found[at] = Item(words, _first_known(book, ends), found[at].apart)
    for at in range(1, len(found)):
        before, words = found[at - 1], found[at].words
        if found[at].target is None and before.target is not None:
            cuts = reversed(range(1, len(before.words) + 1))
            starts = (before.words[:cut] + words for cut in cuts)
            found[at] = Item(words, _first_known(book, starts), found[at].apart)
    return found


def _first_known(book: Phrasebook[T], phrases: Iterable[tuple[Word, ...]]) -> T | None:
    return next((hit for phrase in phrases if (hit := book.whole(phrase)) is not None), None)


def whole_items(items: list[Item[T]]) -> list[Item[T]]:
    """Items that no comma parts are one, and not a known one: «ЗДТГ-ын жолооч» isn't the ЗДТГ.

    Known items beside each other stay two: a list may lack its comma.
    """
    found: list[Item[T]] = []
    for item in items:
        last = found[-1] if found else None
        if last is None or item.apart or (last.target is not None and item.target is not None):
            found.append(item)
        else:
            found[-1] = Item(last.words + item.words, None, last.apart)
    return found
