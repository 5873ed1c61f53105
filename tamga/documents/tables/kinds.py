"""What a file is, told by its first bytes; a name proves nothing."""

from enum import Enum, auto

from tamga.documents.tables.failure import UnreadableFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Names in the directory of an OLE file: an encrypted .docx is wrapped in one.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_EXCEL = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


class FileKind(Enum):
    """Ways of reading."""

    PACKAGE = auto()  # .docx, .xlsx
    PDF = auto()
    PLAIN = auto()


def kind_of(data: bytes, name: str) -> FileKind:
    """Raises UnreadableFile: locked, old_word."""
    if data.startswith(_ZIP):
        return FileKind.PACKAGE
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableFile("locked")
        raise UnreadableFile("old_word", format=_old_format(data, name))
    if data.startswith(b"{\\rtf"):
        raise UnreadableFile("old_word", format=".rtf")
    return FileKind.PLAIN


def _old_format(data: bytes, name: str) -> str:
    """The ending that the person knows the file by, unless it claims to be a new one."""
    ending = "." + name.rpartition(".")[2].lower()
    if ending in (".doc", ".dot", ".xls", ".xlt", ".ppt", ".msg", ".wps"):
        return ending
    return ".xls" if any(mark in data for mark in _OLD_EXCEL) else ".doc"
