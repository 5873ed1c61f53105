"""The buttons for files of a report that isn't issued, and for those of all soums."""

from dataclasses import dataclass

from tamga.implementation.rules import made_at_once


@dataclass(frozen=True)
class Draft:
    """A button for a file; ``at_once`` when a link is enough, else the worker is asked for it."""

    form: str
    at_once: bool


def drafts(rows: int, *forms: str) -> list[Draft]:
    """The buttons for a report, or a table of soums, of so many rows."""
    return [Draft(form, made_at_once(rows, form)) for form in forms]
