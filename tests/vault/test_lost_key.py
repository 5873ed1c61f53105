"""The folder with the key is lost, and the program must not quietly make another one."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from config.env import lines
from tamga.notices.models import Notice
from tamga.vault import actions, cipher, queries
from tamga.vault.enums import KeyMissing, Unreadable
from tamga.vault.models import KeyMark

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday
OLD, NEW = "old key " * 5, "new key " * 5
ROOT = Path(__file__).resolve().parents[2]


def letter(key: str = "1") -> Notice:
    return Notice.everything.create(
        channel="sms",
        address="+97699112233",
        body="Хариу бэлэн боллоо",
        dedupe_key=key,
        created_at=FRIDAY,
        next_at=FRIDAY,
    )


@pytest.fixture
def key_file(own_database: str, settings: Settings, tmp_path: Path) -> Path:
    """An installation whose key lies in a file, as most have it; nothing is made yet."""
    settings.VAR, settings.VAULT_KEYS = tmp_path, []
    return tmp_path / "vault-key"


def lose(path: Path) -> str:
    secret = path.read_text()
    path.unlink()
    return secret


def marks() -> list[str]:
    return [mark.key_id for mark in KeyMark.objects.order_by("key_id")]


def test_an_empty_installation_makes_its_key_at_the_first_letter(key_file: Path) -> None:
    queries.assert_keys()  # the services start
    assert not key_file.exists()
    letter()
    assert Notice.everything.get().body == "Хариу бэлэн боллоо"
    assert len(key_file.read_text()) == 64
    assert marks() == [cipher.first().id]
    assert key_file.read_text() not in str(KeyMark.objects.values())


def test_a_lost_key_is_missed_and_no_other_is_made(key_file: Path) -> None:
    letter()
    name = cipher.first().id
    secret = lose(key_file)
    refused: list[Callable[[], object]] = [
        queries.assert_keys,
        lambda: letter("2"),
        lambda: actions.keyed_hash("99112233", purpose="x"),
        lambda: Notice.everything.get(),
    ]
    for call in refused:
        with pytest.raises((KeyMissing, Unreadable)) as refusal:
            call()
        said = str(refusal.value)
        assert name in said
        assert str(key_file) in said
        assert "manage.py restore" in said
        assert secret not in said
    assert not key_file.exists()
    key_file.write_text(secret)
    queries.assert_keys()
    assert Notice.everything.get().address == "+97699112233"


def test_another_key_in_its_place_is_not_believed(key_file: Path) -> None:
    """What an older version did in silence: the file is there, but it is a fresh one."""
    letter()
    name = cipher.first().id
    key_file.write_text("made-anew-by-an-older-program-in-silence")
    with pytest.raises(KeyMissing, match=name):
        queries.assert_keys()
    with pytest.raises(KeyMissing, match=name):
        letter("2")


def test_values_of_before_the_marks_are_enough_to_refuse(key_file: Path) -> None:
    letter()
    KeyMark.objects.all().delete()
    name = cipher.first().id
    lose(key_file)
    with pytest.raises(KeyMissing, match=name):
        queries.assert_keys()


def test_a_mark_is_enough_when_all_that_was_closed_is_forgotten(key_file: Path) -> None:
    letter()
    Notice.everything.all().delete()
    lose(key_file)
    with pytest.raises(KeyMissing, match="restore"):
        queries.assert_keys()


def test_the_worker_says_it_in_one_sentence_and_ends(key_file: Path) -> None:
    letter()
    lose(key_file)
    with pytest.raises(CommandError, match=str(key_file)):
        call_command("work")


@pytest.mark.slow
def test_the_web_refuses_to_start(key_file: Path, settings: Settings) -> None:
    """The application server imports the door; it must not open on a database it can't read."""
    letter()
    name = cipher.first().id
    lose(key_file)
    script = (
        "from config import settings\n"
        f"settings.DATABASES['default']['NAME'] = {settings.DATABASES['default']['NAME']!r}\n"
        f"settings.VAR, settings.VAULT_KEYS = {str(key_file.parent)!r}, []\n"
        "import config.wsgi\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 1
    assert f"The vault key {name}" in ended.stderr.splitlines()[-1]


def test_a_rotation_leaves_the_mark_of_the_new_key_alone(
    own_database: str, settings: Settings
) -> None:
    settings.VAULT_KEYS = [OLD]
    letter("1")
    old = cipher.first().id
    settings.VAULT_KEYS = [NEW, OLD]
    letter("2")
    assert set(marks()) == {old, cipher.first().id}
    settings.VAULT_KEYS = [NEW]  # the old one was taken out too early
    with pytest.raises(KeyMissing, match=old):
        queries.assert_keys()
    settings.VAULT_KEYS = [NEW, OLD]
    actions.rotate(by=None, at=FRIDAY)
    assert marks() == [cipher.first().id]
    settings.VAULT_KEYS = [NEW]
    queries.assert_keys()
    assert Notice.everything.count() == len([n.body for n in Notice.everything.all()]) == 2


def test_giving_up_what_the_lost_key_closed(own_database: str, settings: Settings) -> None:
    settings.VAULT_KEYS = [OLD]
    letter("1")
    settings.VAULT_KEYS = [NEW]
    actions.accept_key()
    queries.assert_keys()
    letter("2")
    assert Notice.everything.get(dedupe_key="2").body == "Хариу бэлэн боллоо"
    with pytest.raises(Unreadable):
        Notice.everything.get(dedupe_key="1")


def test_what_can_be_opened_is_read_beside_what_is_lost_and_damaged(
    own_database: str, settings: Settings
) -> None:
    settings.VAULT_KEYS = [OLD]
    letter("lost")
    settings.VAULT_KEYS = [NEW]
    actions.accept_key()
    letter("sound")
    letter("damaged")
    with connection.cursor() as cursor:
        damage = "UPDATE notices_notice SET body = left(body, 40) WHERE dedupe_key = 'damaged'"
        cursor.execute(damage)
    (found,) = queries.readable(Notice.everything.order_by("pk"))
    assert (found.dedupe_key, found.body, found.subject) == ("sound", "Хариу бэлэн боллоо", None)
    with CaptureQueriesContext(connection) as asked:
        assert found.address == "+97699112233"
    assert len(asked) == 0, "it is there already"


def test_loading_the_settings_makes_no_key(tmp_path: Path) -> None:
    key = tmp_path / "vault-key"
    assert lines(key) == []
    assert not key.exists()
