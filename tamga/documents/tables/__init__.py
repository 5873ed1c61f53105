"""Tables out of the files that offices have: Word, Excel, plain text and PDF, told by content.

Knows nothing of plans or reports; the readers of those build on `read_tables`, or on
`read_document` when they need the lines around the tables as well.
"""

from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.limits import DEFAULT_LIMITS, Limits
from tamga.documents.tables.model import Document, Paragraph, Place, Row, Table
from tamga.documents.tables.reader import read_document, read_tables

__all__ = [
    "DEFAULT_LIMITS",
    "Document",
    "Limits",
    "Paragraph",
    "Place",
    "Row",
    "Table",
    "UnreadableFile",
    "read_document",
    "read_tables",
]
