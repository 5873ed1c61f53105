"""What a reader couldn't take from a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A code for machines and the words it is about, as they stand in the text.

    Codes: unknown_phrase, no_time (the cell is blank), too_long, other_year (not the plan's),
    no_such_day, swapped (a window's ends), second_year (of a window), ambiguous, day_range
    (within a rhythm), no_such_part (a fifth quarter), hours, out_of_range, limits (two for the
    same thing).
    """

    code: str
    text: str
