"""Short ways to a reading."""

from tamga.documents.tables import Place, Row, Table, read_tables
from tamga.duties.reading import PlanReading, read_plan
from tamga.duties.tree import STANDARD_TREE
from tamga.organizations.posts import STANDARD_POSTS

HEADER = ("№", "Хийгдэх ажлууд", "Хугацаа", "Хариуцах эзэн")


def table_of(rows, *, number: int = 1, title=()) -> Table:
    """A table of plain rows."""
    return Table(
        tuple(title),
        tuple(Row(Place(number, at), tuple(row)) for at, row in enumerate(rows, start=1)),
    )


def read_rows(*rows, year: int = 2026) -> PlanReading:
    """The reading of rows under the usual header."""
    return read_tables_of(table_of([HEADER, *rows]), year=year)


def read_tables_of(*tables: Table, year: int = 2026) -> PlanReading:
    """The reading of tables against the standard tree and posts."""
    return read_plan(tables, year=year, tree=STANDARD_TREE, posts=STANDARD_POSTS)


def read_file(content: bytes, *, year: int) -> PlanReading:
    """The reading of a file."""
    return read_tables_of(*read_tables(content, "plan"), year=year)


def codes(reading: PlanReading) -> list[tuple[int | None, str]]:
    """(number, code) of each problem."""
    return [(problem.number, problem.code) for problem in reading.problems]


def sections(work: str) -> list[str]:
    """The section titles that a wording names; unknown ones with a question mark."""
    (row,) = read_rows(("1", work, "Сар бүр", "ГЗБ")).rows
    return [each.section + ("" if each.known else "?") for each in row.sections]


def posts(who: str) -> list[str]:
    """The codes of the posts that a cell names; unknown ones as «…»."""
    (row,) = read_rows(("1", "Мэдээ бэлтгэх", "Сар бүр", who)).rows
    return [each.code or f"«{each.text}»" for each in row.posts]
