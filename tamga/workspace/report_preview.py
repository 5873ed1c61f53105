"""The preview of a report that was read: each measure, and beside it what a person must look at."""

from dataclasses import dataclass

from tamga.implementation.reading.model import Measure, ReportReading
from tamga.implementation.reading.sentences import sentence
from tamga.implementation.report.model import Mark


@dataclass(frozen=True)
class Shown:
    """A measure as the preview shows it; ``decision`` on the first one of a decision alone."""

    read: Measure
    decision: str
    own: Mark
    superior: Mark
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """``general`` are the problems of no single measure."""

    reading: ReportReading
    measures: tuple[Shown, ...]
    general: tuple[str, ...]
    problems: int

    @classmethod
    def of(cls, reading: ReportReading) -> "Preview":
        """Problems stand beside the first measure that they are about."""
        beside: dict[int, list[str]] = {}
        general = []
        for problem in reading.problems:
            said = sentence(problem)
            if problem.numbers:
                beside.setdefault(problem.numbers[0], []).append(said)
            else:
                general.append(said)
        shown, before = [], None
        for read in reading.measures:
            new = read.decision is not None and read.decision != before
            decision = reading.decisions[read.decision or 0].text if new else ""
            before = read.decision
            shared = read.joint_with is not None
            shown.append(
                Shown(
                    read,
                    decision,
                    _mark(read.self_score, missing=read.self_missing, shared=shared),
                    _mark(read.superior_score, missing=read.superior_missing, shared=shared),
                    tuple(beside.get(read.number, ())),
                )
            )
        return cls(reading, tuple(shown), tuple(general), len(reading.problems))


def _mark(score: int | None, *, missing: bool, shared: bool) -> Mark:
    return Mark(score, not_due=score is None and not missing, shared=shared)
