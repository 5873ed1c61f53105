"""Which problems of a reading are left when a person has put cells right. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tamga.implementation.reading.adding import SCORES_LEFT, note_added
from tamga.implementation.reading.checks import note_silent
from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.corrections import NUMBER, RIGHT, Cells
from tamga.implementation.reading.headlines import compare
from tamga.implementation.reading.model import Measure, Problem, ReportReading, Side
from tamga.implementation.reading.numbering import LISTED
from tamga.implementation.reading.rows import Notes, in_order
from tamga.implementation.reading.solved_by import COUNTED, SIDES, SOLVED_BY, WHOLE
from tamga.implementation.reading.texts import stretches
from tamga.kernel.scales import Summary


@dataclass(frozen=True)
class After:
    """What became of the measures, by their numbers as read.

    ``numbers`` are those they have now, ``refused`` those whose new number was left out, ``added``
    those that stand in no file.
    """

    measures: Mapping[int, Measure]
    numbers: Mapping[int, int]
    cells: Mapping[int, Cells]
    refused: frozenset[int]
    figures: Mapping[Side, Summary]
    added: frozenset[int] = frozenset()

    @property
    def renumbered(self) -> bool:
        """Whether any measure has another number now, or came in between."""
        return bool(self.added) or any(number != new for number, new in self.numbers.items())

    @property
    def last_read(self) -> int:
        """The highest number of the file."""
        return max(self.numbers.keys() - self.added, default=0)


def problems_after(
    reading: ReportReading, problems: Iterable[Problem], after: After
) -> tuple[Problem, ...]:
    """Which of these are left, in the order of the file, under the numbers of now."""
    notes = Notes()
    for problem in problems:
        if problem.code is Code.NUMBER_MISSING:
            notes.problems += _still_missing(problem, after)
        elif problem.code is Code.NO_MEASURES and after.added:
            continue
        elif problem.code not in COUNTED:
            notes.problems += _left(problem, after)
    notes.problems += _of_added(after)
    for number in sorted(after.refused):
        place = after.measures[number].place
        found = after.cells[number][NUMBER]
        notes.add(Code.CORRECTION_LEFT, place, (after.numbers[number],), found=found)
    if after.renumbered:
        notes.problems += _gaps(after)
    looked_at = {
        number for number in after.cells if _is_right(Code.PROGRESS_EMPTY, after.cells[number])
    }
    asked = (one for number, one in after.measures.items() if number not in looked_at)
    note_silent(sorted(asked, key=lambda measure: measure.number), notes)
    compare(reading.headlines, after.figures, notes)
    return in_order(notes.problems)


def _of_added(after: After) -> Iterator[Problem]:
    """What is to be looked at in rows added by hand, but for what somebody found right."""
    for number in sorted(after.added):
        notes = Notes()
        note_added([after.measures[number]], notes)
        cells = after.cells.get(number, {})
        yield from (each for each in notes.problems if not _is_right(each.code, cells))


def _is_right(code: Code, cells: Cells) -> bool:
    return str(code) in cells.get(RIGHT, ())


def _left(problem: Problem, after: After) -> Iterator[Problem]:
    """The problem without the measures that were put right; nothing when none is left."""
    cells = [after.cells.get(number, {}) for number in problem.numbers]
    if problem.code in WHOLE and any(_is_right(problem.code, each) for each in cells):
        return
    left = []
    for number, given in zip(problem.numbers, cells, strict=True):
        measure = after.measures.get(number)
        if measure is None or not given:
            left.append(after.numbers.get(number, number))
        elif (code := _code_left(problem, given, measure)) is problem.code:
            left.append(measure.number)
        elif code is not None:
            yield Problem(code, problem.place, (measure.number,))
    if left or not problem.numbers:
        yield replace(
            problem, numbers=tuple(left), params=_params(problem, tuple(left), after.numbers)
        )


def _code_left(problem: Problem, given: Cells, measure: Measure) -> Code | None:
    """What is still wrong with a measure that somebody corrected."""
    code = problem.code
    missing = measure.self_missing, measure.superior_missing
    if _is_right(code, given):
        return None
    if code is Code.SCORES_MISSING:
        return SCORES_LEFT[missing]
    if code is Code.SELF_MISSING:
        return code if missing[0] else None
    if code is Code.SUPERIOR_MISSING:
        return code if missing[1] else None
    if "side" in problem.params:
        solved = SIDES[Side(str(problem.params["side"]))]
    else:
        solved = SOLVED_BY.get(code, frozenset())
    return None if solved & given.keys() else code


def _params(
    problem: Problem, left: tuple[int, ...], numbers: Mapping[int, int]
) -> Mapping[str, str | int]:
    params = dict(problem.params)
    if "measures" in params and left:
        params["measures"] = stretches(left)
    if isinstance(base := params.get("base"), int):
        params["base"] = numbers.get(base, base)
    return params


def _still_missing(problem: Problem, after: After) -> Iterator[Problem]:
    """Numbers beyond the last measure; those between are told anew once numbers have changed."""
    if not after.renumbered:
        yield problem
        return
    top = int(str(problem.params["missing"]).rpartition("–")[2])
    highest = max(after.numbers.values())
    if top > after.last_read and top > highest:
        low = max(highest + 1, *problem.numbers[:1], 1)
        listed = tuple(number for number in problem.numbers if number > highest)
        yield _missing(low, top, problem, listed)


def _missing(low: int, top: int, problem: Problem, listed: tuple[int, ...]) -> Problem:
    shown = str(low) if low == top else f"{low}–{top}"
    return replace(problem, numbers=listed, params={"missing": shown})


def _gaps(after: After) -> Iterator[Problem]:
    """The numbers between two measures that none has now."""
    before = 0
    for measure in sorted(after.measures.values(), key=lambda measure: measure.number):
        low, top = before + 1, measure.number - 1
        if low <= top:
            listed = tuple(range(low, min(top, low + LISTED - 1) + 1))
            yield _missing(low, top, Problem(Code.NUMBER_MISSING, measure.place), listed)
        before = measure.number
