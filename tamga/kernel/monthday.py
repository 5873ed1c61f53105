"""A day of the year that names no year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

_LEAP_YEAR = 2000


def last_day(year: int, month: int) -> int:
    """The number of days in that month: 28 to 31."""
    return monthrange(year, month)[1]


def clamped(year: int, month: int, day: int) -> date:
    """That day, or the month's last one where the month is shorter (31 April is 30 April)."""
    return date(year, month, min(day, last_day(year, month)))


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A month (1–12) and a day of it; 29 February exists and is clamped in common years.

    Raises ValueError for a day that no year has.
    """

    month: int
    day: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        if not 1 <= self.day <= last_day(_LEAP_YEAR, self.month):
            raise ValueError(f"no such day: {self}")

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """From "04-05". Raises ValueError."""
        if not (found := re.fullmatch(r"([0-9]{2})-([0-9]{2})", text)):
            raise ValueError(f"not a month and a day: {text!r}")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def end_of(cls, month: int) -> Self:
        """The last day of that month in every year: 29 February becomes 28 where it must."""
        return cls(month, last_day(_LEAP_YEAR, month) if 1 <= month <= 12 else 1)

    def on(self, year: int) -> date:
        """The date in that year."""
        return clamped(year, self.month, self.day)
