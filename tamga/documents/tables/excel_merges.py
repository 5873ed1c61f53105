"""Merged ranges of sheets; the streaming reader of openpyxl doesn't tell of them."""

from dataclasses import dataclass, field
from typing import Self

from openpyxl.utils.cell import range_boundaries

from tamga.documents.tables.model import Place, Row
from tamga.documents.tables.package import Package
from tamga.documents.tables.xml import attribute, child

_MOST = 2_000  # ranges looked at; a plan has a few dozen


@dataclass
class Merges:
    """Ranges that reach over several rows, as (first column, first row, last row), all from 1."""

    down: list[tuple[int, int, int]] = field(default_factory=list)
    _held: dict[int, str] = field(default_factory=dict)

    @classmethod
    def by_sheet(cls, package: Package) -> dict[str, Self]:
        """Sheet title → its merges."""
        book = package.part(package.main)
        sheets = None if book is None else child(book, "sheets")
        paths = package.related(package.main)
        found: dict[str, Self] = {}
        for sheet in sheets if sheets is not None else ():
            _, path = paths.get(attribute(sheet, "id") or "", ("", ""))
            root = package.part(path)
            merged = None if root is None else child(root, "mergeCells")
            if merged is not None:
                references = [attribute(each, "ref") or "" for each in merged]
                found[attribute(sheet, "name") or ""] = cls(_down(references[:_MOST]))
        return found

    def apply(self, place: Place, cells: list[str]) -> Row:
        """The row with the texts carried down; rows must come in order."""
        merged: set[int] = set()
        for column, first, last in self.down:
            index = column - 1
            if not first <= place.row <= last or index >= max(len(cells), 1):
                continue
            if place.row == first:
                self._held[column] = cells[index]
            elif not cells[index]:
                cells[index] = self._held.get(column, "")
                merged.add(index)
        return Row(place, tuple(cells), frozenset(merged))


def _down(references: list[str]) -> list[tuple[int, int, int]]:
    found = []
    for reference in references:
        left, top, _, bottom = range_boundaries(reference)
        if None not in (left, top, bottom) and bottom > top:
            found.append((int(left), int(top), int(bottom)))
    return found
