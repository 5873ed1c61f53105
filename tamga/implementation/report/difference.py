"""What saving a reading would change in a period that is there, measure by measure. Pure.

It follows ``actions.save_reading``: a blank in the file takes nothing away, and a measure whose
provision is another one begins anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tamga.decisions.rules import same_provision
from tamga.implementation.reading.corrections import words_of
from tamga.implementation.reading.model import Decision as ReadDecision
from tamga.implementation.reading.model import DecisionKind, Measure, ReportReading
from tamga.implementation.report import words
from tamga.implementation.report.model import Mark
from tamga.kernel.mongolian.decision_numbers import fold_number
from tamga.kernel.mongolian.script import clean

if TYPE_CHECKING:
    from tamga.decisions.models import Decision
    from tamga.implementation.queries import Line

PROVISION, PROGRESS, JOINT, OWN, SUPERIOR = "provision", "progress", "joint_with", "own", "superior"


@dataclass(frozen=True)
class Change:
    """A cell of a measure: texts, Marks, or numbers of measures (None: alone)."""

    name: str
    before: str | int | Mark | None
    after: str | int | Mark | None


@dataclass(frozen=True)
class Changed:
    """A measure that stands and becomes another; never without a change."""

    number: int
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Difference:
    """By number of the measure; ``kept`` counts those that stay as they are."""

    added: tuple[Measure, ...]
    changed: tuple[Changed, ...]
    dropped: tuple["Line", ...]
    kept: int

    @property
    def nothing(self) -> bool:
        """Whether saving would change no measure."""
        return not (self.added or self.changed or self.dropped)


def difference(lines: Iterable["Line"], reading: ReportReading) -> Difference:
    """The standing measures of a period against a report that was read."""
    before = {line.measure.number: line for line in lines}
    added, changed = [], []
    for read in reading.measures:
        line = before.pop(read.number, None)
        if line is None:
            added.append(read)
        elif changes := tuple(_changes(line, read, reading)):
            changed.append(Changed(read.number, changes))
    dropped = tuple(line for _, line in sorted(before.items()))
    kept = len(reading.measures) - len(added) - len(changed)
    return Difference(tuple(added), tuple(changed), dropped, kept)


def mark_of(score: int | None, *, missing: bool, shared: bool = False) -> Mark:
    """A score that was read, as it stands in a column."""
    return Mark(score, not_due=score is None and not missing, shared=shared)


def title_of(decision: ReadDecision) -> str:
    """What a decision of a report is adopted by where it has no number."""
    return decision.title or decision.printed or decision.group or words.UNNAMED


def _changes(line: "Line", read: Measure, reading: ReportReading) -> Iterator[Change]:
    provision = line.measure.provision
    anew = not (
        _is_decision(provision.decision, read, reading)
        and same_provision(
            provision.number_printed, provision.text, read.provision_number, words_of(read)
        )
    )
    if anew:
        stood = f"{provision.number_printed} {provision.text}".strip()
        yield Change(PROVISION, stood, read.provision)
    if line.progress != read.progress and (read.progress or anew):
        yield Change(PROGRESS, line.progress, read.progress)
    base = line.measure.joint_with
    stood_with = None if base is None else base.number
    if stood_with != read.joint_with:
        yield Change(JOINT, stood_with, read.joint_with)
    if read.joint_with is not None:
        return
    for name, mark, score, missing in (
        (OWN, line.own, read.self_score, read.self_missing),
        (SUPERIOR, line.superior, read.superior_score, read.superior_missing),
    ):
        same = (mark.score, mark.missing) == (score, missing)
        if not same and (anew or not missing):
            yield Change(name, mark, mark_of(score, missing=missing))


def _is_decision(standing: "Decision", read: Measure, reading: ReportReading) -> bool:
    """Whether ``adopt_printed`` would find this decision again."""
    if read.decision is None:
        title = clean(read.group or words.UNNAMED)[:1000]
        return (standing.kind_id, standing.title) == (DecisionKind.OTHER.value, title)
    found = reading.decisions[read.decision]
    if found.same_as is not None:
        found = reading.decisions[found.same_as]
    if standing.kind_id != found.kind.value:
        return False
    printed = clean(found.printed)[:80]
    number = fold_number(printed)
    if number is None or number.torn:
        title = clean(title_of(found))[:1000]
        return (standing.number_printed, standing.signed_on, standing.title) == (
            printed,
            found.dated,
            title,
        )
    year = number.year or (found.dated.year if found.dated else None)
    return (standing.year, standing.number) == (year, number.number)
