"""Text tables whose cells are parted by a sign."""

import re

Block = tuple[list[str], list[list[str]]]  # the lines above a table, and its rows

_RULE = re.compile(r"[\s|:+=_-]+")  # the line under a piped header


def read_separated(text: str, sign: str) -> list[Block]:
    """Rows of cells parted by the sign; a line without it is a title, a blank line nothing.

    A cell in straight quotes may hold the sign and line breaks; a quote that never closes before
    a sign is an ordinary character, so that one stray quote can't swallow the rest. Lines below
    the last table are a block without rows.
    """
    blocks: list[Block] = [([], [])]
    for cells in _lines(text, sign):
        titles, rows = blocks[-1]
        if len(cells) > 1:
            rows.append(cells)
        elif cells[0] and not rows:
            titles.append(cells[0])
        elif cells[0]:
            blocks.append(([cells[0]], []))
    return blocks


def read_piped(text: str) -> list[Block]:
    """Markdown tables; [] when fewer than two lines have two pipes."""
    lines = [line.strip() for line in text.split("\n")]
    if sum(line.count("|") > 1 for line in lines) < 2:
        return []
    blocks: list[Block] = [([], [])]
    for line in lines:
        titles, rows = blocks[-1]
        if "|" in line:
            if not _RULE.fullmatch(line):
                inside = line.removeprefix("|").removesuffix("|")
                cells = re.split(r"(?<!\\)\|", inside)
                rows.append([_unbroken(cell) for cell in cells])
        elif line and not rows:
            titles.append(line)
        elif line:
            blocks.append(([line], []))
    return blocks


def _unbroken(cell: str) -> str:
    return re.sub(r"<br\s*/?>", "\n", cell).replace("\\|", "|").strip()


def _lines(text: str, sign: str) -> list[list[str]]:
    pattern = re.compile(rf'[ ]*"((?:[^"]|""){{0,20000}})"[ ]*(?=[{sign}\n]|\Z)|([^{sign}\n]*)')
    rows: list[list[str]] = []
    row: list[str] = []
    at = 0
    while at <= len(text):
        found = pattern.match(text, at)
        assert found is not None  # the second alternative matches nothing at all as well
        quoted, bare = found.groups()
        row.append((bare if quoted is None else quoted.replace('""', '"')).strip())
        at = found.end()
        if text[at : at + 1] != sign:
            rows.append(row)
            row = []
        at += 1
    return rows
