"""Delivery: through a real mail server, once, however many workers and power cuts there are."""

import logging
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from tamga.accounts.models import User
from tamga.journal.models import Event
from tamga.notices import actions, rules
from tamga.notices.actions import Delivered, deliver_due
from tamga.notices.models import Notice
from tamga.vault.actions import accept_key
from tests.notices.conftest import Postman
from tests.notices.test_outbox import queue

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday
MINUTE = timedelta(minutes=1)


def test_a_letter_arrives_whole(dulmaa: User, postman: Postman) -> None:
    notice = queue(user=dulmaa, subject="Хугацаа дөхөж байна", body="Гурван хоног үлдлээ.")
    assert notice is not None
    assert deliver_due(at=FRIDAY) == Delivered(sent=1, failed=0)
    (letter,) = postman.letters
    assert letter["To"] == "dulmaa@example.mn"
    assert letter["Subject"] == "Хугацаа дөхөж байна"
    assert letter.get_content().strip() == "Гурван хоног үлдлээ."
    assert letter["Message-ID"] == f"<notice-{notice.pk}@localhost>"
    assert letter["Auto-Submitted"] == "auto-generated"
    notice.refresh_from_db()
    assert notice.sent_at == FRIDAY


def test_it_goes_once(dulmaa: User, postman: Postman) -> None:
    queue(user=dulmaa)
    deliver_due(at=FRIDAY)
    assert deliver_due(at=FRIDAY + MINUTE) == Delivered(0, 0)
    assert len(postman.letters) == 1


def test_it_waits_for_its_hour(dulmaa: User, postman: Postman) -> None:
    queue(user=dulmaa, not_before=FRIDAY + timedelta(hours=1))
    assert deliver_due(at=FRIDAY + timedelta(minutes=59)) == Delivered(0, 0)
    assert deliver_due(at=FRIDAY + timedelta(minutes=60)) == Delivered(1, 0)


def test_a_subject_cannot_smuggle_in_a_header(dulmaa: User, postman: Postman) -> None:
    queue(user=dulmaa, subject="Due\r\nBcc: everyone@example.mn")
    deliver_due(at=FRIDAY)
    (letter,) = postman.letters
    assert letter["Subject"] == "Due Bcc: everyone@example.mn"
    assert letter["Bcc"] is None


def test_reminders_of_one_person_travel_together(dulmaa: User, postman: Postman) -> None:
    bat = User.objects.create_user(username="bat", email="bat@example.mn")
    for number in range(3):
        queue(f"d{number}", user=dulmaa, digest="reminders", subject=f"Duty {number}")
    queue("bat", user=bat, digest="reminders", subject="Duty of Bat")
    queue("other", user=dulmaa, subject="Your password")
    queue("later", user=dulmaa, digest="reminders", not_before=FRIDAY + timedelta(days=1))
    assert deliver_due(at=FRIDAY) == Delivered(sent=5, failed=0)
    together, to_bat, alone = postman.letters
    body = together.get_content()
    assert together["To"] == "dulmaa@example.mn"
    assert [body.index(f"Duty {n}") for n in range(3)] == sorted(
        body.index(f"Duty {n}") for n in range(3)
    )
    assert "Duty of Bat" not in body
    assert (to_bat["Subject"], alone["Subject"]) == ("Duty of Bat", "Your password")


def test_an_unknown_mailbox_is_given_up_and_journalled(dulmaa: User, postman: Postman) -> None:
    postman.refuses["dulmaa@example.mn"] = "550 no such mailbox dulmaa@example.mn"
    notice = queue(user=dulmaa)
    assert notice is not None
    assert deliver_due(at=FRIDAY) == Delivered(0, 1)
    notice.refresh_from_db()
    assert (notice.given_up_at, notice.last_error, notice.attempts) == (FRIDAY, "smtp_550", 1)
    event = Event.everything.get(code="notice.given_up")
    assert event.data == {"channel": "email", "error": "smtp_550"}


def test_a_full_mailbox_is_tried_again_and_others_do_not_wait(
    dulmaa: User, postman: Postman
) -> None:
    postman.refuses["dulmaa@example.mn"] = "452 mailbox full"
    queue(user=dulmaa)
    queue("2", address="bat@example.mn")
    assert deliver_due(at=FRIDAY) == Delivered(sent=1, failed=1)
    postman.refuses.clear()
    assert deliver_due(at=FRIDAY + MINUTE / 2) == Delivered(0, 0)
    assert deliver_due(at=FRIDAY + MINUTE) == Delivered(1, 0)


def test_the_server_is_away_for_a_while(dulmaa: User, settings: Settings) -> None:
    """Nothing listens there; one notice finds out, the others lose no attempt."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = nobody.getsockname()
        first, second = queue(user=dulmaa), queue("2", user=dulmaa)
        assert first is not None
        assert second is not None
        assert deliver_due(at=FRIDAY) == Delivered(0, 1)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.attempts, first.last_error, first.next_at) == (1, "connection", FRIDAY + MINUTE)
    assert (second.attempts, second.next_at) == (0, FRIDAY)


def test_a_server_that_refuses_our_own_address_is_a_channel_that_is_down(
    dulmaa: User, postman: Postman, settings: Settings
) -> None:
    """DEFAULT_FROM_EMAIL was mistyped: no letter is lost until somebody has put it right."""
    postman.refuses[settings.DEFAULT_FROM_EMAIL] = "553 not one of ours"
    first, second = queue(user=dulmaa), queue("2", user=dulmaa)
    assert first is not None
    assert second is not None
    assert deliver_due(at=FRIDAY) == Delivered(0, 1)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.given_up_at, first.last_error) == (None, "smtp_sender_553")
    assert second.attempts == 0
    postman.refuses.clear()
    assert deliver_due(at=FRIDAY + MINUTE) == Delivered(sent=2, failed=0)


def test_after_two_days_it_is_given_up(dulmaa: User, postman: Postman) -> None:
    postman.refuses["dulmaa@example.mn"] = "451 try later"
    notice = queue(user=dulmaa)
    assert notice is not None
    at, attempts = FRIDAY, 0
    while notice.given_up_at is None:
        assert deliver_due(at=at) == Delivered(0, 1)
        attempts += 1
        notice.refresh_from_db()
        at = notice.next_at
    assert attempts == rules.MOST_ATTEMPTS
    assert timedelta(days=1.5) < notice.given_up_at - FRIDAY < timedelta(days=3)
    assert Event.everything.filter(code="notice.given_up").count() == 1
    assert deliver_due(at=at + timedelta(days=9)) == Delivered(0, 0)


def test_the_wait_grows_and_ends() -> None:
    waits = [rules.wait_after(n) for n in range(1, rules.MOST_ATTEMPTS + 1)]
    assert waits[:3] == [MINUTE, 4 * MINUTE, 16 * MINUTE]
    assert waits[-1] is None
    assert all(wait is not None and wait <= timedelta(days=1) for wait in waits[:-1])


@pytest.mark.slow
def test_four_workers_send_each_letter_once(own_database: str, postman: Postman) -> None:
    for number in range(24):
        queue(str(number), address=f"official{number}@example.mn")
    ready = threading.Barrier(4)

    def worker(_: int) -> Delivered:
        try:
            ready.wait(60)
            return deliver_due(at=FRIDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        rounds = list(pool.map(worker, range(4)))
    assert sum(r.sent for r in rounds) == 24
    assert sorted(letter["To"] for letter in postman.letters) == sorted(
        f"official{n}@example.mn" for n in range(24)
    )


def test_a_worker_that_dies_leaves_its_letter_for_the_next(
    own_database: str, postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(address="bat@example.mn")

    class KilledError(BaseException):
        pass

    def killed(*args: object, **kwargs: object) -> None:
        raise KilledError

    with monkeypatch.context() as power_cut:
        power_cut.setattr(actions.delivery, "hand_over", killed)
        with pytest.raises(KilledError):
            deliver_due(at=FRIDAY)
    assert deliver_due(at=FRIDAY) == Delivered(1, 0)


def test_one_unreadable_row_does_not_hold_up_the_rest(
    dulmaa: User, postman: Postman, settings: Settings
) -> None:
    """A row was written with a key that is lost; the office went on with another."""
    queue(user=dulmaa)
    settings.VAULT_KEYS = ["another key of this house " * 2]
    accept_key()
    queue("2", address="bat@example.mn")
    assert deliver_due(at=FRIDAY) == Delivered(sent=1, failed=1)
    assert Notice.everything.filter(last_error="unreadable").count() == 1


@pytest.mark.parametrize("lost", ["first", "second"])
def test_one_unreadable_row_does_not_hold_up_its_digest(
    dulmaa: User, postman: Postman, settings: Settings, lost: str
) -> None:
    """One of three reminders was written with a key that is gone."""
    here, gone = settings.VAULT_KEYS, ["another key of this house " * 2]
    for name in ("first", "second", "third"):
        settings.VAULT_KEYS = gone if name == lost else here
        accept_key()
        queue(name, user=dulmaa, digest="reminders", subject=f"The {name}")
    settings.VAULT_KEYS = here
    dulmaa.refresh_from_db()
    assert deliver_due(at=FRIDAY) == Delivered(sent=2, failed=1)
    (letter,) = postman.letters
    assert "The third" in letter.get_content()
    assert f"The {lost}" not in letter.get_content()


def test_no_log_names_a_person(
    dulmaa: User, postman: Postman, caplog: pytest.LogCaptureFixture
) -> None:
    postman.refuses["dulmaa@example.mn"] = "550 dulmaa@example.mn unknown"
    queue(user=dulmaa)
    with caplog.at_level(logging.DEBUG, logger="tamga"):
        deliver_due(at=FRIDAY)
    assert not [
        r for r in caplog.records if r.name.startswith("tamga") and "dulmaa" in r.getMessage()
    ]
    assert "dulmaa" not in str(list(Event.everything.values()))
