"""The office burns down; its backup was carried elsewhere, and the key to yet another place."""

import os
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError
from pytest_django import Settings

from tamga.documents.backup import manifest, programs
from tamga.documents.models import StoredFile
from tamga.documents.queries import ClosedFile, read
from tamga.notices.models import Notice
from tamga.petitions.models import (
    Attachment,
    CoSigner,
    Extension,
    Message,
    Petition,
    Petitioner,
    PetitionText,
    Reply,
    Routing,
    Step,
)
from tamga.petitions.queries.tracking import find_by_code
from tamga.vault.enums import Unreadable
from tests.documents_store.test_backup import move_to, other_database, run
from tests.petitions.disguises import found_in
from tests.petitions.letters import DULMAA, WORDS
from tests.petitions.life import PAPER, SAID, SCAN, Life, whole_life
from tests.stories import Soum

CLOSED = (
    Petitioner, PetitionText, CoSigner, Routing, Extension, Reply, Message, Attachment, Notice,
)  # fmt: skip


@dataclass
class Archive:
    """The backup, and what was in the office when it was made."""

    path: Path
    life: Life
    number: str


@pytest.fixture
def archive(suld_committed: Soum, settings: Settings, tmp_path: Path) -> Archive:
    move_to(settings, tmp_path / "office")
    life = whole_life(suld_committed)
    said = run("backup", str(tmp_path / "carried.tar"))
    assert "The vault key is NOT in the backup" in said.err
    return Archive(tmp_path / "carried.tar", life, life.petition.number)


@contextmanager
def new_machine(settings: Settings, var: Path) -> Iterator[None]:
    """An empty database and empty folders."""
    move_to(settings, var)
    with other_database():
        yield


def parts(archive: Path, aside: Path) -> Iterator[tuple[str, bytes]]:
    """The archive as it lies, each part of it, and the dump as PostgreSQL's own program writes it
    out: in the archive it is compressed.
    """
    yield "the archive", archive.read_bytes()
    with tarfile.open(archive) as tar:
        for info in tar:
            file = tar.extractfile(info)
            assert file is not None
            yield info.name, file.read()
        tar.extract(manifest.DUMP, aside, filter="data")
    command = [programs.find(os.environ) / "pg_restore", "--file=-", aside / manifest.DUMP]
    script = subprocess.run(command, check=True, capture_output=True).stdout
    yield "the dump as SQL", script


def test_whoever_finds_the_archive_finds_nobody_in_it(archive: Archive, tmp_path: Path):
    secrets = [*archive.life.said.values(), WORDS, PAPER, SCAN, *django_settings.VAULT_KEYS]
    seen = dict(parts(archive.path, tmp_path))
    for name, data in seen.items():
        assert found_in(data, secrets) == [], name
    sql = seen["the dump as SQL"].decode()
    for table in ("petitions_petitioner", "notices_notice", "procrastinate_jobs", "search_entry"):
        assert f"COPY public.{table} (" in sql
    kept = [name for name in seen if name.startswith("private/files/")]
    assert len(kept) == StoredFile.everything.count() == 3, "paper, recording and reply are there"
    assert "Гүний худаг" in sql, "what was published without names lies open: it was searched"


def test_without_the_key_numbers_and_days_are_read_and_nobody_is(
    archive: Archive, settings: Settings, tmp_path: Path
):
    before = Petition.everything.get(pk=archive.life.petition.pk)
    way = list(before.steps.values_list("kind", "at"))
    settings.VAULT_KEYS = ["the key that somebody else's machine has made for itself"]
    with new_machine(settings, tmp_path / "found"):
        with pytest.raises(CommandError, match="vault key"):
            run("restore", str(archive.path))
        assert "3 stored files" in run("restore", str(archive.path), "--without-key").out
        found = Petition.everything.get(pk=before.pk)
        assert (found.number, found.due_on) == (archive.number, before.due_on)
        assert found.counted == before.counted
        assert (found.state, found.outcome) == ("closed", "resolved")
        assert list(found.steps.values_list("kind", "at")) == way
        for model in CLOSED:
            with pytest.raises(Unreadable):
                list(model._default_manager.all())
        with pytest.raises(Unreadable):
            list(Step.everything.filter(note__isnull=False))
        for stored in StoredFile.everything.all():
            with pytest.raises(ClosedFile, match="is not here"):
                read(stored)
            assert found_in(f"{stored.name} {stored.sha256}".encode(), SAID.values()) == []
        settings.VAULT_KEYS = ["and the key that came after that one", *settings.VAULT_KEYS]
        assert "are now under the key" in run("rotate_vault_key").out


def test_with_the_key_everything_reads(archive: Archive, settings: Settings, tmp_path: Path):
    life = archive.life
    with new_machine(settings, tmp_path / "rebuilt"):
        assert "3 stored files" in run("restore", str(archive.path)).out
        found = Petition.everything.get(pk=life.petition.pk)
        unit = found.unit
        assert find_by_code(unit, number=archive.number, code=life.code) == found
        person = found.petitioner
        shown = (person.surname, person.given_name, person.register_number, person.phone)
        assert shown == (DULMAA.surname, DULMAA.given_name, DULMAA.register_number, DULMAA.phone)
        assert found.words.text == WORDS
        assert [signer.name for signer in found.co_signers.all()] == [SAID["who signed too"]]
        paper, voice = found.attachments.order_by("pk").select_related("stored")
        assert (paper.name, read(paper.stored).decode()) == ("Дулмаагийн магадлагаа.txt", PAPER)
        assert SAID["the recording"].encode() in read(voice.stored)
        refused, answer = found.replies.order_by("pk").select_related("file")
        assert (refused.ground, answer.text) == (SAID["ground"], SAID["reply"])
        assert answer.file is not None
        assert read(answer.file) == SCAN.encode()
        assert found.extension.reason == SAID["extension"]
        assert found.routings.order_by("pk")[0].instruction == SAID["instruction"]
        assert {message.text for message in found.messages.all()} == {
            SAID["question back"], SAID["what she wrote back"],
        }  # fmt: skip
        receipt = Notice.everything.order_by("pk")[0]
        assert receipt.address == DULMAA.email
        assert archive.number in (receipt.body or "")
