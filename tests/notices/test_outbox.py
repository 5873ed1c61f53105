"""Queueing: a notice is a row, once, and nobody but us can read it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tamga.accounts.models import User
from tamga.journal.models import Event
from tamga.notices import actions, queries
from tamga.notices.models import Notice

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday


def queue(key: str = "duty:5:2026-11", **values: object) -> Notice | None:
    texts: dict[str, object] = {
        "channel": "email",
        "subject": "A duty is due",
        "body": "The monthly figures are due on 30 November.",
        "dedupe_key": key,
        "by": None,
        "at": FRIDAY,
    }
    return actions.queue(**(texts | values))  # type: ignore[arg-type]


def test_a_notice_to_an_official_goes_to_their_own_address(dulmaa: User) -> None:
    notice = queue(user=dulmaa)
    assert notice is not None
    assert (notice.address, notice.user) == ("dulmaa@example.mn", dulmaa)
    assert list(queries.waiting()) == [notice] == list(queries.to(dulmaa))


def test_the_same_notice_is_queued_once(dulmaa: User) -> None:
    assert queue(user=dulmaa) is not None
    assert queue(user=dulmaa) is None
    assert Notice.everything.count() == 1


def test_it_is_not_queued_again_after_it_went(dulmaa: User) -> None:
    queue(user=dulmaa)
    Notice.everything.update(sent_at=FRIDAY)
    assert queue(user=dulmaa) is None


def test_the_table_shows_neither_body_nor_address(dulmaa: User) -> None:
    queue(user=dulmaa)
    queue("2", address="bat@example.mn", body="Таны өргөдөлд хариу өгсөн.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(n::text, ' ') FROM notices_notice n")
        (raw,) = cursor.fetchone()
    for secret in ("dulmaa@", "bat@", "figures", "due", "өргөдөл"):
        assert secret not in raw.replace("duty:5", "")


def test_a_text_message_goes_to_the_phone_in_its_full_form(dulmaa: User) -> None:
    notice = queue(user=dulmaa, channel="sms")
    assert notice is not None
    assert notice.address == "+97699112233"


@pytest.mark.parametrize(
    ("channel", "address", "usable"),
    [
        ("sms", "99112233", "+97699112233"),
        ("sms", "+976 8811-2233", "+97688112233"),
        ("sms", "976(70)112233", "+97670112233"),
        ("sms", "12345678", None),
        ("sms", "9911223", None),
        ("sms", "+8613800138000", None),
        ("sms", "٩٩١١٢٢٣٣", None),
        ("email", " bat@example.mn ", "bat@example.mn"),
        ("email", "bat@example.mn\nBcc: all@example.mn", None),
        ("email", "bat", None),
    ],
)
def test_addresses(db: None, channel: str, address: str, usable: str | None) -> None:
    notice = queue(channel=channel, address=address)
    assert notice is not None
    if usable:
        assert (notice.address, notice.given_up_at) == (usable, None)
    else:
        assert (notice.address, notice.last_error) == (address, "bad_address")


def test_without_an_address_it_is_given_up_and_journalled_not_lost(db: None) -> None:
    """A bag governor has no e-mail; the nightly reminders go on to the next person."""
    governor = User.objects.create_user(username="bat")
    notice = queue(user=governor)
    assert list(queries.given_up()) == [notice]
    assert not queries.waiting().exists()
    event = Event.everything.get(code="notice.given_up")
    assert event.data == {"channel": "email", "error": "no_address"}


def test_a_notice_goes_to_somebody(db: None) -> None:
    with pytest.raises(ValueError, match="user or an address"):
        queue()


def test_an_unknown_channel_is_refused(dulmaa: User) -> None:
    with pytest.raises(ValueError, match="pigeon"):
        queue(user=dulmaa, channel="pigeon")


def test_old_notices_forget_what_they_said_but_not_that_they_went(dulmaa: User) -> None:
    queue("old", user=dulmaa)
    queue("fresh", user=dulmaa)
    queue("waiting", user=dulmaa)
    Notice.everything.filter(dedupe_key="old").update(sent_at=FRIDAY)
    Notice.everything.filter(dedupe_key="fresh").update(sent_at=FRIDAY + timedelta(days=89))
    later = FRIDAY + timedelta(days=100)
    assert actions.shred(before=later - actions.RETENTION, by=None, at=later) == 1
    old = Notice.everything.get(dedupe_key="old")
    assert (old.address, old.subject, old.body) == (None, None, None)
    assert (old.user, old.sent_at) == (dulmaa, FRIDAY)
    assert queue("old", user=dulmaa) is None
    assert Notice.everything.filter(body__isnull=False).count() == 2
    assert Event.everything.get(code="notice.shredded").data == {"count": 1}
    assert actions.shred(before=later - actions.RETENTION, by=None, at=later) == 0


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"channel": "pigeon"}, "notice_channel_is_known"),
        ({"sent_at": FRIDAY, "given_up_at": FRIDAY, "last_error": "x"}, "sent_or_given_up"),
        ({"given_up_at": FRIDAY}, "notice_given_up_says_why"),
        ({"next_at": FRIDAY - timedelta(days=1)}, "notice_goes_after_it_is_created"),
    ],
)
def test_the_database_keeps_it_too(
    dulmaa: User, values: dict[str, object], constraint: str
) -> None:
    queue(user=dulmaa)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Notice.everything.update(**values)
