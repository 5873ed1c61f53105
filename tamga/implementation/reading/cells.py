"""One row of the report's table taken apart, with cells that slid put back where they belong."""

import re
from dataclasses import dataclass, field

from tamga.documents.tables import Place, Row
from tamga.implementation.reading.columns import ABSENT, Columns
from tamga.implementation.reading.scores import RowScores, scores_of
from tamga.implementation.reading.texts import (
    LONGEST,
    has_tags,
    is_not_due,
    provision_number,
    tidy,
    whole_number,
)

# A date or a number of a decision: text that no provision ends in.
_DECISION_END = re.compile(r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|дугаар ?:? ?[0-9]{4}_", re.I)
_TO_THE_LEFT = -1
_LONGEST_NUMBER = 20  # characters; what is longer in a column of numbers is a text


@dataclass
class Cells:
    """The parts of a row; `order` and `number` as printed, "" where the cell is blank or merged.

    `carries_number`: the number's cell goes on from the row above. `stray` is what no column of
    the form takes.
    """

    place: Place
    order: str = ""
    number: str = ""
    decision: str = ""
    provision: str = ""
    progress: str = ""
    scores: RowScores = field(default_factory=RowScores)
    group: str = ""
    carries_number: bool = False
    tags: bool = False
    too_long: bool = False
    shifted: bool = False
    stray: list[str] = field(default_factory=list)

    @property
    def begins_provision(self) -> bool:
        """Whether the provision begins with its number."""
        return bool(provision_number(self.provision))

    @property
    def not_due_slid(self) -> bool:
        """Without any score, and a text column holds nothing but the words «not due»."""
        both = self.scores.self_ is None and self.scores.superior is None
        return both and (is_not_due(self.provision) or is_not_due(self.progress))


def cells_of(row: Row, columns: Columns, group: str) -> Cells:
    """The row's parts. What is carried down in a merged cell is no text of this row."""
    texts = [tidy(cell) for cell in row.cells]
    texts += [""] * (columns.last + 1 - len(texts))
    merged = row.merged
    slid = _slid(["" if at in merged else text for at, text in enumerate(texts)], columns)
    if slid == _TO_THE_LEFT:
        texts.insert(columns.order, "")
        merged = frozenset(at + 1 for at in merged)
    elif slid is not None:
        texts.pop(slid)
        merged = frozenset(at - (at > slid) for at in merged)
    scores = scores_of(texts, columns, merged)
    found = Cells(
        row.place,
        scores=scores,
        group=group,
        shifted=slid is not None,
        carries_number=columns.number in merged,
        tags=any(map(has_tags, row.cells)),
        too_long=any(len(cell) > LONGEST for cell in row.cells),
    )
    for at, text in enumerate(texts):
        if text and at not in merged and at not in scores.used:
            _take(found, columns, at, text)
    return found


def _take(found: Cells, columns: Columns, at: int, text: str) -> None:
    names = ("order", "number", "decision", "provision", "progress")
    name = next((each for each in names if getattr(columns, each) == at), None)
    if name is None or (name in ("order", "number") and whole_number(text) is None):
        found.stray.append(text)
    else:
        setattr(found, name, text)


def _slid(own: list[str], at: Columns) -> int | None:
    """The blank cell before texts that slid to the right, or _TO_THE_LEFT; None is in order.

    A number never is a decision, nor a decision a number; a decision ends in its date and number,
    no provision does; no text belongs among the scores.
    """
    if at.last >= ABSENT:
        return None  # with a column less there is nothing to measure a slide by
    if not own[at.order] and whole_number(own[at.decision]) is not None:
        return at.order
    if len(own[at.number]) > _LONGEST_NUMBER and own[at.decision]:
        return _TO_THE_LEFT
    if own[at.decision]:
        return None
    used = scores_of(own, at, frozenset()).used
    after = list(enumerate(own))[at.progress + 1 :]
    beyond = any(text and index not in used for index, text in after)
    decision = _DECISION_END.search(own[at.provision][-60:]) is not None
    follows = decision and bool(provision_number(own[at.progress]))
    return at.decision if follows or (beyond and (decision or not own[at.provision])) else None
