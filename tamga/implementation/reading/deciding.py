"""The decisions of a report with the cells that a person put right. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.corrections import (
    DATED,
    ISSUED_AT,
    KIND,
    OF_DECISION,
    PRINTED,
    TITLE,
    Cells,
    Corrections,
    decision_key,
)
from tamga.implementation.reading.decisions import note_twice, same_as
from tamga.implementation.reading.model import Decision, DecisionKind, Problem, ReportReading
from tamga.implementation.reading.rows import Notes
from tamga.kernel.mongolian.decision_numbers import fold_number

_OF_ONE = {
    Code.DECISION_NUMBER_MISSING,
    Code.DECISION_NUMBER_CUT,
    Code.DECISION_DATE_MISSING,
    Code.DECISION_WITHOUT_TEXT,
}
_SHOWN = 80  # characters of a title in a sentence


def decided(decisions: Sequence[Decision], corrections: Corrections) -> tuple[Decision, ...]:
    """Each with its own cells; which of them are one document is asked anew. Without a correction
    of any the very same.
    """
    if not any(_cells(each, corrections) for each in decisions):
        return tuple(decisions)
    found: list[Decision] = []
    for each in decisions:
        own = replace(_put_right(each, _cells(each, corrections)), same_as=None)
        found.append(replace(own, same_as=same_as(own, found)))
    return tuple(found)


def problems_of_decisions(
    reading: ReportReading, decisions: Sequence[Decision], corrections: Corrections
) -> Iterator[Problem]:
    """The problems as read, those of a corrected decision told anew, under the numbers as read."""
    touched = {each.place for each in reading.decisions if _cells(each, corrections)}
    if not touched:
        yield from reading.problems
        return
    for problem in reading.problems:
        told_anew = problem.code in _OF_ONE and problem.place in touched
        if not told_anew and problem.code is not Code.DECISION_TWICE:
            yield problem
    notes = Notes()
    first = _first_measures(reading)
    for at, each in enumerate(decisions):
        numbers = first.get(at, ())
        if each.place in touched:
            _note(each, numbers, notes)
        if each.same_as is not None:
            note_twice(each, decisions[each.same_as], numbers, notes)
    yield from notes.problems


def _cells(decision: Decision, corrections: Corrections) -> Cells:
    given = corrections.get(decision_key(decision), {})
    return {name: given[name] for name in OF_DECISION if name in given}


def _put_right(decision: Decision, given: Cells) -> Decision:
    if not given:
        return decision
    printed, dated = _text(given, PRINTED, decision.printed), _day(given, decision.dated)
    number, year = decision.number, decision.year
    if PRINTED in given or DATED in given:
        folded = fold_number(printed)
        year = folded.year if folded else None
        year = year or (dated.year if dated else None)
        if PRINTED in given:
            number = folded.number if folded and not folded.torn else None
    title = _text(given, TITLE, decision.title)
    told = (title, dated.isoformat() if dated else "", printed)
    return replace(
        decision,
        title=title,
        dated=dated,
        printed=printed,
        number=number,
        year=year,
        kind=_kind(given, decision.kind),
        issued_at=_text(given, ISSUED_AT, decision.issued_at),
        text=" ".join(each for each in told if each),
    )


def _text(given: Cells, name: str, read: str) -> str:
    found = given.get(name, read)
    return found if isinstance(found, str) else read


def _day(given: Cells, read: date | None) -> date | None:
    found = given.get(DATED, "")
    if found is None:
        return None
    try:
        return date.fromisoformat(found)
    except (TypeError, ValueError):
        return read


def _kind(given: Cells, read: DecisionKind) -> DecisionKind:
    try:
        return DecisionKind(given.get(KIND, read))
    except ValueError:
        return read


def _first_measures(reading: ReportReading) -> Mapping[int, tuple[int, ...]]:
    first: dict[int, tuple[int, ...]] = {}
    for measure in reading.measures:
        if measure.decision is not None:
            first.setdefault(measure.decision, (measure.number,))
    return first


def _note(decision: Decision, numbers: tuple[int, ...], notes: Notes) -> None:
    title, printed = decision.title[:_SHOWN], decision.printed
    if not title and not printed:
        order = "–" if decision.order is None else str(decision.order)
        notes.add(Code.DECISION_WITHOUT_TEXT, decision.place, numbers, order=order)
        return
    if not printed:
        notes.add(Code.DECISION_NUMBER_MISSING, decision.place, numbers, text=title)
    elif decision.number is None:
        notes.add(Code.DECISION_NUMBER_CUT, decision.place, numbers, printed=printed)
    if decision.dated is None:
        notes.add(Code.DECISION_DATE_MISSING, decision.place, numbers, text=title or printed)
