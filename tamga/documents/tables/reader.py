"""The door: bytes in, tables out."""

from tamga.documents.tables.excel import read_excel
from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.kinds import FileKind, kind_of
from tamga.documents.tables.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from tamga.documents.tables.model import Table
from tamga.documents.tables.package import open_package
from tamga.documents.tables.plain import read_plain
from tamga.documents.tables.word import read_word


def read_tables(data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Table, ...]:
    """All tables of a file in their order, at least one; blank rows are left out.

    The content decides how `data` is read; `name` only words the error about an old format.
    Raises UnreadableFile and nothing else.
    """
    if not data:
        raise UnreadableFile("empty")
    if len(data) > limits.file_size:
        raise UnreadableFile(
            "too_large",
            size_mb=-(-len(data) // MEGABYTE),
            limit_mb=limits.file_size // MEGABYTE,
        )
    kind = kind_of(data, name)
    if kind is FileKind.PACKAGE:
        package = open_package(data, limits)
        tables = read_word(package) if package.is_word else read_excel(package)
    else:
        tables = read_plain(data, limits)
    if not (found := tuple(table for table in tables if table.rows)):
        raise UnreadableFile("not_a_table")
    return found
