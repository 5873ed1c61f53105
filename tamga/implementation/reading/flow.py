"""The document from its first line to its last: what belongs to the table, what around it."""

from dataclasses import dataclass, field

from tamga.documents.tables import Document, Paragraph, Place, Row
from tamga.implementation.reading.cells import Cells, cells_of
from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.columns import Columns, columns_by_numbers, header_of
from tamga.implementation.reading.cover import Cover
from tamga.implementation.reading.model import Fate
from tamga.implementation.reading.rows import Notes
from tamga.implementation.reading.signers import label_of
from tamga.implementation.reading.texts import key, tidy, whole_number

_LONGEST_HEADING = 120
_KINDS = tuple(map(key, ("захирамж", "тушаал", "тогтоол", "даалгавар", "хөтөлбөр", "гэрээ")))


@dataclass
class Flow:
    """Feeds the rows of the table to `rows` and the rest to `cover`; `fates` names every row."""

    cover: Cover
    notes: Notes
    rows: list[Cells] = field(default_factory=list)
    fates: dict[Place, Fate] = field(default_factory=dict)
    columns: Columns = field(default_factory=Columns)
    group: str = ""
    group_before: str = ""
    group_open: bool = False  # the heading is a line that no row has followed yet
    inside: bool = False

    def take(self, document: Document) -> None:
        """The whole document."""
        for block in document.blocks:
            if isinstance(block, Paragraph):
                self._line(tidy(block.text))
                continue
            for row in block.rows:
                self.fates[row.place] = self._row(row)
                self.notes.end = row.place
        self._close_group()
        self.cover.signers.close()

    def _line(self, text: str) -> None:
        if not text:
            return
        if self.inside and not self.cover.ends_table(text):
            if whole_number(text) is not None:
                return  # of a page
            if len(text) <= _LONGEST_HEADING:
                self._open_group(text)
                return
        self._close_group()
        self.inside = False
        if self.cover.take_line(text, None) is None:
            if not self.rows and _names_kind(text):
                self.group = text
            else:
                self.notes.add(Code.LINE_NOT_UNDERSTOOD, text=text[:120])

    def _open_group(self, text: str) -> None:
        """A line between the pages of the table: a heading, if rows follow."""
        self._close_group()
        self.group_before, self.group, self.group_open = self.group, text, True

    def _close_group(self) -> None:
        if self.group_open:
            self.notes.add(Code.LINE_NOT_UNDERSTOOD, text=self.group[:120])
            self.group, self.group_open = self.group_before, False

    def _row(self, row: Row) -> Fate:
        texts = {at: text for at, cell in enumerate(row.cells) if (text := tidy(cell))}
        own = {at: text for at, text in texts.items() if at not in row.merged}
        columns, fate = header_of(row), Fate.HEADER
        if columns is None:
            columns, fate = columns_by_numbers(row), Fate.COLUMN_NUMBERS
        if columns is not None:
            self.columns, self.inside, self.cover.title_open = columns, True, False
            return fate
        if not own:
            return Fate.LINE
        if self.inside and self._ends(own):
            self._close_group()
            self.inside = False
        if not self.inside and self._begins(row):
            self.inside = True
        if self.cover.take_figures(row):
            self.inside = False
            return Fate.HEADLINE
        if not self.inside:
            return self._outside(row, own)
        if (heading := self._heading(own)) is not None:
            self._close_group()
            self.group = heading
            return Fate.HEADING
        self.group_open = False
        self.rows.append(cells_of(row, self.columns, self.group))
        return Fate.PROBLEM  # until it is known which measure it is

    def _ends(self, own: dict[int, str]) -> bool:
        """A lone text of a progress may look like a cover page's; only a label stands anywhere."""
        at, first = next(iter(own.items()))
        lone = len(own) == 1 and at <= self.columns.number
        return self.cover.ends_table(first) if lone else label_of(first) is not None

    def _begins(self, row: Row) -> bool:
        """A row of the table without any header above it: number, provision and both scores."""
        cells = cells_of(row, self.columns, self.group)
        scores = cells.scores
        both = scores.self_ is not None and scores.superior is not None
        return both and bool(cells.number or cells.order) and bool(cells.provision)

    def _heading(self, own: dict[int, str]) -> str | None:
        """A row with nothing but a text where the numbers stand: the kind of what follows."""
        if len(own) != 1:
            return None
        at, text = next(iter(own.items()))
        if len(text) > _LONGEST_HEADING or whole_number(text) is not None:
            return None
        return text if at in (self.columns.order, self.columns.number) else None

    def _outside(self, row: Row, own: dict[int, str]) -> Fate:
        text = " ".join(own.values())
        fate = self.cover.take_line(text, row.place)
        if fate is not None:
            return fate
        if not self.rows and len(own) == 1 and _names_kind(text):
            self.group = text
            return Fate.HEADING
        self.notes.add(Code.ROW_NOT_UNDERSTOOD, row.place, text=text[:120])
        return Fate.PROBLEM


def _names_kind(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and any(kind in key(text) for kind in _KINDS)
