"""The two scores of a row, wherever they slid to."""

import re
from dataclasses import dataclass, field

from tamga.implementation.reading.columns import Columns
from tamga.implementation.reading.texts import is_not_due

_PERCENT = re.compile(r"([0-9]{1,4}(?:[.,][0-9]{1,3})?) ?%")
_BARE = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,3})?")
_NOTHING = ("-", "–", "—", "_")


@dataclass(frozen=True, slots=True)
class Score:
    """`value` None is not yet due; `text` is what stands there."""

    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class RowScores:
    """What was found; None is blank. `used` are the cells that it was taken from."""

    self_: Score | None = None
    superior: Score | None = None
    used: frozenset[int] = field(default_factory=frozenset)
    slid: bool = False
    too_many: bool = False
    self_carried: bool = False  # merged with the cell above
    superior_carried: bool = False

    @property
    def any(self) -> bool:
        """Whether the row carries a score of its own."""
        mine = self.self_ is not None and not self.self_carried
        return mine or (self.superior is not None and not self.superior_carried)


def scores_of(cells: list[str], columns: Columns, merged: frozenset[int]) -> RowScores:
    """The last two cells that hold scores; a lone one belongs to the side where it stands.

    A percentage is a score in any column from the provision on, for no provision and no progress
    consists of one. «Not due» and bare numbers are scores only from the self-assessment on: in
    the column of progress those words are progress.
    """
    found: list[tuple[int, Score]] = []
    for at in range(columns.provision, len(cells)):
        found += [(at, score) for score in _scores(cells[at], in_column=at >= columns.self_)]
    last = found[-2:]
    used = frozenset(at for at, _ in last) | _blanks(cells, columns)
    too_many = any(at >= columns.self_ for at, _ in found[:-2])
    if too_many:
        used |= frozenset(at for at, _ in found[:-2] if at >= columns.self_)
    if not last:
        return RowScores(used=used)
    if len(last) == 2:
        (left, own), (right, superior) = last
        slid = (left, right) != (columns.self_, columns.superior)
    elif last[0][0] <= columns.self_:
        left, own = last[0]
        right, superior, slid = -1, None, left != columns.self_
    else:
        right, superior = last[0]
        left, own, slid = -1, None, right != columns.superior
    return RowScores(own, superior, used, slid, too_many, left in merged, right in merged)


def _scores(cell: str, *, in_column: bool) -> list[Score]:
    if not cell:
        return []
    percents = _PERCENT.findall(cell)
    if percents and not _PERCENT.sub("", cell).strip(" ,;/|"):
        return [Score(float(each.replace(",", ".")), cell) for each in percents[:3]]
    if not in_column:
        return []
    if is_not_due(cell):
        return [Score(None, cell)]
    if _BARE.fullmatch(cell):
        return [Score(float(cell.replace(",", ".")), cell)]
    return []


def _blanks(cells: list[str], columns: Columns) -> frozenset[int]:
    """Dashes that stand for nothing."""
    return frozenset(
        at for at, cell in enumerate(cells) if cell in _NOTHING and at > columns.number
    )
