"""The door: the bytes of a file in, its text out."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tamga.documents.texts import recognition, tesseract
from tamga.documents.texts.apart import Ended, in_room
from tamga.documents.texts.model import READER, How, ReadText, Unread

SECONDS = 60  # of processor time for the text; a PDF of 400 pages takes 40
PICTURE_SECONDS = 20
PICTURES = 60  # pages to recognise of one file; two seconds each
ALTOGETHER = 400.0  # seconds on the clock, for one file


def text_of(data: bytes) -> ReadText:
    """The text of a file by pages. Raises nothing for a bad one: ``why`` says what is the matter.

    A page that is a picture is recognised where tesseract is installed; what couldn't be read
    besides is told by ``why``, and what was read is there all the same.
    """
    try:
        told: dict[str, Any] = json.loads(in_room(["read"], data, seconds=SECONDS))
    except Ended as ended:
        return _nothing(Unread.TOO_LONG if ended.too_long else Unread.BROKEN)
    except ValueError:
        return _nothing(Unread.BROKEN)
    if "why" in told:
        return _nothing(Unread(told["why"]))
    eyes = _Eyes(data, list(told["pages"]))
    if told["parts"]:
        eyes.why = Unread.PARTS
    if told["pictures"]:
        eyes.look(told["pictures"])
    how = How(told["how"])
    if how is How.PDF and len(told["pictures"]) == len(eyes.pages) and not any(told["pages"]):
        how = How.RECOGNISED
    program = told["program"] + (f", {eyes.program}" if eyes.program else "")
    return ReadText(tuple(eyes.pages), how, program, eyes.why)


def _nothing(why: Unread) -> ReadText:
    return ReadText((), None, f"reader {READER}", why)


@dataclass
class _Eyes:
    """Looks at the pictures of one file, one after the other."""

    data: bytes
    pages: list[str]
    why: Unread | None = None
    program: str = ""
    started: float = field(default_factory=time.monotonic)

    def look(self, pictures: Sequence[int | str]) -> None:
        self.program = tesseract.program()
        if not self.program:
            self.why = Unread.NO_RECOGNITION
            return
        for number, which in enumerate(pictures):
            if number >= PICTURES or time.monotonic() - self.started > ALTOGETHER:
                self.why = Unread.TOO_LONG
                return
            self._look_at(which)

    def _look_at(self, which: int | str) -> None:
        try:
            grey = in_room(["picture", str(which)], self.data, seconds=PICTURE_SECONDS)
            if not grey.startswith(b"P5"):
                self.why = Unread.PARTS
                return
            seen = recognition.recognise(grey)
        except Ended:
            self.why = Unread.PARTS
            return
        if not seen.sure:
            self.why = Unread.DIM
        page = which if isinstance(which, int) else 0
        said = [self.pages[page], seen.text]
        self.pages[page] = "\n".join(text for text in said if text)
