"""Seconds, and things measured in turns, so that a busy minute meets all of them."""

import statistics
import time
from collections.abc import Callable, Mapping


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def interleaved(
    measures: Mapping[str, Callable[[], float]], *, rounds: int
) -> dict[str, list[float]]:
    """Every measure once a round; the first round only warms up and isn't kept."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(rounds + 1):
        for name, measure in measures.items():
            figure = measure()
            if number:
                found[name].append(figure)
    return found


def medians(measures: Mapping[str, Callable[[], float]], *, rounds: int) -> dict[str, float]:
    """The median of each measure over interleaved rounds."""
    found = interleaved(measures, rounds=rounds)
    return {name: statistics.median(figures) for name, figures in found.items()}
