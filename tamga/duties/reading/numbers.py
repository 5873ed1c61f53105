"""The plan's own numbers: each once, none missing, none empty."""

from collections.abc import Iterator

from tamga.duties.reading.model import Problem
from tamga.duties.reading.rows import RawDuty


def number_problems(duties: list[RawDuty]) -> Iterator[tuple[RawDuty, Problem]]:
    """Each problem with the duty it was found at."""
    seen: set[int] = set()
    last = 0
    for duty in duties:
        number = duty.number
        if number is None:
            code = "number_unreadable" if duty.number_text else "number_empty"
            yield duty, Problem(code, duty.place, None, {"text": duty.number_text})
            continue
        if number in seen:
            yield duty, Problem("number_doubled", duty.place, number, {})
        elif number < last:
            yield duty, Problem("number_order", duty.place, number, {"before": last})
        elif number > last + 1:
            missing = _range(last + 1, number - 1)
            yield duty, Problem("number_gap", duty.place, number, {"missing": missing})
        seen.add(number)
        last = max(last, number)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
