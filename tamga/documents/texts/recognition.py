"""Letters on pictures, recognised by tesseract."""

import csv
import io
import shutil
from dataclasses import dataclass

from tamga.documents.texts.apart import in_room
from tamga.documents.texts.tesseract import LANGUAGES

SECONDS = 60  # a page takes two
_SURE = 55.0  # of 100: below it the words are guesses
_FEW = 12  # letters: a page with fewer says nothing of how well it was recognised
_BLANK = 250  # of 255: a picture without anything darker is an empty page


@dataclass(frozen=True, slots=True)
class Recognised:
    """The text of a picture; ``sure`` says whether it can be one."""

    text: str
    sure: bool


def recognise(picture: bytes) -> Recognised:
    """``picture`` is a PGM; one core, bounded time. Raises apart.Ended."""
    path = shutil.which("tesseract") or "tesseract"
    words = ["run", path, "stdin", "stdout", "-l", "+".join(LANGUAGES), "--psm", "1", "tsv"]
    out = in_room(words, picture, seconds=SECONDS, env={"OMP_THREAD_LIMIT": "1"})
    return _read(out.decode(errors="replace"), picture)


def _read(tsv: str, picture: bytes) -> Recognised:
    """Lines of tesseract's table of words; how sure it is, weighed by letters."""
    lines: dict[tuple[str, ...], list[str]] = {}
    letters, sure = 0, 0.0
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if row.get("level") != "5" or not word:
            continue
        place = tuple(row[key] for key in ("block_num", "par_num", "line_num"))
        lines.setdefault(place, []).append(word)
        letters += len(word)
        sure += len(word) * float(row["conf"])
    text = "\n".join(" ".join(words) for words in lines.values())
    if letters < _FEW:
        return Recognised(text, sure=_is_blank(picture))
    return Recognised(text, sure=sure / letters >= _SURE)


def _is_blank(picture: bytes) -> bool:
    """Whether nothing is drawn: the points stand behind the head of three lines."""
    points = picture.split(b"\n", 3)[-1]
    return bool(points) and min(points) >= _BLANK
