"""Cells of a report on their way between a form and a correction."""

from typing import Any

from tamga.implementation.reading import ReportReading

TITLE = 90  # characters of a decision in the list


def one_line(text: str) -> str:
    """One line, as the reader leaves a cell."""
    return " ".join(text.split())


def plain(value: Any) -> Any:
    """A cell as ``one_line`` leaves it; numbers and nothing stay."""
    return one_line(value) if isinstance(value, str) else value


def score_of(chosen: str) -> int | str:
    """What was chosen in a list of scores, as a correction names it."""
    return int(chosen) if chosen.isdigit() else chosen


def shown(reading: ReportReading, at: int) -> str:
    """A decision in the list: its place, title and number."""
    found = reading.decisions[at]
    title = found.title or found.text
    cut = title if len(title) <= TITLE else title[:TITLE].rstrip() + "…"
    return f"{at + 1}. {cut} {found.printed}".strip()
