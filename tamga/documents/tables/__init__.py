"""Tables out of the files that offices have: Word, Excel and plain text, told by their content.

Knows nothing of plans or reports; the readers of those build on `read_tables`.
"""

from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.limits import DEFAULT_LIMITS, Limits
from tamga.documents.tables.model import Place, Row, Table
from tamga.documents.tables.reader import read_tables

__all__ = ["DEFAULT_LIMITS", "Limits", "Place", "Row", "Table", "UnreadableFile", "read_tables"]
