"""A reading with the cells that a person put right, and the measures that one added. Pure.

Every number stands once afterwards as well: a corrected number that another measure has is left
out and named. Whoever shares a score shares that of the measure at the end of the chain.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tamga.implementation.reading.adding import added
from tamga.implementation.reading.corrections import (
    DECISION,
    HIGHEST,
    JOINT,
    MISSING,
    NOT_DUE,
    NUMBER,
    PROGRESS,
    PROVISION,
    PROVISION_NUMBER,
    SELF,
    SUPERIOR,
    Cells,
    Corrections,
    key_of,
    words_of,
)
from tamga.implementation.reading.deciding import decided, problems_of_decisions
from tamga.implementation.reading.figures import counted
from tamga.implementation.reading.model import Measure, ReportReading, Side
from tamga.implementation.reading.solving import After, problems_after
from tamga.kernel.scales import Scale


def corrected(reading: ReportReading, corrections: Corrections, scale: Scale) -> ReportReading:
    """The reading as a person left it: figures counted anew, solved problems gone.

    What no longer fits (a row that isn't there, a score that the scale hasn't, a chain that bites
    its tail) changes nothing. Doing it twice is the same as once.
    """
    decisions, by_hand = decided(reading.decisions, corrections), added(reading, corrections)
    listed = (*reading.measures, *by_hand)
    keys = {key_of(measure): measure.number for measure in listed}
    cells = {keys[key]: given for key, given in corrections.items() if key in keys and given}
    if not cells and decisions == reading.decisions:
        return reading
    numbers, refused = _numbers(listed, cells)
    joint = _joint(listed, cells, keys)
    found: dict[int, Measure] = {}
    for measure in listed:
        own = _own(measure, cells.get(measure.number, {}), reading, scale)
        found[measure.number] = replace(own, number=numbers[measure.number], joint_with=None)
    for number, base in joint.items():
        found[number] = _sharing(found[number], found[base])
    measures = tuple(sorted(found.values(), key=lambda measure: measure.number))
    figures = counted(measures, scale)
    extra = frozenset(measure.number for measure in by_hand)
    after = After(found, numbers, cells, frozenset(refused), figures, extra)
    problems = problems_of_decisions(reading, decisions, corrections)
    return replace(
        reading,
        decisions=decisions,
        measures=measures,
        own=figures[Side.OWN],
        superior=figures[Side.SUPERIOR],
        problems=problems_after(reading, problems, after),
        rows=tuple(
            replace(row, number=numbers.get(row.number, row.number)) if row.number else row
            for row in reading.rows
        ),
    )


def _numbers(
    measures: Iterable[Measure], cells: Mapping[int, Cells]
) -> tuple[dict[int, int], set[int]]:
    """Number as read → as it becomes, and the numbers as read whose correction is refused."""
    wanted = {measure.number: measure.number for measure in measures}
    refused: set[int] = set()
    for number, given in cells.items():
        new = given.get(NUMBER, number)
        if isinstance(new, int) and 1 <= new <= HIGHEST:
            wanted[number] = new
    while twice := {new for new, times in Counter(wanted.values()).items() if times > 1}:
        for number, new in wanted.items():
            if new in twice and new != number:
                wanted[number] = number
                refused.add(number)
    return wanted, refused


def _joint(
    measures: Iterable[Measure], cells: Mapping[int, Cells], keys: Mapping[str, int]
) -> dict[int, int]:
    """Number of a measure → of the one whose score it shares, both as read; no chains."""
    above: dict[int, int] = {}
    for measure in measures:
        base = measure.joint_with
        given = cells.get(measure.number, {})
        if JOINT in given:
            base = None if given[JOINT] is None else keys.get(given[JOINT], base)
        if base is not None and base != measure.number:
            above[measure.number] = base
    found = {}
    for number in above:
        seen, base = {number}, above[number]
        while base in above and base not in seen:
            seen.add(base)
            base = above[base]
        if base not in seen:
            found[number] = base
    return found


def _own(measure: Measure, given: Cells, reading: ReportReading, scale: Scale) -> Measure:
    number = given.get(PROVISION_NUMBER, measure.provision_number)
    provision = measure.provision
    if PROVISION in given or PROVISION_NUMBER in given:
        provision = f"{number} {given.get(PROVISION, words_of(measure))}".strip()
    decision, group = measure.decision, measure.group
    wanted = given.get(DECISION, decision)
    if wanted is None:
        decision = None
    elif wanted != decision and 0 <= wanted < len(reading.decisions):
        decision, group = wanted, reading.decisions[wanted].group
    own = _score(given.get(SELF), (measure.self_score, measure.self_missing), scale)
    superior = _score(
        given.get(SUPERIOR), (measure.superior_score, measure.superior_missing), scale
    )
    return replace(
        measure,
        decision=decision,
        group=group,
        provision_number=number,
        provision=provision,
        progress=given.get(PROGRESS, measure.progress),
        self_score=own[0],
        self_missing=own[1],
        superior_score=superior[0],
        superior_missing=superior[1],
    )


def _score(given: object, read: tuple[int | None, bool], scale: Scale) -> tuple[int | None, bool]:
    if given == NOT_DUE:
        return None, False
    if given == MISSING:
        return None, True
    return (given, False) if isinstance(given, int) and given in scale.values else read


def _sharing(measure: Measure, base: Measure) -> Measure:
    return replace(
        measure,
        joint_with=base.number,
        self_score=base.self_score,
        self_missing=base.self_missing,
        superior_score=base.superior_score,
        superior_missing=base.superior_missing,
    )
