"""The doors: bytes in, tables out, with the lines around them or without."""

from tamga.documents.tables.excel import read_excel
from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.kinds import FileKind, kind_of
from tamga.documents.tables.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from tamga.documents.tables.model import Document, Paragraph, Table
from tamga.documents.tables.package import open_package
from tamga.documents.tables.pdf import read_pdf
from tamga.documents.tables.plain import read_plain
from tamga.documents.tables.word import read_word


def read_tables(data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Table, ...]:
    """All tables of a file in their order, at least one; blank rows are left out.

    The content decides how `data` is read; `name` only words the error about an old format.
    A PDF is refused: what is read from one needs a person who compares, as `read_document` has.
    Raises UnreadableFile and nothing else.
    """
    if _kind(data, name, limits) is FileKind.PDF:
        raise UnreadableFile("pdf")
    return read_document(data, name, limits=limits).tables


def read_document(data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """All lines and tables of a file in their order, at least one table; PDF with text as well.

    Raises UnreadableFile and nothing else.
    """
    kind = _kind(data, name, limits)
    blocks: list[Paragraph | Table]
    if kind is FileKind.PACKAGE:
        package = open_package(data, limits)
        blocks = read_word(package) if package.is_word else [*read_excel(package)]
    elif kind is FileKind.PDF:
        blocks = read_pdf(data, limits)
    else:
        blocks = read_plain(data, limits)
    kept = tuple(block for block in blocks if isinstance(block, Paragraph) or block.rows)
    if not any(isinstance(block, Table) for block in kept):
        raise UnreadableFile("not_a_table")
    return Document(kept)


def _kind(data: bytes, name: str, limits: Limits) -> FileKind:
    if not data:
        raise UnreadableFile("empty")
    if len(data) > limits.file_size:
        raise UnreadableFile(
            "too_large",
            size_mb=-(-len(data) // MEGABYTE),
            limit_mb=limits.file_size // MEGABYTE,
        )
    return kind_of(data, name)
