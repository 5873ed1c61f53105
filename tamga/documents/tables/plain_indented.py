"""The layout that Word leaves when a table is saved as text: each cell begins with a tab.

    Title
    <tab>№
    <tab>Work
    <blank>
    <tab>1
    <tab>First line of a cell,
    its second line

A blank line before an indented one starts a row; any other line goes on with the cell above.
"""

from collections import Counter

from tamga.documents.tables.plain_separated import Block


def read_indented(text: str) -> list[Block]:
    """[] when the text isn't laid out like that."""
    lines = text.split("\n")
    starts = [line for line in lines if line.startswith("\t")]
    across = [line for line in lines if "\t" in line.strip()]
    if len(starts) < 4 or len(across) * 2 > len(starts):
        return []
    titles: list[str] = []
    rows: list[list[list[str]]] = []
    row_ended = True
    for line in lines:
        if line.startswith("\t"):
            if row_ended:
                rows.append([])
            rows[-1].append([line.strip()])
            row_ended = False
        elif not line.strip():
            row_ended = True
        elif rows:
            rows[-1][-1].append(line.strip())
            row_ended = False
        else:
            titles.append(line.strip())
    cells = [["\n".join(filter(None, cell)) for cell in row] for row in rows]
    return [(titles, _aligned(cells))]


def _aligned(rows: list[list[str]]) -> list[list[str]]:
    """Without the empty cells before a row that make it wider than the others."""
    usual = Counter(map(len, rows)).most_common(1)[0][0]
    for row in rows:
        while len(row) > usual and not row[0]:
            row.pop(0)
    return rows
