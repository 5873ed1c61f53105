"""Tables as lines: each row in one, numbers with the head of their column before them.

An account number says nothing by itself; it is the head that makes it one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

BETWEEN = " | "
_LONG_NUMBER = re.compile(r"\d(?:[\s.–-]?\d){6,}")
_LETTER = re.compile(r"[^\W\d_]")
_BOXES = 8  # so many cells of one sign in a row are a number written in boxes


def row_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of one table; a number written in boxes stands once more as a word."""
    heads: dict[int, str] = {}
    for row in rows:
        cells = [cell.strip() for cell in row]
        told = [
            f"{heads[at]} {cell}" if at in heads and _LONG_NUMBER.search(cell) else cell
            for at, cell in enumerate(cells)
        ]
        for at, cell in enumerate(cells):
            if at not in heads and _LETTER.search(cell) and not _LONG_NUMBER.search(cell):
                heads[at] = " ".join(cell.split())[:80]
        if line := BETWEEN.join(cell for cell in told if cell):
            yield line
        yield from _boxes(cells)


def _boxes(cells: Sequence[str]) -> Iterator[str]:
    run = ""
    for cell in [*cells, "  "]:
        if len(cell) <= 2 and cell.strip():
            run += cell
        else:
            if len(run) >= _BOXES:
                yield run
            run = ""
