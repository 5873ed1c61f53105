"""Measures that the reader missed and a person added. Pure."""

from collections.abc import Iterable

from tamga.documents.tables import Place
from tamga.implementation.reading.checks import note_texts
from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.corrections import (
    BY_HAND,
    HIGHEST,
    NUMBER,
    PROVISION,
    RESPONSIBLE,
    Cells,
    Corrections,
    is_added,
    key_of,
    place_key,
)
from tamga.implementation.reading.model import Measure, ReportReading
from tamga.implementation.reading.rows import Notes

SCORES_LEFT = {
    (True, True): Code.SCORES_MISSING,
    (True, False): Code.SELF_MISSING,
    (False, True): Code.SUPERIOR_MISSING,
    (False, False): None,
}
"""(own missing, superior's missing) → what is to be said."""


def added(reading: ReportReading, corrections: Corrections) -> tuple[Measure, ...]:
    """An empty measure for each row added by hand, to be filled by its cells.

    "As read" they stand behind all others, where one stays whose number somebody else has.
    """
    there = {key_of(measure) for measure in reading.measures}
    known = {
        key: cells
        for key, cells in corrections.items()
        if key not in there and _is_measure(key, cells)
    }
    wanted = [cells.get(NUMBER) for cells in corrections.values()]
    numbers = [measure.number for measure in reading.measures]
    numbers += [each for each in wanted if isinstance(each, int) and each <= HIGHEST]
    top = max(numbers, default=0)
    rows = sorted((int(key.partition("-")[2]), cells) for key, cells in known.items())
    return tuple(_empty(top + at, row, cells) for at, (row, cells) in enumerate(rows, start=1))


def note_added(measures: Iterable[Measure], notes: Notes) -> None:
    """What is to be looked at in them, as in rows of the file; silence is told of all at once."""
    for measure in measures:
        numbers = (measure.number,)
        code = SCORES_LEFT[measure.self_missing, measure.superior_missing]
        if code is not None and measure.joint_with is None:
            notes.add(code, measure.place, numbers)
        if measure.decision is None:
            notes.add(Code.MEASURE_WITHOUT_DECISION, measure.place, numbers)
        note_texts(measure, measure.place, measure.provision, measure.progress, notes)


def _is_measure(key: str, cells: Cells) -> bool:
    number, row = cells.get(NUMBER), key.partition("-")[2]
    return (
        is_added(key)
        and row.isdecimal()
        and place_key(Place(BY_HAND, int(row))) == key
        and isinstance(number, int)
        and 1 <= number <= HIGHEST
        and bool(cells.get(PROVISION))
    )


def _empty(number: int, row: int, cells: Cells) -> Measure:
    posts = cells.get(RESPONSIBLE, ())
    return Measure(
        number=number,
        joint_with=None,
        decision=None,
        group="",
        provision_number="",
        provision="",
        progress="",
        self_score=None,
        superior_score=None,
        self_missing=True,
        superior_missing=True,
        place=Place(BY_HAND, row),
        places=(),
        responsible=tuple(post for post in posts if isinstance(post, int)),
    )
