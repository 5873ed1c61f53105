"""Resolutions for citizens: one with all that a page can show, one that is cleared."""

from datetime import date, datetime

from django.utils import timezone

from tamga.decisions.actions import (
    add_provision,
    amend,
    attach,
    draft,
    look_through,
    number,
    publish,
    send_to_review,
    sign,
)
from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision
from tests.stories import Soum

KIND = "khural_resolution"
LONG = "Нутгийн-захиргааны-байгууллагын-үйл-ажиллагааны-ил-тод-байдлыг-хангах журам батлах тухай"
SCRIPT = "ᠲᠣᠭᠲᠠᠭᠠᠬᠤ ᠨᠢ᠄\nᠮᠣᠳᠤ ᠲᠠᠷᠢᠬᠤ ᠠᠵᠢᠯ ᠢ ᠵᠣᠬᠢᠶᠠᠨ ᠪᠠᠶᠢᠭᠤᠯᠬᠤ᠃ " + "ᠮᠣᠳᠤ ᠲᠠᠷᠢᠬᠤ " * 60


def furnish_public_decisions(soum: Soum) -> None:
    """Resolutions 1 (all parts), 2 (amends it) and 3 (cleared) of this year."""
    now = timezone.now()
    today = timezone.localdate(now)
    first = _numbered(soum, LONG, today, now, script_text=SCRIPT)
    by = soum.people["bolormaa"]
    above = add_provision(first, text=LONG, number_printed="24.", controlled=False, by=by, at=now)
    add_provision(
        first, text="Мэдээллийг сар бүр шинэчлэх.", number_printed="24. 2.11.", parent=above,
        responsible_text="Бүх албан хаагч", by=by, at=now,
    )  # fmt: skip
    scan = attach(first, b"%PDF-1.7 1", name="1.pdf", kind=FileKind.CYRILLIC_SCAN, by=by, at=now)
    look_through(scan, by=by, at=now)
    publish(first, by=by, at=now)
    second = publish(_numbered(soum, "Өөрчлөх тухай", today, now), by=by, at=now)
    amend(second, first, effective_on=today, by=by, at=now)
    cleared = _numbered(soum, "Лавлах утас 88112233-ын тухай", today, now)
    copy = attach(cleared, b"%PDF-1.7 3", name="3.pdf", kind=FileKind.CLEARED_COPY, by=by, at=now)
    look_through(copy, by=by, at=now)
    publish(cleared, by=by, at=now)


def _numbered(soum: Soum, title: str, today: date, now: datetime, **more) -> Decision:
    by = soum.people["bolormaa"]
    found = draft(soum.unit, kind=KIND, title=title, text=title, by=by, at=now, **more)
    found = send_to_review(found, by=by, at=now)
    chair = soum.posts["khural_chair"]
    return number(sign(found, signed_on=today, signer=chair, by=by, at=now), by=by, at=now)
