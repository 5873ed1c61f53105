"""One message: which rows it takes, what it says."""

from collections.abc import Collection, Sequence
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import ngettext

from tamga.notices import sms
from tamga.notices.enums import Channel
from tamga.notices.errors import NotSent
from tamga.notices.mail import Mail
from tamga.notices.models import WAITING, Notice
from tamga.vault.enums import Unreadable

_CLOSED = ("address", "subject", "body")
_RULE = "\n\n――――――――\n\n"


def claim(*, at: datetime, without: Collection[str]) -> list[Notice]:
    """The rows of the next message, locked until the transaction ends: the oldest notice that is
    due, with all that may travel in the same digest."""
    due = (
        Notice.everything.filter(WAITING, next_at__lte=at)
        .exclude(channel__in=without)
        .defer(*_CLOSED)
        .select_for_update(skip_locked=True, of=("self",))
        .order_by("next_at", "id")
    )
    first = due.first()
    if first is None:
        return []
    if not first.digest_key or first.user_id is None or first.channel != Channel.EMAIL:
        return [first]
    together = due.filter(
        channel=first.channel, user_id=first.user_id, digest_key=first.digest_key
    ).order_by("created_at", "id")
    # one whose key isn't here goes, and fails, alone: the others of the digest don't wait for it
    return [notice for notice in together if _readable(notice)] or [first]


def _readable(notice: Notice) -> bool:
    try:
        notice.refresh_from_db(fields=_CLOSED)
    except Unreadable:
        return False
    return True


def hand_over(notices: Sequence[Notice], *, mail: Mail) -> None:
    """Send the message made of ``notices``; :class:`NotSent` if it wasn't taken."""
    for notice in notices:
        try:
            notice.refresh_from_db(fields=_CLOSED)
        except Unreadable as error:  # its vault key isn't here; it was claimed alone
            raise NotSent("unreadable") from error
    first = notices[0]
    message_id = f"notice-{first.pk}"
    if first.channel == Channel.SMS:
        sms.send(number=first.address or "", text=first.body or "", message_id=message_id)
        return
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    mail.send(
        address=first.address or "",
        subject=_subject(notices),
        body=_body(notices),
        message_id=f"<{message_id}@{domain}>",
    )


def _subject(notices: Sequence[Notice]) -> str:
    if len(notices) == 1:
        return notices[0].subject or ""
    return ngettext("%(count)d notice", "%(count)d notices", len(notices)) % {"count": len(notices)}


def _body(notices: Sequence[Notice]) -> str:
    if len(notices) == 1:
        return notices[0].body or ""
    return _RULE.join(f"{notice.subject}\n\n{notice.body}" for notice in notices)
