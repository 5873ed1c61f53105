"""A key is feared lost: the IT officer puts a new one before it and encrypts everything again."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from pytest_django import Settings

from tamga.journal.models import Event
from tamga.notices.models import Notice
from tamga.vault import actions, cipher
from tamga.vault.enums import Unreadable

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday
OLD, NEW = "old key " * 5, "new key " * 5


def write(settings: Settings, count: int) -> None:
    settings.VAULT_KEYS = [OLD]
    for number in range(count):
        Notice.everything.create(
            channel="sms",
            address=f"+9769911{number:04}",
            subject=None,
            body=f"letter {number}",
            dedupe_key=str(number),
            created_at=FRIDAY,
            next_at=FRIDAY,
        )
    settings.VAULT_KEYS = [NEW, OLD]


def key_ids() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT left(address, 8), left(body, 8) FROM notices_notice")
        return {key for row in cursor.fetchall() for key in row}


def test_afterwards_the_old_key_can_be_thrown_away(db: None, settings: Settings) -> None:
    write(settings, 7)
    assert actions.rotate(by=None, at=FRIDAY, batch=3) == 14
    settings.VAULT_KEYS = [NEW]
    assert sorted(n.body or "" for n in Notice.everything.all()) == [
        f"letter {i}" for i in range(7)
    ]
    assert key_ids() == {cipher.first().id}


def test_it_is_journalled_without_a_word_of_the_content(db: None, settings: Settings) -> None:
    write(settings, 1)
    actions.rotate(by=None, at=FRIDAY)
    event = Event.everything.get(code="vault.rotated")
    assert event.data == {"key": cipher.first().id, "values": 2}


def test_broken_off_it_goes_on_where_it_stopped(own_database: str, settings: Settings) -> None:
    """The machine goes down after the second batch; the first two are kept."""
    write(settings, 9)

    class PowerCutError(Exception):
        pass

    def told(column: str, count: int) -> None:
        if count >= 4:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        actions.rotate(by=None, at=FRIDAY, batch=2, told=told)
    assert len(key_ids()) == 2
    assert actions.rotate(by=None, at=FRIDAY, batch=2) == 18 - 4
    assert key_ids() == {cipher.first().id}
    assert actions.rotate(by=None, at=FRIDAY) == 0


def test_a_change_made_meanwhile_is_not_lost(own_database: str, settings: Settings) -> None:
    """An official saves a new number; the rotation comes upon it before that is committed.

    The address is the first column that is rotated, so that it is the one waited for."""
    write(settings, 1)

    def rotate() -> int:
        try:
            return actions.rotate(by=None, at=FRIDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Notice.everything.update(address="+97688776655")
            rotation = pool.submit(rotate)
            wait_until_blocked(own_database)
        rotation.result()
    assert Notice.everything.get().address == "+97688776655"
    assert key_ids() == {cipher.first().id}


def wait_until_blocked(database: str) -> None:
    """Return once somebody waits for a lock in ``database``."""
    question = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
    )
    deadline = time.monotonic() + 30
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(question, [database])
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody waited")


def test_the_command_says_what_it_did(db: None, settings: Settings) -> None:
    write(settings, 2)
    out, err = StringIO(), StringIO()
    call_command("rotate_vault_key", stdout=out, stderr=err)
    assert out.getvalue() == f"4 values are now under the key {cipher.first().id}.\n"
    assert "notices_notice.body: 2" in err.getvalue()


def test_without_the_old_key_the_command_stops_and_says_so(db: None, settings: Settings) -> None:
    write(settings, 1)
    settings.VAULT_KEYS = [NEW]
    with pytest.raises(CommandError, match="VAULT_KEYS"):
        call_command("rotate_vault_key", stderr=StringIO())


def test_what_was_given_up_at_a_restore_does_not_stop_it(db: None, settings: Settings) -> None:
    """The first key burned, the rest went on under a second one, which is now to be changed."""
    write(settings, 1)
    settings.VAULT_KEYS = ["the key from after the fire, which is known to many"]
    actions.accept_key()
    Notice.everything.create(
        channel="sms", address="+97688112233", body="after the fire", dedupe_key="after",
        created_at=FRIDAY, next_at=FRIDAY,
    )  # fmt: skip
    settings.VAULT_KEYS = [NEW, *settings.VAULT_KEYS]
    assert actions.rotate(by=None, at=FRIDAY) == 2
    settings.VAULT_KEYS = [NEW]
    assert Notice.everything.get(dedupe_key="after").body == "after the fire"
    with pytest.raises(Unreadable):
        Notice.everything.get(dedupe_key="0")
