"""Which row is which measure: each number once, told by the numbers printed around it.

The printed numbers that rise are trusted. A row without a number (or with one that can't be) is a
measure only where a number is missing between its neighbours; everywhere else it is a piece of a
measure, torn off by a page break. So no row can push the others out of their numbers.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from tamga.implementation.reading.cells import Cells
from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.joining import join
from tamga.implementation.reading.rows import Entry, Notes
from tamga.implementation.reading.texts import begins_small, whole_number

LISTED = 100  # missing numbers that a problem lists one by one
_ENDS = (".", ";", ":", "»", '"', "”", ")")


def number_rows(rows: list[Cells], printed_total: int | None, notes: Notes) -> list[Entry]:
    """The rows with their numbers, or with the measure that each joins."""
    entries = _printed(rows)
    for at, entry in enumerate(entries):
        entry.at = at
    trusted = _trusted(entries, notes)
    ends = [*trusted, None]
    known = {entry.number for entry in entries if entry.number is not None}
    for before, after in zip([None, *trusted], ends, strict=True):
        _fill_gap(entries, (before, after), known, printed_total, notes)
    join(entries, notes)
    return entries


@dataclass
class _Counter:
    """Tells the number of a measure from that of a decision when only one of them stands there."""

    number: int = 0
    order: int = 0
    wants_order: bool = False
    entries: list[Entry] = field(default_factory=list)

    def take(self, cells: Cells) -> None:
        order, number = whole_number(cells.order), whole_number(cells.number)
        slid = False
        if order is not None and number is None and not cells.carries_number:
            slid = self._is_number(order, begins_decision=bool(cells.decision))
            order, number = (None, order) if slid else (order, None)
        self.entries.append(Entry(cells, order, number, number_slid=slid))
        if order is not None:
            self.order, self.wants_order = order, False
        elif cells.decision and number is not None:
            self.wants_order = True
        if number is not None and self.number < number < self.number + 200:
            self.number = number

    def _is_number(self, found: int, *, begins_decision: bool) -> bool:
        """A lone number in the column of the decisions' numbers: whose is it?

        A decision's, where a decision begins; else the measure's, unless the decision above still
        lacks one and only that would be in order.
        """
        if begins_decision:
            return found == self.number + 1 and found != self.order + 1
        in_order = found == self.order + 1 or found <= self.number
        return not (self.wants_order and in_order and found != self.number + 1)


def _printed(rows: list[Cells]) -> list[Entry]:
    counter = _Counter()
    for cells in rows:
        counter.take(cells)
    return counter.entries


def _trusted(entries: list[Entry], notes: Notes) -> list[Entry]:
    """The longest rising run of printed numbers; the others are taken back or named."""
    for entry in entries:
        if entry.number == 0:
            notes.add(Code.NUMBER_UNLIKELY, entry.place, found=0)
            entry.number = None
    printed = [entry for entry in entries if entry.number is not None]
    rising = _rising([entry.number or 0 for entry in printed])
    trusted = [printed[at] for at in rising]
    known = {entry.number for entry in trusted}
    highest = max((number for number in known if number is not None), default=0)
    for at in sorted(set(range(len(printed))) - set(rising)):
        entry = printed[at]
        number = entry.number or 0
        if number in known:
            notes.add(Code.NUMBER_TWICE, entry.place, (number,), found=number)
            entry.number = None
        elif number > highest:
            notes.add(Code.NUMBER_UNLIKELY, entry.place, found=number)
            entry.number = None
        else:
            notes.add(Code.NUMBER_OUT_OF_ORDER, entry.place, (number,), found=number)
            known.add(number)
    return trusted


def _rising(numbers: list[int]) -> list[int]:
    """Positions of the longest strictly rising run; of equal numbers the first."""
    tails: list[int] = []
    ends: list[int] = []  # positions of the last ones of the best runs, by length
    before = [-1] * len(numbers)
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before[at] = ends[length - 1] if length else -1
        if length == len(tails):
            tails.append(number)
            ends.append(at)
        elif number < tails[length]:
            tails[length], ends[length] = number, at
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _fill_gap(
    entries: list[Entry],
    ends: tuple[Entry | None, Entry | None],
    known: set[int],
    printed_total: int | None,
    notes: Notes,
) -> None:
    """Gives the missing numbers between two trusted ones to the rows that can be measures."""
    before, after = ends
    first = 0 if before is None else before.at + 1
    last = len(entries) if after is None else after.at
    between = entries[first:last]
    lowest = 0 if before is None or before.number is None else before.number
    if after is not None and after.number is not None:
        highest = after.number - 1
    elif printed_total is not None and printed_total - lowest <= len(between):
        highest = max(printed_total, lowest)
    else:
        highest = lowest + sum(_is_scored(e) and e.cells.begins_provision for e in between)
    # A misread number may leave a gap of thousands: it is named, never walked through.
    most = lowest + len(between) + LISTED
    missing = [n for n in range(lowest + 1, min(highest, most) + 1) if n not in known]
    free = [entry for entry in between if entry.number is None]
    chosen = _choose(free, before, len(missing))
    for entry, number in zip(chosen, missing, strict=False):
        entry.number, entry.inferred = number, True
    left = missing[len(chosen) :]
    if left or highest > most:
        top = highest if highest > most else left[-1]
        place = after.place if after is not None else notes.end
        low = left[0] if left else most + 1
        shown = str(low) if low == top else f"{low}–{top}"
        notes.add(Code.NUMBER_MISSING, place, tuple(left), missing=shown)


def _choose(free: list[Entry], before: Entry | None, wanted: int) -> list[Entry]:
    """The likeliest first: rows with scores, then those that begin a provision."""
    ranked: list[tuple[int, Entry]] = []
    above = before
    for entry in free:
        if not entry.cells.carries_number:
            rank = _rank(entry, above)
            if rank is not None:
                ranked.append((rank, entry))
                above = entry
    ranked.sort(key=lambda each: each[0])
    return sorted((entry for _, entry in ranked[:wanted]), key=lambda entry: entry.at)


def _rank(entry: Entry, above: Entry | None) -> int | None:
    cells = entry.cells
    if _is_scored(entry):
        fills = above is not None and not above.has_scores and not above.cells.not_due_slid
        return None if fills and not cells.begins_provision else 0
    if cells.begins_provision:
        return 1
    text = cells.provision
    apart = above is None or above.cells.provision.endswith(_ENDS)
    return 2 if text and not begins_small(text) and apart else None


def _is_scored(entry: Entry) -> bool:
    return entry.has_scores or entry.cells.not_due_slid
