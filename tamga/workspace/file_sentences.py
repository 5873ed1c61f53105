"""Why a person must look through a file, in a sentence each."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import DecisionFile
from tamga.decisions.queries import ReadFile
from tamga.documents.enums import Unread

BEING_READ: Final = _("It is still being read. Wait a little and open this page again.")
SENTENCES: Final[dict[Unread, Promise]] = {
    Unread.NO_RECOGNITION: _("It holds pictures of text, and this computer can't read pictures."),
    Unread.DIM: _("It is too dim or too slanting to be read by the computer."),
    Unread.HAND: _("The computer can't read the Mongolian script in pictures."),
    Unread.PARTS: _("It holds pictures or other files that the computer couldn't read."),
    Unread.LOCKED: _("It is locked with a password."),
    Unread.OLD_FORMAT: _("It is in an old format that the computer doesn't read."),
    Unread.KIND: _("The computer doesn't read files of this kind."),
    Unread.BROKEN: _("It is damaged, and the computer can't open it."),
    Unread.BOMB: _("It unpacks to far more than a document holds and wasn't opened."),
    Unread.TOO_LONG: _("It is too long for the computer to read it all."),
    Unread.GONE: _("Its stored content is damaged or gone; attach it again."),
    Unread.GAVE_UP: _("The computer tried several times and couldn't finish reading it."),
}


@dataclass(frozen=True)
class Unsearched:
    """A file that nobody has searched, and why the machine hasn't."""

    file: DecisionFile
    why: Promise
    is_waiting: bool


def told(files: list[ReadFile]) -> list[Unsearched]:
    """Each with its sentence."""
    return [
        Unsearched(
            each.file, BEING_READ if each.why is None else SENTENCES[each.why], each.why is None
        )
        for each in files
    ]
