"""Text out of bytes, in the encodings that Mongolian offices have used."""

import re

from tamga.documents.tables.failure import UnreadableFile

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# CP1251 has no ө and ү: the Mongolian fonts of its time drew them over these Ukrainian letters.
_DRAWN_OVER = str.maketrans("єїЄЇ", "өүӨҮ")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The text with "\\n" line ends. Raises UnreadableFile `not_a_table` for what is no text."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    if _BINARY.search(text):
        raise UnreadableFile("not_a_table")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if (wide := _wide(data)) is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace").translate(_DRAWN_OVER)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every tab, space and line end has a zero byte beside it."""
    sample = data[:2000]
    if sample.count(0) < len(sample) // 20 + 1:
        return None
    return "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"
