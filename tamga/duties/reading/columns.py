"""Which column of a plan's table says what, told by the words of its header."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tamga.documents.tables import Row
from tamga.kernel.mongolian.script import clean, repair


class Column(StrEnum):
    """What a plan's column may say."""

    NUMBER = "number"
    WORK = "work"
    WHEN = "when"
    WHO = "who"
    OTHER = "other"  # known, but no part of the duty: notes, fulfilment


# The first pattern that fits decides: «Хийх хугацаа» is a term before it is work, «Хариуцах
# албан тушаалтан» a person before «ажилтан» could make it work.
_LABELS = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (Column.NUMBER, r"^(?:№|no|д ?[/.]? ?д|р ?[/.]? ?д|дугаар|№ ?д ?[/.]? ?д|дэс дугаар)\.?$"),
        (Column.WHO, r"хариуц|эзэн|эзэмш|албан тушаалтан"),
        (Column.WHEN, r"хугацаа|хэзээ|давтамж"),
        (Column.OTHER, r"биелэлт|гүйцэтгэл|хэрэгжилт|тайлбар|тэмдэглэл|үнэлгээ|явц|төлөв|зардал"),
        (Column.WHO, r"гүйцэтгэ"),
        (Column.WORK, r"аж[иы]?л|хийгдэх|хийх"),
        (Column.WORK, r"агуулга|арга хэмжээ|үйл ажиллагаа|үүрэг"),
    )
)
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class Header:
    """Column → index from 0; `unread` are labelled columns that nothing is taken from."""

    at: dict[Column, int]
    unread: tuple[str, ...]
    named: frozenset[int]  # every column that has a label

    def text(self, row: Row, column: Column) -> str:
        """The cell's text, line breaks kept and spaces single; "" where the plan has no such."""
        index = self.at.get(column)
        if index is None or index >= len(row.cells):
            return ""
        return "\n".join(filter(None, map(clean, row.cells[index].split("\n"))))

    @property
    def missing(self) -> tuple[Column, ...]:
        """Columns that a plan should have and this one hasn't."""
        return tuple(c for c in (Column.NUMBER, Column.WHEN, Column.WHO) if c not in self.at)


def header_of(row: Row) -> Header | None:
    """The header that this row is, if it is one: the work and the term or the responsible."""
    labels = [repair(clean(cell)).casefold() for cell in row.cells]
    if any(label.isdigit() or len(label) > _LONGEST_LABEL for label in labels):
        return None
    at: dict[Column, int] = {}
    ranks: dict[Column, int] = {}
    unread = []
    for index, label in enumerate(labels):
        column, rank = _meaning(label)
        if column is None:
            if label:
                unread.append(clean(row.cells[index]))
        elif rank < ranks.get(column, len(_LABELS)):
            at[column], ranks[column] = index, rank
    at.pop(Column.OTHER, None)
    if Column.WORK not in at or not at.keys() & {Column.WHEN, Column.WHO}:
        return None
    if Column.NUMBER not in at and labels[0] == "":
        at[Column.NUMBER] = 0
    named = frozenset(index for index, label in enumerate(labels) if label)
    return Header(at, tuple(unread), named | set(at.values()))


def _meaning(label: str) -> tuple[Column | None, int]:
    for rank, (column, pattern) in enumerate(_LABELS):
        if pattern.search(label):
            return column, rank
    return None, len(_LABELS)


def is_column_numbers(row: Row) -> bool:
    """The row «1 2 3 4» that forms have under their header."""
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return len(cells) > 1 and cells == [str(n) for n in range(1, len(cells) + 1)]
