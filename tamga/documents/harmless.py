"""Files that people attach: what they really are is told by their content, never by the name."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _
from PIL import Image

MEGABYTE = 1024 * 1024
LARGEST = 15 * MEGABYTE
MOST = 10
INFLATED = 200 * MEGABYTE
RATIO = 250  # inflated to packed; office XML reaches about 60
ENTRIES = 3_000
PIXELS = 60_000_000

SENTENCES = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than %(most)s MB. Save it smaller or divide it."),
    "many": _("A page takes at most %(many)s files."),
    "kind": _("Files of this kind are not taken. Attach %(kinds)s."),
    "old": _("This is the old format of Word or Excel. Save it as .docx or .xlsx."),
    "locked": _("The file is locked with a password. Save it without one."),
    "program": _("This is a program, not a document."),
    "macro": _("The document holds a program (a macro). Save it without macros."),
    "not_what_it_says": _("The content is not what the name says. Save it again as %(kind)s."),
    "broken": _("The file is damaged and can't be opened. Save it again."),
    "double": _("The file is two kinds of file at once and was not taken."),
    "bomb": _("The file unpacks to far more than a document holds and was not taken."),
}
_KINDS = "PDF, Word, Excel, ODT, ODS, TXT, CSV, JPG, PNG, WEBP"
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"<?php")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNSAFE = re.compile(r"vbaProject\.bin$|\.(exe|dll|js|vbs|bat|cmd|ps1|jar|scr)$", re.IGNORECASE)


class Refused(ValueError):  # reads as a sentence where it is raised
    """A file that isn't taken; ``code`` is a key of ``SENTENCES``."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = {"most": str(LARGEST // MEGABYTE), "kinds": _KINDS, **params}

    def sentence(self) -> str:
        """What to do, in the active language."""
        return str(SENTENCES[self.code]) % self.params


def check(data: bytes, *, name: str, largest: int = LARGEST) -> None:
    """Return when ``data`` is what the name says, is harmless and has at most ``largest`` bytes.
    Raises Refused.

    A program, an archive in disguise, a file of two kinds at once, one that unpacks to far more
    than a document holds, a locked one and one with macros are refused.
    """
    extension = PurePosixPath(name).suffix.lower().lstrip(".")
    if not data:
        raise Refused("empty")
    if len(data) > largest:
        raise Refused("too_large", most=str(largest // MEGABYTE))
    if data.startswith(_PROGRAMS):
        raise Refused("program")
    if data.startswith(_OLE):
        raise Refused("locked" if _ENCRYPTED in data else "old")
    looks_right = _CHECKS.get(extension)
    if looks_right is None:
        raise Refused("kind")
    looks_right(data, extension)


def _pdf(data: bytes, extension: str) -> None:
    if not data.startswith(b"%PDF-"):
        raise Refused("not_what_it_says", kind="PDF")
    if b"%%EOF" not in data[-2048:]:
        raise Refused("broken")
    _not_an_archive_too(data)
    # /Encrypt in the trailer; a reader without the password sees nothing
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R", data[-65536:]):
        raise Refused("locked")


def _picture(data: bytes, extension: str) -> None:
    wanted = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}[extension]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as picture:
                found, (width, height) = picture.format, picture.size
                if width * height > PIXELS:
                    raise Refused("bomb")
                picture.verify()
    except Refused:
        raise
    except Image.DecompressionBombWarning:
        raise Refused("bomb") from None
    except Exception:  # Pillow raises whatever its decoders raise
        raise Refused("not_what_it_says", kind=wanted) from None
    if found != wanted:
        raise Refused("not_what_it_says", kind=wanted)
    _not_an_archive_too(data)


def _not_an_archive_too(data: bytes) -> None:
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused("double")


_OPEN_XML = {
    "docx": ("word/document.xml", "wordprocessingml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml"),
}
_ODF = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}


def _package(data: bytes, extension: str) -> None:
    kind = extension.upper()
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("not_what_it_says", kind=kind)
    if b"%PDF-" in data[:1024]:
        raise Refused("double")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        _sizes(entries)
        names = {entry.filename for entry in entries}
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise Refused("locked")
        if any(_UNSAFE.search(name) for name in names):
            raise Refused("macro")
        if extension in _ODF:
            said = _beginning(archive, "mimetype", names)
            right = said.strip() == _ODF[extension] and "content.xml" in names
        else:
            main, family = _OPEN_XML[extension]
            types = _beginning(archive, "[Content_Types].xml", names)
            right = main in names and family.encode() in types
        if not right:
            raise Refused("not_what_it_says", kind=kind)
        for name in ("content.xml", "word/document.xml", "xl/workbook.xml"):
            if name in names:
                _beginning(archive, name, names)
    except Refused:
        raise
    except _ZIP_ERRORS:
        raise Refused("broken") from None


def _sizes(entries: list[zipfile.ZipInfo]) -> None:
    """By the directory alone: zipfile never inflates beyond the size that an entry declares."""
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > INFLATED:
        raise Refused("bomb")
    for entry in entries:
        if entry.file_size > MEGABYTE and entry.file_size > RATIO * entry.compress_size:
            raise Refused("bomb")


def _beginning(archive: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    if name not in names:
        return b""
    with archive.open(name) as part:
        return part.read(256 * 1024)


def _text(data: bytes, extension: str) -> None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in data or data.startswith((b"%PDF-", b"PK\x03\x04")):
        raise Refused("not_what_it_says", kind=extension.upper())
    else:
        encodings = ["utf-8", "cp1251"]
    for encoding in encodings:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return
    raise Refused("not_what_it_says", kind=extension.upper())


_CHECKS: dict[str, Callable[[bytes, str], None]] = {
    "pdf": _pdf,
    "docx": _package,
    "xlsx": _package,
    "odt": _package,
    "ods": _package,
    "txt": _text,
    "csv": _text,
    "jpg": _picture,
    "jpeg": _picture,
    "png": _picture,
    "webp": _picture,
}
ACCEPT = ",".join(f".{extension}" for extension in _CHECKS)
