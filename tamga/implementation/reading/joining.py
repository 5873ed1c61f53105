"""Which measure a torn row belongs to."""

from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.rows import Entry, Notes


def join(entries: list[Entry], notes: Notes) -> None:
    """Gives every row without a number the measure that it joins, if there is any."""
    above: Entry | None = None
    below = _following(entries)
    joined: dict[int, list[Entry]] = {}  # position of a measure → rows that filled its scores
    for entry in entries:
        if entry.number is not None:
            above = entry
            continue
        entry.joins = _target(entry, above, below[entry.at], joined)
        if entry.joins is None:
            notes.add(Code.ROW_WITHOUT_MEASURE, entry.place, text=_excerpt(entry))
            continue
        number = entry.joins.number or 0
        if entry.has_scores:
            joined.setdefault(entry.joins.at, []).append(entry)
            notes.add(Code.TORN_ROW, entry.place, (number,))
        elif entry.cells.begins_provision and not entry.cells.carries_number:
            notes.add(Code.PROVISION_WITHOUT_NUMBER, entry.place, (number,))


def _following(entries: list[Entry]) -> list[Entry | None]:
    """For each row the next measure below it."""
    found: list[Entry | None] = [None] * len(entries)
    following: Entry | None = None
    for at in reversed(range(len(entries))):
        found[at] = following
        if entries[at].number is not None:
            following = entries[at]
    return found


def _target(
    entry: Entry, above: Entry | None, below: Entry | None, joined: dict[int, list[Entry]]
) -> Entry | None:
    """The measure above; for a row with scores the one whose scores it repeats or lacks.

    Scores that a page break tore off stand on the other side of it from their number, so a
    measure without scores takes them first; where both have theirs, they are a repetition.
    """
    if above is None or entry.cells.carries_number or not entry.has_scores:
        return above or below
    if above.at not in joined and not above.cells.not_due_slid and _fills(above, entry):
        return above
    if below is None or _values(above) == _values(entry):
        return above
    takes = _values(below) == _values(entry) or not (below.has_scores or below.cells.not_due_slid)
    return below if takes else above


def _fills(measure: Entry, entry: Entry) -> bool:
    """Whether the row has a score that the measure lacks, and none that contradicts."""
    pairs = list(zip(_values(measure), _values(entry), strict=True))
    return any(old == "" != new for old, new in pairs) and all(
        "" in (old, new) or old == new for old, new in pairs
    )


def _values(entry: Entry) -> tuple[float | str | None, ...]:
    """The two scores; a blank one is "" and not due None."""
    scores = entry.cells.scores
    return tuple("" if each is None else each.value for each in (scores.self_, scores.superior))


def _excerpt(entry: Entry) -> str:
    cells = entry.cells
    return (cells.decision or cells.provision or cells.progress or cells.order)[:80]
