"""The places of a report that a person has to look at: beside a measure, or on their own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tamga.documents.tables import Place, Row
from tamga.implementation.reading import Code, Problem, ReportReading
from tamga.implementation.reading.sentences import place_of, sentence
from tamga.workspace.report_source import SourceRow, source_of

OF_EACH = {Code.PROGRESS_EMPTY}
"""Told once for many measures, and to be looked at in each of them."""


OFFERED = 10
"""Missing numbers that are offered to be added, of one place."""


@dataclass(frozen=True)
class Said:
    """A problem in words; ``code`` is what a person finds right or wrong."""

    code: str
    words: str


@dataclass(frozen=True)
class Loose:
    """A problem of no measure that was read, with the row it stands in, if it has one; ``missing``
    are the numbers of measures that aren't there.
    """

    words: str
    where: str
    source: tuple[SourceRow, ...]
    missing: tuple[int, ...] = ()


def places(
    reading: ReportReading, rows: Mapping[Place, Row]
) -> tuple[dict[int, list[Said]], list[Loose]]:
    """Problems beside their measures by number, and those of none."""
    known = {measure.number for measure in reading.measures}
    beside: dict[int, list[Said]] = {}
    loose = []
    for problem in reading.problems:
        measures = [number for number in problem.numbers if number in known]
        if problem.code is Code.NUMBER_MISSING or not measures:
            at = [problem.place] if problem.place else []
            source = source_of(at, rows)
            missing = problem.numbers[:OFFERED] if problem.code is Code.NUMBER_MISSING else ()
            loose.append(Loose(sentence(problem), place_of(problem) or "", source, missing))
        elif problem.code in OF_EACH:
            for number in measures:
                beside.setdefault(number, []).append(_said(_alone(problem, number)))
        else:
            beside.setdefault(measures[0], []).append(_said(problem))
    return beside, loose


def _alone(problem: Problem, number: int) -> Problem:
    params = {**problem.params, "measures": str(number)}
    return replace(problem, numbers=(number,), params=params)


def _said(problem: Problem) -> Said:
    return Said(str(problem.code), sentence(problem))
