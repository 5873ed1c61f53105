"""Rows that slid: each measure has its number and scores, and the texts give it away."""

import re
from collections.abc import Iterable

from tamga.documents.tables import Place
from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.measures import Read
from tamga.implementation.reading.model import Measure
from tamga.implementation.reading.rows import Entry, Notes
from tamga.implementation.reading.texts import begins_small, ends_not_due, is_not_due, stretches

_FIRST = re.compile(r"([0-9]{1,3})[.)]")
_LATER = re.compile(r"[.;:!»\"”]\s{1,3}([0-9]{1,3})[.)]\s?(?=[\"«“„]?[А-ЯЁӨҮ])")


def check_slides(found: list[Read], notes: Notes) -> None:
    """Two provisions in one row, «not due» beside a score, a provision without its beginning."""
    for read in found:
        measure = read.measure
        for entry in read.entries:
            note_texts(measure, entry.place, entry.cells.provision, entry.cells.progress, notes)
        if _lacks_beginning(read.entries):
            notes.add(Code.PROVISION_WITHOUT_BEGINNING, measure.place, (measure.number,))
    note_silent((read.measure for read in found), notes)


def note_texts(measure: Measure, place: Place, provision: str, progress: str, notes: Notes) -> None:
    """What the texts of one of its rows give away."""
    number = (measure.number,)
    if (second := _second_provision(provision)) is not None:
        notes.add(Code.PROVISIONS_GLUED, place, number, provision=second)
    scored = measure.self_score is not None or measure.superior_score is not None
    if scored and (ends_not_due(provision) or ends_not_due(progress)):
        notes.add(Code.NOT_DUE_BUT_SCORED, place, number)


def note_silent(measures: Iterable[Measure], notes: Notes) -> None:
    """Measures that were scored without a word of progress: one problem for all of them."""
    silent = [measure for measure in measures if _is_silent(measure)]
    if silent:
        numbers = tuple(measure.number for measure in silent)
        notes.add(Code.PROGRESS_EMPTY, silent[0].place, numbers, measures=stretches(numbers))


def _is_silent(measure: Measure) -> bool:
    scored = measure.self_score is not None or measure.superior_score is not None
    return scored and measure.joint_with is None and not measure.progress


def _second_provision(text: str) -> str | None:
    """«2.» in «1. … байна. 2. Нэрлэсэн …»: the next number, after the end of a sentence."""
    first = _FIRST.match(text)
    if not first:
        return None
    following = int(first[1]) + 1
    return next((f"{n}." for n in map(int, _LATER.findall(text)) if n == following), None)


def _lacks_beginning(entries: tuple[Entry, ...]) -> bool:
    if entries[0].number is None:
        return False  # a torn row, that has been named as such
    texts = (entry.cells.provision for entry in entries)
    first = next((text for text in texts if text and not is_not_due(text)), "")
    return begins_small(first) and not _FIRST.match(first)
