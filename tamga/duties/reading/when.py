"""When a duty is due: the kernel's reading of its words, with problems named as here."""

from dataclasses import dataclass

from tamga.kernel.phrases import read_schedule
from tamga.kernel.schedules import Schedule

_SAID_BY_THE_ROW = "no_time"  # an empty cell is named once, with the other empty ones


@dataclass(frozen=True, slots=True)
class WhenReading:
    """Schedules, what must be asked ("first_year"), and problems as (code, params)."""

    schedules: tuple[Schedule, ...]
    asks: tuple[str, ...]
    problems: tuple[tuple[str, dict[str, str]], ...]


def read_when(when: str, work: str, year: int) -> WhenReading:
    """Codes are the kernel's with "when_" before them, filled by `text`."""
    read = read_schedule(when, work, year=year)
    problems = tuple(
        (f"when_{problem.code}", {"text": problem.text})
        for problem in read.problems
        if problem.code != _SAID_BY_THE_ROW
    )
    return WhenReading(read.schedules, read.asks, problems)
