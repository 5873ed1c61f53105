"""Petitions read out of a table: another portal's list, the 11-11 centre's, or a clerk's own."""

from tamga.petitions.reading.columns import TITLES, Column, recognised
from tamga.petitions.reading.failure import UnreadableList
from tamga.petitions.reading.key import content_key
from tamga.petitions.reading.rows import Fallback, Problem, ReadRow, read_row
from tamga.petitions.reading.table import LARGEST, MOST_ROWS, PetitionTable, read_table

__all__ = [
    "LARGEST",
    "MOST_ROWS",
    "TITLES",
    "Column",
    "Fallback",
    "PetitionTable",
    "Problem",
    "ReadRow",
    "UnreadableList",
    "content_key",
    "read_row",
    "read_table",
    "recognised",
]
