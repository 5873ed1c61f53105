"""Names and kinds of files, without trusting whoever sent them. Pure."""

import mimetypes
import re
import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME = 150
MOST_TRIES = 3  # to read a file; one that ended the worker so often is left to a person
_UNWANTED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_NOT_UTF8 = re.compile("[\ud800-\udfff]")  # how Python holds such a byte of a file name
_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"OggS", "audio/ogg"),
    (b"ID3\x02", "audio/mpeg"),
    (b"ID3\x03", "audio/mpeg"),
    (b"ID3\x04", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_SPOKEN = {".weba", ".m4a", ".oga", ".opus"}  # of a box that may hold pictures too
_PACKED = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def clean_name(name: str) -> str:
    """A name that is safe in a folder, an archive and a header: the last part of a path, without
    control, direction and reserved characters, at most 150 characters with its extension kept. A
    byte that isn't UTF-8 (a name from an old Windows disk) becomes «_»."""
    last = (
        unicodedata.normalize("NFC", _NOT_UTF8.sub("_", name)).replace("\\", "/").rsplit("/", 1)[-1]
    )
    cleaned = " ".join(_UNWANTED.sub(" ", last).split()).strip(". ")
    path = PurePosixPath(cleaned or "file")
    extension = path.suffix[:10]
    return path.name.removesuffix(path.suffix)[: LONGEST_NAME - len(extension)] + extension


def content_type(data: bytes, *, name: str) -> str:
    """The kind of content by its first bytes; the extension only tells packed and plain kinds
    apart. What can't be recognised is ``application/octet-stream``."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    extension = PurePosixPath(name).suffix.lower()
    if moving := _moving(data, spoken=extension in _SPOKEN):
        return moving
    if data.startswith(b"PK\x03\x04"):
        return _PACKED.get(extension, "application/zip")
    guessed, _ = mimetypes.guess_type(f"file{extension}")
    if guessed in {"text/plain", "text/csv"} and b"\x00" not in data[:4096]:
        return guessed
    return "application/octet-stream"


def _moving(data: bytes, *, spoken: bool) -> str | None:
    """The kind of a picture or recording in a box of parts: RIFF, ISO 14496-12, Matroska; or of
    bare MPEG audio (a frame of layer III). None for anything else.
    """
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12])
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand.startswith(b"3g"):
            return "video/3gpp"
        if brand in {b"M4A ", b"M4B "}:
            return "audio/mp4"
        if brand in {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1"}:
            return "audio/mp4" if spoken else "video/mp4"
        return None
    if data.startswith(b"\x1aE\xdf\xa3"):
        return "audio/webm" if spoken else "video/webm"
    if len(data) > 3 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2 and data[2] >> 4 not in {0, 15}:
        return "audio/mpeg"
    return None
