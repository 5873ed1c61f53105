"""Which numbers may follow which. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

HIGHEST = 999_999
"""No register of a year comes near it; a number above it is a slip of the keyboard."""


@dataclass(frozen=True)
class Stretch:
    """Numbers from the first to the last, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


def stretches(numbers: Iterable[int]) -> list[Stretch]:
    """The numbers as unbroken stretches, in order, each number once."""
    found: list[Stretch] = []
    for number in sorted(set(numbers)):
        if found and found[-1].last == number - 1:
            found[-1] = Stretch(found[-1].first, number)
        else:
            found.append(Stretch(number, number))
    return found


def gaps(numbers: Sequence[int], *, first: int) -> list[Stretch]:
    """What is missing between ``first`` and the highest of ``numbers``, and inside of them."""
    known = sorted({first - 1, *(number for number in numbers if number >= first)})
    return [
        Stretch(before + 1, after - 1) for before, after in pairwise(known) if after - before > 1
    ]


def named(parts: Iterable[Stretch]) -> str:
    """«94, 96–98», as a sentence names them."""
    return ", ".join(str(part) for part in parts)
