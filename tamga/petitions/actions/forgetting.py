"""After the years of retention nobody is to be read out of a petition any more."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone

from tamga.documents.actions import discard
from tamga.journal.actions import record
from tamga.law.queries import term_on
from tamga.petitions.enums import State
from tamga.petitions.models import (
    Attachment,
    CoSigner,
    Extension,
    Message,
    Petition,
    Petitioner,
    PetitionText,
    PublishedAnswer,
    Reply,
    Routing,
    Step,
)

AT_ONCE = 500


@transaction.atomic
def forget_people(*, at: datetime) -> int:
    """Shred what petitions that ended long enough ago say about people; how many petitions.

    1. Persons, co-signers, texts, replies, reasons and notes become null, hashes empty; messages
    go, attached files leave the disk, and so does what was prepared to be published but isn't on
    the site: number, kind, days and outcome stay for the statistics, as does what the site shows.
    2. One journal entry with the count. The time is the term «petition.retention» in force today;
    at most 500 petitions at once, so that a night never holds the tables long.
    """
    kept = term_on("petition.retention", timezone.localdate(at))
    old = Petition.everything.filter(
        state=State.CLOSED,
        closed_at__lt=at - timedelta(days=kept.days),
        petitioner__code__isnull=False,
    )
    keys = list(old.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    if not keys:
        return 0
    Petitioner.everything.filter(petition__in=keys).update(
        surname=None, given_name=None, register_number=None, phone=None, email=None, address=None,
        code=None, register_hash="", phone_hash="",
    )  # fmt: skip
    CoSigner.everything.filter(petition__in=keys).update(name=None, address=None)
    PetitionText.everything.filter(petition__in=keys).update(text=None)
    Extension.everything.filter(petition__in=keys).update(reason=None)
    Reply.everything.filter(petition__in=keys).update(text=None, ground=None)
    Routing.everything.filter(petition__in=keys).update(instruction=None, given_back_why=None)
    Step.everything.filter(petition__in=keys).update(note=None)
    Message.everything.filter(petition__in=keys).delete()
    on_site = Q(published_at__isnull=False, taken_down_at__isnull=True)
    PublishedAnswer.everything.filter(~on_site, petition__in=keys).delete()
    _discard_files(keys, at=at)
    record("petition.forgotten", by=None, at=at, count=len(keys))
    return len(keys)


def _discard_files(keys: list[int], *, at: datetime) -> None:
    attached = Attachment.everything.filter(petition__in=keys).select_related("stored")
    answered = Reply.everything.filter(petition__in=keys, file__isnull=False).select_related("file")
    files = {each.stored for each in attached} | {each.file for each in answered if each.file}
    attached.delete()
    answered.update(file=None)
    for file in sorted(files, key=lambda file: file.pk):
        with suppress(ProtectedError):  # another petition, not so old, came with the same file
            discard(file, by=None, at=at)
