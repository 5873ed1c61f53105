"""The vault's key is changed: closed files follow file by file, and a kill loses none."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db.models.signals import pre_save
from pytest_django import Settings

from tamga.documents import actions, files, queries
from tamga.documents.models import StoredFile
from tamga.organizations.models import Unit
from tamga.vault import actions as vault
from tamga.vault.models import KeyMark
from tamga.vault.queries import closing_key, key_ids
from tests.documents_store.conftest import make_unit
from tests.documents_store.test_sealed_files import AT, VOICE, kept, opened, sealed

OLD, NEW = "old key " * 5, "new key " * 5
ROOT = Path(__file__).resolve().parents[2]


class PowerCutError(Exception):
    pass


def keys_on_disk(settings: Settings) -> set[str | None]:
    return {closing_key(path.read_bytes()[:64]) for path in kept(settings)}


def rotate() -> int:
    return vault.rotate(by=None, at=AT)


@pytest.fixture
def old(soum: Unit, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> StoredFile:
    """A recording under the old key; the new one stands before it. In a process that begins."""
    monkeypatch.setattr(vault, "_sure", set())
    settings.VAULT_KEYS = [OLD]
    stored = sealed(soum)
    settings.VAULT_KEYS = [NEW, OLD]
    return stored


def test_afterwards_the_old_key_can_be_thrown_away(
    soum: Unit, old: StoredFile, settings: Settings, django_capture_on_commit_callbacks
) -> None:
    plain, seen_before = opened(soum), StoredFile.everything.get(pk=old.pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert rotate() == 1
        assert rotate() == 0
    settings.VAULT_KEYS = [NEW]
    assert queries.read(StoredFile.everything.get(pk=old.pk)) == VOICE
    assert queries.read(seen_before) == VOICE, "a page that was being made meanwhile"
    assert queries.read(plain) == VOICE
    assert files.path_of(plain.sha256).read_bytes() == VOICE
    assert keys_on_disk(settings) == {*key_ids(), None}
    assert queries.verify_all().sound


def test_the_power_goes_before_the_row_names_the_new_bytes(
    old: StoredFile, settings: Settings
) -> None:
    with power_cut_at_the_row(), pytest.raises(PowerCutError):
        rotate()
    assert len(kept(settings)) == 2, "the new bytes are there, and nobody knows them"
    assert queries.read(StoredFile.everything.get()) == VOICE
    assert set(KeyMark.objects.values_list("key_id", flat=True)) == set(key_ids())
    assert rotate() == 1
    assert queries.read(StoredFile.everything.get()) == VOICE


@contextmanager
def power_cut_at_the_row() -> Iterator[None]:
    def cut(**_: object) -> None:
        raise PowerCutError

    pre_save.connect(cut, sender=StoredFile)
    try:
        yield
    finally:
        pre_save.disconnect(cut, sender=StoredFile)


def test_the_power_goes_before_the_open_bytes_leave(soum: Unit, settings: Settings) -> None:
    """What is to happen after the commit never does; the next run sweeps it up."""
    actions.seal(opened(soum), by=None, at=AT)
    assert keys_on_disk(settings) == {key_ids()[0], None}
    assert rotate() == 0
    assert keys_on_disk(settings) == {key_ids()[0]}
    assert queries.read(StoredFile.everything.get()) == VOICE


def test_the_command_is_killed_in_the_middle(own_database: str, settings: Settings) -> None:
    settings.VAULT_KEYS = [OLD]
    soum, contents = make_unit(), [b"OggS %06d " % n * 2000 for n in range(80)]
    keys = [sealed(soum, data).pk for data in contents]
    settings.VAULT_KEYS = [NEW, OLD]
    running = subprocess.Popen([sys.executable, "-c", script(own_database, settings)], cwd=ROOT)
    new = key_ids()[0]
    deadline = time.monotonic() + 120
    while keys_now(settings).count(new) < 2:  # the row of the first one names it then
        assert running.poll() is None
        assert time.monotonic() < deadline
    os.kill(running.pid, signal.SIGKILL)
    running.wait()

    def read_all() -> list[bytes]:
        rows = StoredFile.everything.in_bulk(keys)
        return [queries.read(rows[key]) for key in keys]

    assert read_all() == contents
    assert 0 < rotate() < len(keys), "it goes on where it was killed"
    settings.VAULT_KEYS = [NEW]
    assert read_all() == contents
    assert keys_on_disk(settings) == {new}
    assert len(kept(settings)) == len(keys)


def keys_now(settings: Settings) -> list[str | None]:
    """Of each file, while files come and go."""
    found = []
    for path in kept(settings):
        try:
            with path.open("rb") as file:
                found.append(closing_key(file.read(64)))
        except FileNotFoundError:
            continue
    return found


def script(database: str, settings: Settings) -> str:
    return (
        "from config import settings\n"
        f"settings.DATABASES = {django_settings.DATABASES!r}\n"
        f"settings.DATABASES['default']['NAME'] = {database!r}\n"
        f"settings.VAR = {str(settings.VAR)!r}\n"
        f"settings.PRIVATE_ROOT = {str(settings.PRIVATE_ROOT)!r}\n"
        f"settings.VAULT_KEYS = {settings.VAULT_KEYS!r}\n"
        "from django.core.management import call_command\n"
        "import django\n"
        "django.setup()\n"
        "call_command('rotate_vault_key')\n"
    )


def test_one_bad_file_holds_the_old_key_and_not_the_others(
    soum: Unit, old: StoredFile, settings: Settings
) -> None:
    settings.VAULT_KEYS = [OLD]
    bad = sealed(soum, b"damaged on the disk")
    good = sealed(soum, b"well kept")
    settings.VAULT_KEYS = [NEW, OLD]
    files.path_of(bad.sha256).unlink()
    with pytest.raises(CommandError, match="1 stored files are gone or damaged"):
        call_command("rotate_vault_key")
    assert KeyMark.objects.count() == 2, "the services still ask for the old key"
    call_command("rotate_vault_key", "--pass-over-damaged")
    assert KeyMark.objects.get().key_id == key_ids()[0]
    settings.VAULT_KEYS = [NEW]
    assert queries.read(StoredFile.everything.get(pk=good.pk)) == b"well kept"


def test_what_was_given_up_at_a_restore_stays_as_it_is(
    soum: Unit, old: StoredFile, settings: Settings
) -> None:
    settings.VAULT_KEYS = ["the key from after the fire, which is known to many"]
    vault.accept_key()
    after = sealed(soum, b"after the fire")
    settings.VAULT_KEYS = [NEW, *settings.VAULT_KEYS]
    assert rotate() == 1
    settings.VAULT_KEYS = [NEW]
    assert queries.read(StoredFile.everything.get(pk=after.pk)) == b"after the fire"
    with pytest.raises(queries.ClosedFile):
        queries.read(StoredFile.everything.get(pk=old.pk))
    assert queries.verify_all().sound
