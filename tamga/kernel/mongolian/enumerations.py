"""Enumerations: «4,5», «I, III», «1-3», «3 ба 9»."""

import re
from collections.abc import Iterator, Sequence

from tamga.kernel.mongolian.datewords import MONTH, number_of, piece

_ITEM = piece(MONTH)
_JOINT = r"(?: ?[,;./-] ?| ?,? ?(?:ба|болон|мөн) )"


def listed(item: str) -> str:
    """The source of a pattern for one item or several, joined by marks or words."""
    return rf"(?:{item})(?:{_JOINT}(?:{item})){{0,11}}"


def numbers_in(text: str) -> list[int]:
    """The numbers of a folded enumeration, a dash filled in: «1-3, 5» is [1, 2, 3, 5].

    Raises ValueError when it runs backwards, repeats itself or has no number.
    """
    numbers: list[int] = []
    end = 0
    for found in _ITEM.finditer(text):
        number = number_of(found[0])
        gap = re.sub(r"сар\w*", "", text[end : found.start()]).strip()
        if numbers and gap == "-":
            numbers.extend(range(numbers[-1] + 1, number))
        numbers.append(number)
        end = found.end()
    if not numbers or numbers != sorted(set(numbers)):
        raise ValueError(f"not an enumeration: {text!r}")
    return numbers


def runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each unbroken run: [4, 5, 9] gives (4, 5) and (9, 9)."""
    start = previous = None
    for number in sorted(set(numbers)):
        if start is None or previous is None or number != previous + 1:
            if start is not None and previous is not None:
                yield start, previous
            start = number
        previous = number
    if start is not None and previous is not None:
        yield start, previous
