"""Queue notices, deliver them, shred what they said."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.notices import delivery, rules
from tamga.notices.enums import Channel
from tamga.notices.errors import NotSent
from tamga.notices.mail import Mail
from tamga.notices.models import Notice


@dataclass(frozen=True)
class Delivered:
    """How many notices went in this round, and how many were tried in vain."""

    sent: int
    failed: int


@transaction.atomic
def queue(
    *,
    channel: Channel | str,
    user: User | None = None,
    address: str | None = None,
    subject: str,
    body: str,
    dedupe_key: str,
    by: Any,
    at: datetime,
    unit_id: int | None = None,
    not_before: datetime | None = None,
    digest: str | None = None,
) -> Notice | None:
    """Put one notice into the outbox; None when its key is there already, whatever became of it.

    1. The address is the given one, else the user's own. 2. The row is written with address,
    subject and body encrypted. 3. Without a usable address it is given up at once and
    ``notice.given_up`` journalled, so that nothing stops and nothing is lost in silence.

    The subject is seen by servers on the way: nothing personal in it. Notices of a user with the
    same ``digest`` that wait together travel as one e-mail. Raises ValueError without a user or
    an address, and for an unknown channel.
    """
    channel = Channel(channel)
    if address is None:
        if user is None:
            raise ValueError("A notice needs a user or an address.")
        address = user.email if channel is Channel.EMAIL else user.phone
    usable = rules.clean_address(channel, address)
    notice, created = Notice.everything.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "channel": channel,
            "user": user,
            "address": usable or address,
            "subject": rules.one_line(subject),
            "body": body,
            "unit_id": unit_id,
            "digest_key": digest or "",
            "created_at": at,
            "next_at": max(at, not_before or at),
        },
    )
    if not created:
        return None
    if usable is None:
        give_up(notice, code="no_address" if not address.strip() else "bad_address", by=by, at=at)
    return notice


def give_up(notice: Notice, *, code: str, by: Any, at: datetime) -> None:
    """Try no more. 1. The row says when and why. 2. ``notice.given_up`` is journalled."""
    notice.given_up_at, notice.last_error = at, code
    notice.save(update_fields=["given_up_at", "last_error"])
    record(
        "notice.given_up",
        by=by,
        at=at,
        unit_id=notice.unit_id,
        subject=notice,
        channel=notice.channel,
        error=code,
    )


def deliver_due(*, at: datetime) -> Delivered:
    """Send what is due at ``at``: several workers may do so at once, each notice goes once.

    Each message has its transaction: 1. its rows are claimed (locked, those locked by others are
    skipped, and each is asked again whether it still waits); 2. it is handed over; 3. the rows
    say so, or count the attempt and name the next one, or are given up and journalled. A worker
    that dies in between leaves the rows waiting. A channel that is down is left alone until the
    next round, and its other notices lose no attempt.
    """
    sent = failed = 0
    down: set[str] = set()
    with Mail() as mail:
        while True:
            with transaction.atomic():
                notices = delivery.claim(at=at, without=down)
                if not notices:
                    return Delivered(sent, failed)
                try:
                    delivery.hand_over(notices, mail=mail)
                except NotSent as error:
                    failed += len(notices)
                    if error.channel_down:
                        down.add(notices[0].channel)
                    for notice in notices:
                        _count_failure(notice, error=error, at=at)
                else:
                    sent += len(notices)
                    Notice.everything.filter(pk__in=[notice.pk for notice in notices]).update(
                        sent_at=at, last_error=""
                    )


def _count_failure(notice: Notice, *, error: NotSent, at: datetime) -> None:
    notice.attempts += 1
    wait = None if error.final else rules.wait_after(notice.attempts)
    notice.last_error = error.code
    if wait is not None:
        notice.next_at = at + wait
    notice.save(update_fields=["attempts", "last_error", "next_at"])
    if wait is None:
        give_up(notice, code=error.code, by=None, at=at)


@transaction.atomic
def shred(*, before: datetime, by: Any, at: datetime) -> int:
    """Forget address, subject and body of the notices that ended before ``before``; how many.

    1. The three columns become null; that something was sent, to whom by id and when, stays.
    2. ``notice.shredded`` is journalled, if any were.
    """
    ended = Q(sent_at__lt=before) | Q(given_up_at__lt=before)
    readable = Notice.everything.filter(ended, address__isnull=False)
    count = readable.update(address=None, subject=None, body=None)
    if count:
        record("notice.shredded", by=by, at=at, count=count)
    return count


RETENTION = timedelta(days=90)
"""How long the worker keeps what a notice said."""
