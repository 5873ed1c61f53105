"""Bytes of a file in, headings and rows out. Nothing of it touches a disk."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from tamga.documents.harmless import Refused, check
from tamga.documents.tables import Limits, Place, Row, Table, UnreadableFile
from tamga.documents.tables.encodings import decode
from tamga.documents.tables.errors import sentence
from tamga.petitions.reading.columns import Column, recognised
from tamga.petitions.reading.failure import UnreadableList
from tamga.petitions.reading.workbook import read_workbook

MOST_ROWS = 2_000
LARGEST = 10 * 1024 * 1024
WIDEST = 40  # columns
FIRST_ROWS = 15  # among which the headings stand
ENDINGS = (".xlsx", ".csv")
_LIMITS = Limits(file_size=LARGEST, rows=MOST_ROWS + FIRST_ROWS, columns=WIDEST)

Numbered = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class PetitionTable:
    """``columns`` by their place from 0; ``rows`` with the number that the person sees in the file.

    ``heads`` is empty when no line of headings was found. ``others`` names further sheets with
    rows, which weren't read.
    """

    heads: tuple[str, ...]
    columns: dict[int, Column]
    rows: tuple[Numbered, ...]
    others: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Of the widest row."""
        return max((len(cells) for _number, cells in self.rows), default=0)


def read_table(data: bytes, name: str) -> PetitionTable:
    """The sheet that looks most like a list of petitions. Raises UnreadableList.

    What the file is, its content says: a program, an old .xls, a renamed file or one that unpacks
    without end is refused.
    """
    try:
        if len(data) > LARGEST:
            raise UnreadableList("too_large", most=LARGEST // 1024**2)
        ending = PurePosixPath(name.lower()).suffix
        if ending not in (*ENDINGS, ".xls"):  # of an old one the sentence says what to do
            raise UnreadableList("kind")
        check(data, name=name.lower(), largest=LARGEST)
        sheets = read_workbook(data, _LIMITS) if ending == ".xlsx" else [_sheet(data)]
    except Refused as refused:
        told = "kind" if refused.code == "kind" else refused.sentence()
        raise UnreadableList(told) from refused
    except UnreadableFile as failed:
        if failed.code == "too_many_rows":
            raise UnreadableList("too_many", most=MOST_ROWS) from failed
        raise UnreadableList(sentence(failed)) from failed
    return _best(sheets)


def _best(sheets: Sequence[Table]) -> PetitionTable:
    found = [(sheet.name, _headed(sheet)) for sheet in sheets if sheet.rows]
    if not found or not any(table.rows for _name, table in found):
        raise UnreadableList("no_rows")
    best = max(range(len(found)), key=lambda at: (len(found[at][1].columns), -at))
    table = found[best][1]
    if not table.rows:
        raise UnreadableList("no_rows")
    if len(table.rows) > MOST_ROWS:
        raise UnreadableList("too_many", most=MOST_ROWS)
    others = tuple(
        name for at, (name, other) in enumerate(found) if at != best and name and other.rows
    )
    return PetitionTable(table.heads, table.columns, table.rows, others)


def _headed(sheet: Table) -> PetitionTable:
    """The line of headings is the one that names most columns; two at least."""
    rows = [(row.place.row, row.cells) for row in sheet.rows]
    named = [recognised(cells) for _number, cells in rows[:FIRST_ROWS]]
    at = max(range(len(named)), key=lambda place: (len(named[place]), -place))
    if len(named[at]) < 2:
        return PetitionTable((), {}, tuple(rows))
    return PetitionTable(rows[at][1], named[at], tuple(rows[at + 1 :]))


def _sheet(data: bytes) -> Table:
    """The rows of a CSV by the sign that cuts its first lines into most cells."""
    text = decode(data)
    start = text[:20_000]
    sign = max(";\t,", key=lambda each: _regular(start, each))
    rows = []
    for number, cells in enumerate(_lines(text, sign), start=1):
        row = Row(Place(1, number), tuple(cell.strip() for cell in cells[:WIDEST]))
        if not row.is_blank:
            rows.append(row)
            if len(rows) > _LIMITS.rows:
                raise UnreadableFile("too_many_rows")
    return Table((), tuple(rows))


def _lines(text: str, sign: str) -> list[list[str]]:
    csv.field_size_limit(LARGEST)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as error:
        raise UnreadableFile("broken") from error


def _regular(text: str, sign: str) -> int:
    """How many lines are as wide as the most usual width, if that is more than one."""
    widths = [len(cells) for cells in _lines(text, sign) if cells]
    return max((widths.count(width) * min(width, 9) for width in set(widths) if width > 1),
               default=0)  # fmt: skip
