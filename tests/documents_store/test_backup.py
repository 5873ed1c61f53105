"""The office burns down: what was backed up comes back elsewhere, or nothing is touched."""

import io
import json
import os
import stat
import subprocess
import tarfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django import Settings

from tamga.accounts.models import User
from tamga.documents import actions, queries
from tamga.documents.backup import manifest, programs
from tamga.journal import actions as journal
from tamga.journal import queries as journal_queries
from tamga.journal.models import Event
from tamga.notices.models import Notice
from tamga.vault.enums import KeyMissing, Unreadable
from tamga.vault.queries import assert_keys, key_ids
from tests.documents_store.conftest import make_officer, make_unit
from tests.notices.test_outbox import queue

pytestmark = pytest.mark.slow

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday
PLAN = b"%PDF-1.7 the plan"
SECRET = "Таны өргөдөлд хариу өгсөн"


@dataclass
class Run:
    """What a command said."""

    out: str
    err: str


def run(*arguments: str) -> Run:
    out, err = io.StringIO(), io.StringIO()
    call_command(*arguments, stdout=out, stderr=err)
    return Run(out.getvalue(), err.getvalue())


@contextmanager
def other_database() -> Iterator[None]:
    """An empty database as a new machine has it."""
    connection = connections["default"]
    before = connection.settings_dict["NAME"]
    name = f"test_restore_{uuid.uuid4().hex[:8]}"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')


def move_to(settings: Settings, var: Path) -> None:
    settings.VAR = var
    settings.PRIVATE_ROOT, settings.MEDIA_ROOT = var / "private", var / "media"
    var.mkdir(exist_ok=True)


@pytest.fixture
def office(own_database: str, own_folders: Path, settings: Settings) -> Path:
    """A soum's installation with a plan, a picture, a letter in the outbox and a journal."""
    soum, officer = make_unit(), make_officer()
    actions.store(PLAN, name="plan.pdf", unit_id=soum.pk, by=officer, at=FRIDAY)
    queue(address="bat@example.mn", body=SECRET)
    picture = Path(settings.MEDIA_ROOT) / "images" / "Наадам 2026.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\xff\xd8\xff picture")
    (Path(settings.PRIVATE_ROOT) / ".part-half").write_bytes(b"half written")
    return own_folders


@pytest.fixture
def archive(office: Path) -> Path:
    target = office / "backup.tar"
    run("backup", str(target))
    return target


@pytest.fixture
def new_machine(archive: Path, settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """Empty database, empty folders, the vault key brought over."""
    move_to(settings, tmp_path / "new machine")
    with other_database():
        yield archive


def rewrite(archive: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Change parts of an archive as somebody would who knows tar."""
    with tarfile.open(archive) as tar:
        parts = {info.name: tar.extractfile(info).read() for info in tar}  # type: ignore[union-attr]
    change(parts)
    with tarfile.open(archive, "w") as tar:
        for name, data in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


def test_everything_comes_back_and_verifies(new_machine: Path, settings: Settings) -> None:
    said = run("restore", str(new_machine))
    assert "1 stored files and 1 sealed events verify" in said.out
    assert [queries.read(row) for row in queries.StoredFile.everything.all()] == [PLAN]
    assert Notice.everything.get().body == SECRET
    assert User.objects.get().username == "oyunaa"
    picture = Path(settings.MEDIA_ROOT) / "images" / "Наадам 2026.jpg"
    assert picture.read_bytes() == b"\xff\xd8\xff picture"
    verification = journal_queries.verify()
    assert verification.sound
    assert (verification.exported_heads, verification.sealed) == (1, 1)
    assert Event.everything.latest("id").code == "backup.restored"
    left = [p for p in Path(settings.VAR).rglob("*") if "restoring" in p.name or "dump" in p.name]
    assert left == []


def test_the_restored_journal_is_still_append_only(new_machine: Path) -> None:
    run("restore", str(new_machine))
    with pytest.raises(Exception, match="append-only"):
        Event.everything.all().delete()
    journal.record("vault.rotated", by=None, at=FRIDAY, key="k", values=1)
    assert journal.seal(at=FRIDAY) == 2  # that it was restored, and this
    assert journal_queries.verify().sound


def test_the_dump_shows_nobody_a_letter(archive: Path, tmp_path: Path) -> None:
    """Whoever finds the archive unpacks it with PostgreSQL's own program."""
    with tarfile.open(archive) as tar:
        tar.extract(manifest.DUMP, tmp_path, filter="data")
    script = subprocess.run(
        [programs.find(os.environ) / "pg_restore", "--file=-", tmp_path / manifest.DUMP],
        check=True,
        capture_output=True,
    ).stdout.decode()
    assert "COPY public.notices_notice" in script
    assert "duty:5:2026-11" in script  # the row is there
    for secret in (SECRET, "bat@example.mn", "A duty is due"):
        assert secret not in script
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_the_vault_key_stays_out_and_is_spoken_of(
    office: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TAMGA_VAULT_KEYS", raising=False)
    said = run("backup", str(office / "backup.tar"))
    assert said.out == f"{office / 'backup.tar'}\n"
    assert f"NOT in the backup. It lies in {settings.VAR / 'vault-key'}" in said.err
    raw = (office / "backup.tar").read_bytes()
    assert not [key for key in settings.VAULT_KEYS if key.encode() in raw]


def test_the_manifest_names_every_part_by_its_hash(archive: Path) -> None:
    with tarfile.open(archive) as tar:
        names = tar.getnames()
        file = tar.extractfile(manifest.NAME)
        assert file is not None
        about = json.load(file)
    assert names[-1] == manifest.NAME
    assert set(about["files"]) == set(names[:-1])
    assert {"database.dump", "media/images/Наадам 2026.jpg", "journal-heads/2026.jsonl"} < set(
        names
    )
    assert not [name for name in names if "half" in name]


def test_a_folder_gets_a_dated_file(office: Path) -> None:
    (office / "disk").mkdir()
    said = run("backup", str(office / "disk"))
    (made,) = (office / "disk").iterdir()
    assert said.out.strip() == str(made)
    assert made.name.startswith("tamga-20")


@pytest.mark.parametrize("where", ["backup.tar", "no/such/folder.tar", "var/media/backup.tar"])
def test_a_backup_overwrites_nothing_and_is_never_public(office: Path, where: str) -> None:
    (office / "backup.tar").write_bytes(b"the last backup")
    with pytest.raises(CommandError):
        run("backup", str(office / where))
    assert (office / "backup.tar").read_bytes() == b"the last backup"
    assert not list(office.rglob(".part-*tar*"))


def test_an_office_in_use_is_not_replaced_unasked(archive: Path, settings: Settings) -> None:
    make_unit("khushaat")
    with pytest.raises(CommandError, match="--replace"):
        run("restore", str(archive))
    assert make_unit("third").pk  # the database is untouched and well


def test_files_alone_are_an_office_in_use(new_machine: Path, settings: Settings) -> None:
    (Path(settings.MEDIA_ROOT)).mkdir(parents=True)
    (Path(settings.MEDIA_ROOT) / "photo.jpg").write_bytes(b"x")
    with pytest.raises(CommandError, match="--replace"):
        run("restore", str(new_machine))


def test_asked_to_it_replaces_all(archive: Path, settings: Settings) -> None:
    User.objects.create_user(username="later")
    later = Path(settings.MEDIA_ROOT) / "later.jpg"
    later.write_bytes(b"later")
    journal.record("vault.rotated", by=None, at=FRIDAY, key="k", values=1)
    journal.seal(at=FRIDAY)
    journal.write_head(at=FRIDAY)
    run("restore", str(archive), "--replace")
    assert list(User.objects.values_list("username", flat=True)) == ["oyunaa"]
    assert not later.exists()
    assert journal_queries.verify().sound
    (evidence,) = (Path(settings.VAR) / "journal-heads" / "replaced").iterdir()
    assert len(evidence.read_text().splitlines()) == 2  # what the later head said is kept


def test_without_its_key_it_asks_for_it(new_machine: Path, settings: Settings) -> None:
    settings.VAULT_KEYS = ["the key that a fresh machine makes for itself"]
    with pytest.raises(CommandError, match="vault key"):
        run("restore", str(new_machine))
    assert "verify" in run("restore", str(new_machine), "--without-key").out


def damage(name: str) -> Callable[[dict[str, bytes]], object]:
    return lambda parts: parts.update({name: parts[name] + b"!"})


def forge(**values: object) -> Callable[[dict[str, bytes]], object]:
    def change(parts: dict[str, bytes]) -> None:
        about = json.loads(parts[manifest.NAME])
        parts[manifest.NAME] = json.dumps({**about, **values}).encode()

    return change


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (damage("media/images/Наадам 2026.jpg"), "Наадам 2026.jpg of the archive was changed"),
        (forge(migrations=["journal.9999_of_the_future"]), "newer program"),
    ],
)
def test_a_bad_archive_touches_nothing(
    new_machine: Path, settings: Settings, change: Callable[[dict[str, bytes]], object], reason: str
) -> None:
    rewrite(new_machine, change)
    with pytest.raises(CommandError, match=reason):
        run("restore", str(new_machine))
    with connections["default"].cursor() as cursor:
        assert connections["default"].introspection.table_names(cursor) == []
    assert not [path for path in Path(settings.VAR).rglob("*") if path.is_file()]


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8b rubbish"])
def test_what_is_no_archive_is_said_to_be_none(
    own_database: str, own_folders: Path, content: bytes
) -> None:
    (own_folders / "x.tar").write_bytes(content)
    with pytest.raises(CommandError, match="archive"):
        run("restore", str(own_folders / "x.tar"))
    with pytest.raises(CommandError, match="can't be read"):
        run("restore", str(own_folders / "nothing.tar"))


def test_half_an_archive_is_not_restored(new_machine: Path) -> None:
    whole = new_machine.read_bytes()
    new_machine.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CommandError, match="archive"):
        run("restore", str(new_machine))


def test_a_dump_that_postgresql_refuses_leaves_the_old_database(
    archive: Path, settings: Settings
) -> None:
    """Its hash is right, so it was spoiled before it was archived."""

    def change(parts: dict[str, bytes]) -> None:
        spoiled = parts["database.dump"][:20_000]
        parts["database.dump"] = spoiled
        about = json.loads(parts[manifest.NAME])
        about["files"]["database.dump"] = {
            "size": len(spoiled),
            "sha256": queries.files.digest(spoiled),
        }
        parts[manifest.NAME] = json.dumps(about).encode()

    rewrite(archive, change)
    with pytest.raises(CommandError, match="it is as it was"):
        run("restore", str(archive), "--replace")
    assert User.objects.get().username == "oyunaa"
    assert [queries.read(row) for row in queries.StoredFile.everything.all()] == [PLAN]
    assert not list(Path(settings.VAR).rglob(".restoring"))


def test_a_damaged_stored_file_is_named_after_the_restore(
    archive: Path, settings: Settings
) -> None:
    """It was damaged on the old disk already, before the backup was made."""
    (stored,) = queries.StoredFile.everything.all()
    queries.files.path_of(stored.sha256).write_bytes(b"damaged")
    second = archive.with_name("second.tar")
    run("backup", str(second))
    with pytest.raises(CommandError, match="does not verify"):
        run("restore", str(second), "--replace")


def test_when_the_key_is_lost_for_ever_the_rest_goes_on(
    office: Path, settings: Settings, tmp_path: Path
) -> None:
    """The way out that the program names: back up, restore without the key, write on."""
    settings.VAULT_KEYS = []  # it lay in a file of a disk that burned
    with pytest.raises(KeyMissing, match="--without-key"):
        queue(address="dorj@example.mn", body="x", key="second")
    run("backup", str(office / "lost.tar"))
    with pytest.raises(CommandError, match="vault key"):
        run("restore", str(office / "lost.tar"), "--replace")
    run("restore", str(office / "lost.tar"), "--replace", "--without-key")
    assert (Path(settings.VAR) / "vault-key").exists()
    assert_keys()  # the services start again
    queue(address="dorj@example.mn", body="Шинэ захидал", key="second")
    assert User.objects.get().username == "oyunaa"
    with pytest.raises(Unreadable):
        list(Notice.everything.order_by("pk"))


def test_the_manifest_names_the_key_that_was_written_with(office: Path, settings: Settings) -> None:
    """A key that stands before it and closed nothing yet isn't asked for at a restore."""
    used = key_ids()
    settings.VAULT_KEYS = ["a new key that nothing was closed with yet", *settings.VAULT_KEYS]
    run("backup", str(office / "backup.tar"))
    with tarfile.open(office / "backup.tar") as tar:
        file = tar.extractfile(manifest.NAME)
        assert file is not None
        assert tuple(json.load(file)["vault_keys"]) == used
