"""Measures out of numbered rows and the rows that join them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.model import Measure, Side
from tamga.implementation.reading.rows import Entry, Notes
from tamga.implementation.reading.scores import Score
from tamga.implementation.reading.texts import is_not_due, provision_number
from tamga.kernel.scales import Scale

SELF, SUPERIOR = "self", "superior"


@dataclass(frozen=True, slots=True)
class _Given:
    """What a measure was given: a score, not due (None), or nothing (`missing`)."""

    value: int | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A measure with its rows, in the order of the file."""

    measure: Measure
    entries: tuple[Entry, ...]


def read_measures(entries: list[Entry], scale: Scale, notes: Notes) -> list[Read]:
    """By number. Each number that a row has been given stands here once."""
    rows: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.measure is not None:
            rows.setdefault(entry.measure.at, []).append(entry)
    found: list[Read] = []
    base: tuple[int, Mapping[str, _Given]] | None = None  # whose score may be shared
    for at, of_measure in sorted(rows.items()):
        own = next(entry for entry in of_measure if entry.at == at)
        given, joint_with = _scores(own, of_measure, base, scale, notes)
        if joint_with is None and own.number is not None:
            base = own.number, given
        found.append(Read(_measure(own, of_measure, given, joint_with), tuple(of_measure)))
    return sorted(found, key=lambda each: each.measure.number)


def _measure(
    own: Entry, entries: list[Entry], given: Mapping[str, _Given], joint_with: int | None
) -> Measure:
    provision = _joined(entry.cells.provision for entry in entries)
    numbers = (provision_number(entry.cells.provision) for entry in (own, *entries))
    return Measure(
        number=own.number or 0,
        joint_with=joint_with,
        decision=own.decision,
        group=own.cells.group,
        provision_number=next(filter(None, numbers), ""),
        provision=provision,
        progress=_joined(entry.cells.progress for entry in entries),
        self_score=given[SELF].value,
        superior_score=given[SUPERIOR].value,
        self_missing=given[SELF].missing,
        superior_missing=given[SUPERIOR].missing,
        place=own.place,
        places=tuple(entry.place for entry in entries),
    )


def _joined(texts: Iterator[str]) -> str:
    """One text; a cell «not due» that slid in front of it stays out of it."""
    parts = [text for text in texts if text]
    if len(parts) > 1:
        parts = [text for text in parts if not is_not_due(text)] or parts[:1]
    return " ".join(parts)


def _scores(
    own: Entry,
    entries: list[Entry],
    base: tuple[int, Mapping[str, _Given]] | None,
    scale: Scale,
    notes: Notes,
) -> tuple[Mapping[str, _Given], int | None]:
    number = own.number or 0
    self_, superior = _own_or_torn(own, entries, notes)
    nothing = self_ is None and superior is None and not own.cells.not_due_slid
    if base is not None and (_is_merged(own) or (own.inferred and nothing)):
        if own.inferred:
            notes.add(Code.NUMBER_SHARES, own.place, (number,), base=base[0])
        return base[1], base[0]
    if own.inferred:
        notes.add(Code.NUMBER_BLANK, own.place, (number,))
    if self_ is None and superior is None:
        if own.cells.not_due_slid:
            notes.add(Code.NOT_DUE_SLID, own.place, (number,))
            return {SELF: _Given(), SUPERIOR: _Given()}, None
        notes.add(Code.SCORES_MISSING, own.place, (number,))
        return {SELF: _Given(missing=True), SUPERIOR: _Given(missing=True)}, None
    given = {
        SELF: _given(self_, superior, Code.SELF_MISSING, own, scale, notes),
        SUPERIOR: _given(superior, self_, Code.SUPERIOR_MISSING, own, scale, notes),
    }
    return given, None


def _is_merged(own: Entry) -> bool:
    """Whether what scores it has reach down from the row above."""
    scores = own.cells.scores
    sides = ((scores.self_, scores.self_carried), (scores.superior, scores.superior_carried))
    return any(carried for _, carried in sides) and all(
        carried or score is None for score, carried in sides
    )


def _own_or_torn(
    own: Entry, entries: list[Entry], notes: Notes
) -> tuple[Score | None, Score | None]:
    """The measure's own scores, blanks filled from its torn rows; what contradicts is named."""
    self_, superior = own.cells.scores.self_, own.cells.scores.superior
    for entry in entries:
        torn = entry.cells.scores
        if entry is own or not torn.any:
            continue
        for old, new in ((self_, torn.self_), (superior, torn.superior)):
            if old is not None and new is not None and old.value != new.value:
                number = (own.number or 0,)
                notes.add(Code.SCORES_CONTRADICT, entry.place, number, kept=old.text, left=new.text)
        self_, superior = self_ or torn.self_, superior or torn.superior
    return self_, superior


def _given(
    score: Score | None, beside: Score | None, code: Code, own: Entry, scale: Scale, notes: Notes
) -> _Given:
    number = (own.number or 0,)
    side = Side.OWN if code is Code.SELF_MISSING else Side.SUPERIOR
    if score is None:
        if beside is not None and beside.value is None:
            # nothing else can be meant, yet nobody wrote it
            notes.add(Code.BLANK_BESIDE_NOT_DUE, own.place, number, side=str(side))
            return _Given()
        notes.add(code, own.place, number)
        return _Given(missing=True)
    if score.value is None:
        return _Given()
    if score.value not in scale.values:
        notes.add(Code.SCORE_OFF_SCALE, own.place, number, score=score.text[:40], side=str(side))
        return _Given(missing=True)
    return _Given(int(score.value))
