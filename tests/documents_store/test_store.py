"""The records officer hands in a plan; the very bytes are kept, and every change is seen."""

import hashlib
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from tamga.accounts.models import User
from tamga.documents import actions, files, queries, rules
from tamga.documents.models import StoredFile
from tamga.journal.models import Event
from tamga.organizations.models import Unit
from tests.documents_store.conftest import make_unit

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday
PLAN = b"%PDF-1.7 the plan of the year"


def store(soum: Unit, by: User | None, data: bytes = PLAN, name: str = "plan.pdf") -> StoredFile:
    return actions.store(data, name=name, unit_id=soum.pk, by=by, at=FRIDAY)


def kept(settings: Settings) -> list[Path]:
    return [p for p in Path(settings.PRIVATE_ROOT).rglob("*") if p.is_file()]


def test_the_bytes_come_back_as_they_came(soum: Unit, officer: User) -> None:
    stored = store(soum, officer)
    assert queries.read(stored) == PLAN
    assert stored.sha256 == hashlib.sha256(PLAN).hexdigest()
    assert (stored.size, stored.content_type) == (len(PLAN), "application/pdf")
    assert (stored.stored_at, stored.stored_by_id) == (FRIDAY, officer.pk)
    assert list(queries.of_unit(soum.pk)) == [stored]


def test_it_lies_by_its_hash_away_from_the_public(
    soum: Unit, officer: User, settings: Settings
) -> None:
    stored = store(soum, officer)
    (place,) = kept(settings)
    assert place.name == stored.sha256
    assert place.parent.parent.name == stored.sha256[:2]
    assert not Path(settings.MEDIA_ROOT).exists()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_the_same_file_twice_is_one(soum: Unit, officer: User, settings: Settings) -> None:
    assert store(soum, officer) == store(soum, officer)
    assert StoredFile.everything.count() == len(kept(settings)) == 1
    assert Event.everything.filter(code="file.stored").count() == 1


def test_another_unit_has_a_row_of_its_own_for_it(
    soum: Unit, officer: User, settings: Settings
) -> None:
    other = make_unit("khushaat")
    store(soum, officer)
    store(other, officer)
    assert queries.of_unit(other.pk).count() == queries.of_unit(soum.pk).count() == 1
    assert len(kept(settings)) == 1


def test_the_journal_knows_the_hash_and_not_the_name(soum: Unit, officer: User) -> None:
    stored = store(soum, officer, name="Дорж овогтой Бат.pdf")
    event = Event.everything.get(code="file.stored")
    assert (event.by_id, event.unit_id) == (officer.pk, soum.pk)
    assert event.data == {"size": len(PLAN), "sha256": stored.sha256}


def test_an_empty_file_is_refused(soum: Unit, officer: User, settings: Settings) -> None:
    with pytest.raises(ValueError):
        store(soum, officer, data=b"")
    assert not kept(settings)


def test_a_changed_file_is_not_handed_out(soum: Unit, officer: User, settings: Settings) -> None:
    stored = store(soum, officer)
    (place,) = kept(settings)
    place.write_bytes(PLAN + b"!")
    with pytest.raises(queries.DamagedFile, match="changed"):
        queries.read(stored)


def test_a_missing_file_says_so(soum: Unit, officer: User, settings: Settings) -> None:
    stored = store(soum, officer)
    kept(settings)[0].unlink()
    with pytest.raises(queries.DamagedFile, match="not there"):
        queries.read(stored)


def test_handing_in_a_damaged_file_again_heals_it(
    soum: Unit, officer: User, settings: Settings
) -> None:
    stored = store(soum, officer)
    kept(settings)[0].write_bytes(b"damaged")
    store(soum, officer)
    assert queries.read(stored) == PLAN


def test_verification_names_every_bad_content(
    soum: Unit, officer: User, settings: Settings
) -> None:
    good, gone, bad = (store(soum, officer, data=b"%d" % n, name=f"{n}.txt") for n in range(3))
    assert queries.verify_all() == queries.FilesVerification(3, (), ())
    files.path_of(gone.sha256).unlink()
    files.path_of(bad.sha256).write_bytes(b"other")
    found = queries.verify_all()
    assert (found.checked, found.missing, found.damaged) == (3, (gone.sha256,), (bad.sha256,))
    assert not found.sound
    assert queries.read(good) == b"0"


@pytest.mark.parametrize(
    ("given_name", "kept_name"),
    [
        ("plan.docx", "plan.docx"),
        ("C:\\Users\\Бат\\Төлөвлөгөө 2026.docx", "Төлөвлөгөө 2026.docx"),
        ("../../etc/passwd", "passwd"),
        ("/etc/cron.d/job", "job"),
        ("..", "file"),
        ("", "file"),
        (".htaccess", "htaccess"),
        ("a\0b\r\nc.pdf", "a b c.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ('we<i>rd|"name?".txt', "we i rd name .txt"),
        ("й.txt", "й.txt"),  # composed
        ("\udcf2\udcee\udceb.docx", "___.docx"),  # cp1251, as a disk of old Windows has it
    ],
)
def test_names_are_made_safe(given_name: str, kept_name: str) -> None:
    assert rules.clean_name(given_name) == kept_name


@given(st.text(max_size=400))
def test_any_name_becomes_a_safe_one(name: str) -> None:
    safe = rules.clean_name(name)
    assert 0 < len(safe) <= rules.LONGEST_NAME
    assert safe not in {".", ".."}
    assert not set(safe) & set('/\\\0\r\n"')
    assert rules.clean_name(safe) == safe


def test_a_very_long_name_keeps_its_extension() -> None:
    assert rules.clean_name("х" * 500 + ".docx") == "х" * 145 + ".docx"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4", "report.docx", "application/pdf"),
        (b"PK\x03\x04..", "plan.docx", rules._PACKED[".docx"]),
        (b"PK\x03\x04..", "plan.xlsx", rules._PACKED[".xlsx"]),
        (b"PK\x03\x04..", "plan.html", "application/zip"),
        (b"<html><script>", "plan.html", "application/octet-stream"),
        (b"<svg onload=x>", "plan.svg", "application/octet-stream"),
        (b"number;work", "plan.csv", "text/csv"),
        ("Д/д Хийх ажил".encode(), "plan.txt", "text/plain"),
        (b"MZ\x00\x00", "plan.txt", "application/octet-stream"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "plan.doc", "application/x-ole-storage"),
        (b"??", "plan", "application/octet-stream"),
        (b"OggS\0", "voice.jpg", "audio/ogg"),
        (b"ID3\x03\0", "voice.mp3", "audio/mpeg"),
        (b"ID3 of a table", "table.csv", "text/csv"),
        (b"\xff\xfb\x90\x00", "voice", "audio/mpeg"),
        (b"\xff\xfeA\0", "utf-16.txt", "application/octet-stream"),
        (b"#!AMR\n", "voice.amr", "audio/amr"),
        (b"#!/bin/sh", "voice.amr", "application/octet-stream"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "voice.wav", "audio/wav"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "picture.webp", "image/webp"),
        (b"\0\0\0\x18ftypM4A ", "voice.mp4", "audio/mp4"),
        (b"\0\0\0\x18ftypisom", "film.mp4", "video/mp4"),
        (b"\0\0\0\x18ftypisom", "voice.m4a", "audio/mp4"),
        (b"\0\0\0\x18ftypheic", "picture.jpg", "application/octet-stream"),
        (b"\x1aE\xdf\xa3\x01", "recording.weba", "audio/webm"),
        (b"\x1aE\xdf\xa3\x01", "film.webm", "video/webm"),
    ],
)
def test_the_kind_is_read_from_the_content(data: bytes, name: str, kind: str) -> None:
    assert rules.content_type(data, name=name) == kind


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"sha256": "ABC"}, "stored_file_has_its_hash"),
        ({"size": 0}, "stored_file_is_not_empty"),
    ],
)
def test_the_database_keeps_it_too(
    soum: Unit, officer: User, values: dict[str, object], constraint: str
) -> None:
    store(soum, officer)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        StoredFile.everything.update(**values)
