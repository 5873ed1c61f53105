"""A program of its own that opens strangers' files; ``apart`` starts it.

It knows nothing of the house: no settings, no database, no secrets in its environment. Its
processor time and memory are bounded before it looks at the file, so that a hostile one can only
ever end itself. It is told by its arguments what to do: ``read`` (file in, JSON out), ``picture``
(file in, one grey picture out), ``run`` (become another program, under the same bounds).
"""

import json
import os
import resource
import sys
from importlib.metadata import version

from tamga.documents.tables.encodings import decode
from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.kinds import FileKind, kind_of
from tamga.documents.tables.limits import DEFAULT_LIMITS
from tamga.documents.texts.model import READER, How, Unread

WHY = {
    "locked": Unread.LOCKED,
    "old_word": Unread.OLD_FORMAT,
    "wrong_zip": Unread.KIND,
    "not_a_table": Unread.KIND,
    "zip_bomb": Unread.BOMB,
    "xml_bomb": Unread.BOMB,
    "too_many_pages": Unread.TOO_LONG,
    "too_large": Unread.TOO_LONG,
}


def bound(seconds: int, memory: int) -> None:
    """No more processor time and address space than this, no files, no core dump."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(data: bytes) -> dict[str, object]:
    """Pages, how they were read, and which pictures (a number or a path) are to be recognised."""
    from tamga.documents.texts import pictures

    kind = kind_of(data, "")
    if kind is FileKind.PDF:
        from tamga.documents.texts.pdf import pdf_text

        pdf = pdf_text(data, DEFAULT_LIMITS)
        return _told(How.PDF, pdf.pages, pdf.pictures, pdf.parts, "pdfplumber")
    if kind is FileKind.PACKAGE:
        return _package(data)
    if number := pictures.frames(data):
        return _told(How.RECOGNISED, [""] * number, list(range(number)), 0, "pillow")
    return _told(How.PLAIN, [decode(data)], [], 0)


def _package(data: bytes) -> dict[str, object]:
    from tamga.documents.tables.package import open_package
    from tamga.documents.texts import open_document, pictures
    from tamga.documents.texts.excel import excel_lines
    from tamga.documents.texts.word import word_lines

    if open_document.is_one(data):
        how, lines = How.OPEN_DOCUMENT, open_document.open_document_lines(data, DEFAULT_LIMITS)
    else:
        package = open_package(data, DEFAULT_LIMITS)
        how = How.WORD if package.is_word else How.EXCEL
        lines = word_lines(package) if package.is_word else excel_lines(package)
    text = "\n".join(lines)
    shown, strange = pictures.inside(data)
    return _told(how, [text], shown, strange)


def _told(
    how: How, pages: list[str], shown: list[int] | list[str], parts: int, by: str = ""
) -> dict[str, object]:
    program = f"reader {READER}" + (f", {by} {version(by)}" if by else "")
    return {"how": how, "pages": pages, "pictures": shown, "parts": parts, "program": program}


def picture(data: bytes, which: str) -> bytes:
    """One page or picture of the file as PGM."""
    from tamga.documents.texts import pictures

    if not which.isdigit():
        return pictures.grey_part(data, which)
    if kind_of(data, "") is FileKind.PDF:
        return pictures.grey_page(data, int(which))
    return pictures.grey_frame(data, int(which))


def answer(do: str, which: str, data: bytes) -> bytes:
    """What to write: every way to fail has a word, and none of them ends in a traceback."""
    try:
        if do == "picture":
            return picture(data, which)
        return json.dumps(read(data)).encode()
    except UnreadableFile as error:
        why = WHY.get(error.code, Unread.BROKEN)
    except (MemoryError, RecursionError):
        why = Unread.BOMB
    except Exception:  # the libraries raise whatever a broken file brings up
        why = Unread.BROKEN
    return json.dumps({"why": why}).encode()


if __name__ == "__main__":
    bound(int(sys.argv[1]), int(sys.argv[2]))
    if sys.argv[3] == "run":
        os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606  # our own words, no shell
    what = sys.argv[4] if len(sys.argv) > 4 else ""
    sys.stdout.buffer.write(answer(sys.argv[3], what, sys.stdin.buffer.read()))
