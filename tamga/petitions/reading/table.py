"""Bytes of a file in, headings and rows out. Nothing of it touches a disk."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
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
LONGEST_CELL = 32_767  # letters: more no cell of Excel holds
MOST_LINES = 1_048_576  # blank ones too: more no sheet of Excel has
ENDINGS = (".xlsx", ".csv")
_LIMITS = Limits(file_size=LARGEST, rows=MOST_ROWS + FIRST_ROWS, columns=WIDEST)

LEAST_LOST = 2
_LOST = re.compile(r"[а-яё]\?[а-яё]", re.I)
"""A code page without ө and ү writes «?рг?д?л»; who asks two questions without a
space has an ө or ү somewhere."""
_KEPT = re.compile(r"[өү]", re.I)

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
    _check_cells(table)
    others = tuple(
        name for at, (name, other) in enumerate(found) if at != best and name and other.rows
    )
    return PetitionTable(table.heads, table.columns, table.rows, others)


def _check_cells(table: PetitionTable) -> None:
    """A cell without end is refused, never cut: a missing quotation mark puts all that stands below
    into one, and the citizens there would be lost without a word.
    """
    for number, cells in table.rows:
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise UnreadableList("cell", row=number, most=LONGEST_CELL)


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
    if not _KEPT.search(text) and len(_LOST.findall(text[:200_000])) >= LEAST_LOST:
        raise UnreadableList("lost")
    start = text[:20_000]
    sign = max(";\t,", key=lambda each: _regular(start, each))
    rows = []
    for number, cells in _lines(text, sign):
        filled = [cell.strip() for cell in cells[:WIDEST]]
        if any(filled):
            rows.append(Row(Place(1, number), tuple(filled)))
        if len(rows) > _LIMITS.rows or number > MOST_LINES:
            raise UnreadableFile("too_many_rows")
    return Table((), tuple(rows))


def _lines(text: str, sign: str) -> Iterator[Numbered]:
    number = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            number += 1
            yield number, tuple(cells)
    except csv.Error as error:  # the module itself reads no cell of more than 131,072 letters
        raise UnreadableList("cell", row=number + 1, most=LONGEST_CELL) from error


def _regular(text: str, sign: str) -> int:
    """How many lines are as wide as the most usual width, if that is more than one."""
    widths = [len(cells) for _number, cells in _lines(text, sign) if cells]
    return max((widths.count(width) * min(width, 9) for width in set(widths) if width > 1),
               default=0)  # fmt: skip
