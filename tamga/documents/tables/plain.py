"""Tables in plain text: separated cells, piped tables, and one cell a line."""

from tamga.documents.tables.encodings import decode
from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.limits import Limits
from tamga.documents.tables.model import Paragraph, Place, Row, Table
from tamga.documents.tables.plain_indented import read_indented
from tamga.documents.tables.plain_separated import Block, read_piped, read_separated


def read_plain(data: bytes, limits: Limits) -> list[Paragraph | Table]:
    """Lines and tables in their order; tables are separated by lines of text.

    Raises UnreadableFile: not_a_table, too_many_rows.
    """
    text = decode(data)
    blocks = read_indented(text) or read_piped(text) or _separated(text)
    if sum(len(rows) for _, rows in blocks) > limits.rows:
        raise UnreadableFile("too_many_rows", limit=limits.rows)
    found: list[Paragraph | Table] = []
    for number, (titles, rows) in enumerate(blocks, start=1):
        found += (Paragraph(line) for each in titles if (line := each.strip()))
        if rows:
            found.append(_table(number, (titles, rows), limits))
    return found


def _separated(text: str) -> list[Block]:
    """By the sign that cuts the text into the most rows of one width."""
    found = [read_separated(text, sign) for sign in "\t;,"]
    return max(found, key=_regularity) if any(map(_regularity, found)) else []


def _regularity(blocks: list[Block]) -> int:
    """How many rows share the commonest width; a lone pair of words is no table."""
    widths = [len(row) for _, rows in blocks for row in rows]
    best = max((widths.count(width) for width in set(widths) if width > 1), default=0)
    return best if best > 1 else 0


def _table(number: int, block: Block, limits: Limits) -> Table:
    title, rows = block
    return Table(
        tuple(title),
        tuple(
            Row(Place(number, index), tuple(cells[: limits.columns]))
            for index, cells in enumerate(rows, start=1)
            if any(cell.strip() for cell in cells)
        ),
    )
