"""Rows of a plan's tables put together into duties; no row is lost on the way."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tamga.documents.tables import Place, Row
from tamga.duties.reading.columns import Column, Header, header_of, is_column_numbers
from tamga.duties.reading.model import Aside, Problem, SetAside

_NUMBER = re.compile(r"№? ?([0-9]{1,4}) ?[.):]*")
_LIST_MARK = re.compile(r"^(?:[IVX]+|[А-ЯЁӨҮ]|[0-9]+(?:\.[0-9]+)*)[.)] ")


@dataclass
class RawDuty:
    """The texts of one duty, perhaps of several rows; `number` None when it can't be read."""

    place: Place
    number_text: str
    work: str
    when: str
    who: str
    group: str
    places: list[Place] = field(default_factory=list)

    @property
    def number(self) -> int | None:
        found = _NUMBER.fullmatch(self.number_text)
        return int(found[1]) if found else None


@dataclass
class RowJoiner:
    """Takes the rows of a plan one by one, in order; `is_heading` knows the site's menus."""

    is_heading: Callable[[str], bool]
    header: Header | None = None
    duties: list[RawDuty] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    group: str = ""

    def take(self, row: Row, *, first: bool) -> None:
        """`first`: the first row of its table, where a repeated «1 2 3 4» may stand."""
        header = header_of(row)
        if header is not None:
            self._take_header(row, header)
        elif is_column_numbers(row) and (first or self._follows_header(row)):
            self._aside(row, Aside.COLUMN_NUMBERS)
        elif (text := self._heading(row)) is not None:
            self.group = text
            self._aside(row, Aside.HEADING)
        else:
            self._take_duty(row)

    def _take_header(self, row: Row, header: Header) -> None:
        if self.header is None or header.at != self.header.at:
            for column in header.missing:
                self._problem("missing_column", row, column=str(column))
            for label in header.unread:
                self._problem("column_not_read", row, label=label)
        self.header = header
        self._aside(row, Aside.HEADER)

    def _follows_header(self, row: Row) -> bool:
        last = self.set_aside[-1] if self.set_aside else None
        is_next = last is not None and last.place.table == row.place.table
        newer = not self.duties or (last is not None and last.place > self.duties[-1].places[-1])
        return is_next and newer and last is not None and last.kind is Aside.HEADER

    def _heading(self, row: Row) -> str | None:
        """The text of a row that holds nothing but a title of the rows below it."""
        filled = [(at, cell) for at, cell in enumerate(row.cells) if cell.strip()]
        header = self.header
        if header is None or len(filled) != 1 or filled[0][0] in row.merged:
            return None
        at, text = filled[0][0], " ".join(filled[0][1].split())
        number = header.at.get(Column.NUMBER)
        if at == number:
            return None if _NUMBER.fullmatch(text) else text
        if at != header.at[Column.WORK] or number is None:
            return None
        titled = self.is_heading(text) or text.isupper() or _LIST_MARK.match(text)
        return text if titled or not self.duties else None

    def _take_duty(self, row: Row) -> None:
        header = self.header
        assert header is not None
        number, work, when, who = (
            header.text(row, column)
            for column in (Column.NUMBER, Column.WORK, Column.WHEN, Column.WHO)
        )
        self._stray_cells(row, header)
        number_is_carried = header.at.get(Column.NUMBER) in row.merged
        has_term = bool(when or who)
        if self.duties and (number_is_carried or (not number and not (work and has_term))):
            self._join(row, header)
            return
        raw = RawDuty(row.place, number, work, when, who, self.group, [row.place])
        if Column.NUMBER not in header.at:
            raw.number_text = str(len(self.duties) + 1)
        self.duties.append(raw)

    def _join(self, row: Row, header: Header) -> None:
        """A row that goes on with the duty above: what was cut by a page, or shares its number."""
        duty = self.duties[-1]
        duty.places.append(row.place)
        for column, name in ((Column.WORK, "work"), (Column.WHEN, "when"), (Column.WHO, "who")):
            text = header.text(row, column)
            if text and header.at[column] not in row.merged:
                before = getattr(duty, name)
                setattr(duty, name, f"{before}\n{text}" if before else text)

    def _stray_cells(self, row: Row, header: Header) -> None:
        """Texts beside the named columns: a cell that slid, or a note that nobody announced."""
        for index, cell in enumerate(row.cells):
            if cell.strip() and index not in header.named and index not in row.merged:
                self._problem("stray_cell", row, text=" ".join(cell.split())[:80])

    def _aside(self, row: Row, kind: Aside) -> None:
        text = " ".join(" ".join(row.cells).split())
        self.set_aside.append(SetAside(row.place, kind, text))

    def _problem(self, code: str, row: Row, **params: str | int) -> None:
        self.problems.append(Problem(code, row.place, None, params))
