"""Which of a file's tables are the plan."""

from dataclasses import dataclass

from tamga.documents.tables import Row, Table
from tamga.duties.reading.columns import header_of
from tamga.duties.reading.model import Aside, Problem, SetAside
from tamga.duties.reading.rows import RowJoiner
from tamga.kernel.mongolian.script import clean

MOST_DUTIES = 1_000  # ten times the longest plan known


@dataclass
class PlanTables:
    """Feeds a joiner with the plan's rows; the others are set aside by name."""

    joiner: RowJoiner
    title: str = ""

    def take(self, table: Table) -> None:
        """A table with a header is the plan; one without goes on with it if it is as wide."""
        starts = next((at for at, row in enumerate(table.rows) if header_of(row)), None)
        if starts is None and not self._continues(table):
            self._set_aside(table)
            return
        above = table.rows[: starts or 0]
        if starts is not None and not self.title:
            lines = [*table.title_lines, *(" ".join(filter(None, row.cells)) for row in above)]
            self.title = clean(" ".join(lines))
        for row in above:
            self._aside(row, Aside.TITLE)
        for at, row in enumerate(table.rows[starts or 0 :]):
            if len(self.joiner.duties) >= MOST_DUTIES:
                self._aside(row, Aside.BEYOND)
            else:
                self.joiner.take(row, first=at == 0)

    def _continues(self, table: Table) -> bool:
        header = self.joiner.header
        return header is not None and max(header.named) < table.width <= max(header.named) + 2

    def _set_aside(self, table: Table) -> None:
        for row in table.rows:
            self._aside(row, Aside.STRAY)
        if self.joiner.header is not None:
            first = table.rows[0].place
            params = {"rows": len(table.rows)}
            self.joiner.problems.append(Problem("table_not_read", first, None, params))

    def _aside(self, row: Row, kind: Aside) -> None:
        text = clean(" ".join(row.cells))
        self.joiner.set_aside.append(SetAside(row.place, kind, text))
