"""What the scanner finds in a text, piece by piece."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from re import Match, Pattern

from tamga.kernel.schedules import Limit, Schedule


class UnreadableError(ValueError):
    """The words are those of a date or a rhythm, but they can't be meant; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Year:
    """«2017 оны»: holds for what follows. `starts`: «2017 оноос», the first of several."""

    year: int
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that no rule reads."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Words that a rule reads and refuses."""

    code: str


Meaning = Schedule | Limit | Year | Unknown | Unreadable


@dataclass(frozen=True, slots=True)
class Piece:
    """One meaning and where in the tidy text its words stand."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over folded text and what it means; the longest match at a place wins."""

    pattern: Pattern[str]
    build: Callable[[Match[str]], Iterable[Meaning]]
