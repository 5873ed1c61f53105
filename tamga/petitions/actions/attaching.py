"""Files that come with a petition: checked by content, pictures without their place, names of ours.

Part of ``receive``; ``attach`` alone is for what a clerk adds later.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.documents.harmless import MEGABYTE, PIXELS, Refused, check
from tamga.documents.models import StoredFile
from tamga.documents.rules import clean_name, content_type
from tamga.petitions.models import Attachment, Petition

MOST_FILES = 10
LARGEST_FILE = 20 * MEGABYTE
LARGEST_TOGETHER = 50 * MEGABYTE
PIXELS_TOGETHER = 150_000_000
"""Of all pictures: ten of a telephone have 120 million, and each costs time and memory by them."""

RECORDINGS = {
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/wav": ".wav",
    "audio/webm": ".webm",
    "audio/amr": ".amr",
}
MOVING = {"video/mp4": ".mp4", "video/webm": ".webm", "video/3gpp": ".3gp"}
_PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
ACCEPT = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.odt,.txt,audio/*,.amr,.mp4,.webm,.3gp"
"""For the chooser of a browser; what counts is the content."""


@dataclass(frozen=True)
class Incoming:
    """A file as it came, under the citizen's own name for it."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Checked(Incoming):
    """One that ``check_all`` let pass, as it will be kept."""


class RefusedFile(ValueError):  # reads as a sentence where it is raised
    """A file that isn't taken; the sentence names it."""


def is_recording(file: Incoming) -> bool:
    """Whether it is something spoken: that alone is a petition."""
    return content_type(file.data, name=file.name) in RECORDINGS | MOVING


def check_all(files: Sequence[Incoming]) -> tuple[Checked, ...]:
    """The files as they will be kept: pictures written anew, without what a camera adds about the
    place; what was checked before stays as it is. Raises RefusedFile, naming the first one that
    isn't taken.
    """
    new = [file for file in files if not isinstance(file, Checked)]
    check_sizes([len(file.data) for file in new])
    if sum(_pixels(file.data) for file in new) > PIXELS_TOGETHER:
        raise RefusedFile(
            _("The pictures are too large together. Send fewer of them, or smaller ones.")
        )
    return tuple(file if isinstance(file, Checked) else _checked(file) for file in files)


def check_sizes(sizes: Sequence[int]) -> None:
    """How many files, of how many bytes together. Raises RefusedFile."""
    if len(sizes) > MOST_FILES:
        raise RefusedFile(_("At most %(most)s files can be sent.") % {"most": MOST_FILES})
    if sum(sizes) > LARGEST_TOGETHER:
        most = LARGEST_TOGETHER // MEGABYTE
        raise RefusedFile(_("The files are larger than %(most)s MB together.") % {"most": most})


def _pixels(data: bytes) -> int:
    """What the head of a picture says, before anything of it is unpacked; 0 for what is none."""
    try:
        with Image.open(io.BytesIO(data), formats=list(_PICTURES.values())) as picture:
            return picture.width * picture.height
    except Exception:  # what is wrong with it is said by its name
        return 0


def _checked(file: Incoming) -> Checked:
    name = clean_name(file.name)
    kind = content_type(file.data, name=name)
    try:
        if kind not in RECORDINGS | MOVING:
            check(file.data, name=name, largest=LARGEST_FILE)
        elif len(file.data) > LARGEST_FILE:
            raise Refused("too_large", most=str(LARGEST_FILE // MEGABYTE))
        data = _drawn_anew(file.data, kind) if kind in _PICTURES else file.data
    except Refused as refused:
        said = {"name": name, "why": refused.sentence()}
        raise RefusedFile(_("«%(name)s»: %(why)s") % said) from None
    return Checked(name, data)


def _drawn_anew(data: bytes, kind: str) -> bytes:
    """The pixels alone, upright: what a camera or a program wrote beside them stays behind, and so
    does anything hidden after them.
    """
    form = _PICTURES[kind]
    try:
        with Image.open(io.BytesIO(data), formats=[form]) as picture:
            if picture.width * picture.height > PIXELS:
                raise Refused("bomb")
            upright = ImageOps.exif_transpose(picture)
            upright.info = {}
            kept = io.BytesIO()
            upright.save(kept, form, **({} if form == "PNG" else {"quality": 90}))
    except Refused:
        raise
    except Exception:  # Pillow raises whatever its decoders raise
        raise Refused("broken") from None
    return kept.getvalue()


@transaction.atomic
def attach(
    petition: Petition, files: Iterable[Incoming], *, by: User | None, at: datetime
) -> list[Attachment]:
    """Keep files with a petition: 1. each is checked, 2. stored untouched but for pictures, closed,
    under a name that says nothing about anybody, 3. the citizen's own name for it lies closed.

    Raises RefusedFile; then none is kept.
    """
    before = Attachment.everything.filter(petition=petition).count()
    checked = check_all(tuple(files))
    return lay_with(petition, keep(petition.unit_id, checked, by=by, at=at, before=before), at=at)


Kept = tuple[str, StoredFile]
"""The citizen's own name for a file, and where it lies."""


def keep(
    unit_id: int, files: Iterable[Checked], *, by: User | None, at: datetime, before: int = 0
) -> list[Kept]:
    """``attach``'s second effect alone, for what has no number yet: 1. the files are stored, named
    on from ``before``.
    """
    return [
        (file.name, store(file.data, name=_neutral(file, number), unit_id=unit_id, by=by, at=at,
                          sealed=True))
        for number, file in enumerate(files, start=before + 1)
    ]  # fmt: skip


def lay_with(petition: Petition, kept: Iterable[Kept], *, at: datetime) -> list[Attachment]:
    """``attach``'s third effect: 1. a row for each, with its own name closed."""
    return [
        Attachment.everything.create(
            unit_id=petition.unit_id, petition=petition, stored=stored, name=name, added_at=at
        )
        for name, stored in kept
    ]


def _neutral(file: Incoming, number: int) -> str:
    kind = content_type(file.data, name=file.name)
    if kind in RECORDINGS:
        return f"recording-{number}{RECORDINGS[kind]}"
    extension = MOVING.get(kind) or PurePosixPath(file.name).suffix.lower()
    return f"attachment-{number}{extension}"
