"""After the years of retention nobody is to be read out of a petition any more."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet
from django.utils import timezone

from tamga.documents.actions import discard
from tamga.documents.models import StoredFile
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
from tamga.vault.enums import Unreadable

AT_ONCE = 500


@transaction.atomic
def forget_people(*, at: datetime) -> int:
    """Shred what petitions that ended long enough ago say about people; how many petitions.

    1. Persons, co-signers, texts, replies, reasons and notes become null, hashes empty; messages
    go, attached files leave the disk: number, kind, days and outcome stay for the statistics.
    2. What was prepared to be published stays as long as the site shows it: it goes now, or in the
    night after it is taken down. 3. One journal entry with the count. The time is the term
    «petition.retention» in force today; at most 500 petitions at once, so that a night never holds
    the tables long. What can't be opened any more is shredded too.
    """
    kept = term_on("petition.retention", timezone.localdate(at))
    old = Petition.everything.filter(
        state=State.CLOSED,
        closed_at__lt=at - timedelta(days=kept.days),
        petitioner__code__isnull=False,
    )
    # locked in order of their keys, as by everybody who takes several
    locked = old.select_for_update().order_by("pk")
    if keys := list(locked.values_list("pk", flat=True)[:AT_ONCE]):
        _shred(keys)
        _discard_files(keys, at=at)
        record("petition.forgotten", by=None, at=at, count=len(keys))
    _delete_answers()
    return len(keys)


def _shred(keys: list[int]) -> None:
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
    _delete(Message.everything.filter(petition__in=keys))


def _delete_answers() -> None:
    forgotten = PublishedAnswer.everything.filter(petition__petitioner__code__isnull=True)
    _delete(forgotten.exclude(published_at__isnull=False, taken_down_at__isnull=True))


def _delete(rows: QuerySet[Any]) -> None:
    rows.only("pk").delete()  # else all of a row is loaded, and fails where its key was lost


def _discard_files(keys: list[int], *, at: datetime) -> None:
    attached = Attachment.everything.filter(petition__in=keys)
    answered = Reply.everything.filter(petition__in=keys, file__isnull=False)
    named = Q(pk__in=attached.values("stored")) | Q(pk__in=answered.values("file"))
    files = list(StoredFile.everything.filter(named).order_by("pk"))
    _delete(attached)
    answered.update(file=None)
    for file in files:
        # another petition, not so old, came with the same file; perhaps it can't even be opened
        with suppress(ProtectedError, Unreadable):
            discard(file, by=None, at=at)
