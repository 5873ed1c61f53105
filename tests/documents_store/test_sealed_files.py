"""A citizen's recording is kept closed: the disk, the row and the journal say nothing of it."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from tamga.documents import actions, files, queries
from tamga.documents.models import FileText, StoredFile
from tamga.journal.models import Event
from tamga.organizations.models import Unit
from tamga.vault.enums import Unreadable
from tests.documents_store.conftest import make_unit
from tests.stories import moment

AT = moment("2026-11-20")  # Friday
VOICE = b"OggS the voice of a herder about her well"


def sealed(soum: Unit, data: bytes = VOICE, name: str = "recording-1.ogg") -> StoredFile:
    return actions.store(data, name=name, unit_id=soum.pk, by=None, at=AT, sealed=True)


def opened(soum: Unit, data: bytes = VOICE, name: str = "recording-1.ogg") -> StoredFile:
    return actions.store(data, name=name, unit_id=soum.pk, by=None, at=AT)


def kept(settings: Settings) -> list[Path]:
    return [p for p in Path(settings.PRIVATE_ROOT).rglob("*") if p.is_file()]


def test_it_reads_as_it_came_and_lies_closed(soum: Unit, settings: Settings) -> None:
    stored = sealed(soum)
    assert queries.read(stored) == VOICE
    assert (stored.size, stored.content_type) == (len(VOICE), "audio/ogg")
    (place,) = kept(settings)
    assert place.name == stored.sha256
    assert b"herder" not in place.read_bytes()
    assert place.stat().st_mode & 0o777 == 0o600


def test_no_hash_of_its_content_is_anywhere(soum: Unit, settings: Settings) -> None:
    """Whoever has the file can't ask a dump whether it was sent."""
    stored = sealed(soum)
    content = hashlib.sha256(VOICE).hexdigest()
    assert stored.sha256 == hashlib.sha256(files.path_of(stored.sha256).read_bytes()).hexdigest()
    rows = str(list(StoredFile.everything.values()) + list(Event.everything.values("data")))
    assert stored.sha256 in rows
    assert content not in rows
    assert not [path for path in kept(settings) if content in path.name]


def test_the_same_twice_is_two(soum: Unit, settings: Settings) -> None:
    one, other, plain = sealed(soum), sealed(soum), opened(soum)
    assert len({one.sha256, other.sha256, plain.sha256}) == len(kept(settings)) == 3
    assert [queries.read(row) for row in (one, other, plain)] == [VOICE] * 3
    assert (one.sealed, plain.sealed) == (True, False)


def test_both_kinds_are_verified_and_it_takes_no_key(soum: Unit, settings: Settings) -> None:
    good, bad, gone = sealed(soum), sealed(soum), sealed(soum)
    opened(soum)
    place = files.path_of(bad.sha256)
    place.write_bytes(place.read_bytes()[:-1] + b"!")
    files.path_of(gone.sha256).unlink()
    settings.VAULT_KEYS = ["a key of another installation altogether"]
    found = queries.verify_all()
    assert (found.checked, found.missing, found.damaged) == (4, (gone.sha256,), (bad.sha256,))
    with pytest.raises(queries.DamagedFile, match="changed"):
        queries.read(bad)
    assert good.sha256 not in {*found.missing, *found.damaged}


@pytest.mark.parametrize("kind", [queries.DamagedFile, Unreadable])
def test_without_its_key_it_says_so_as_callers_expect(
    soum: Unit, settings: Settings, kind: type[Exception]
) -> None:
    stored = sealed(soum)
    settings.VAULT_KEYS = ["a key of another installation altogether"]
    with pytest.raises(kind, match=r"The vault key .* is not here"):
        queries.read(stored)


def test_it_goes_with_its_row(
    soum: Unit, settings: Settings, django_capture_on_commit_callbacks
) -> None:
    stored = sealed(soum)
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(stored, by=None, at=AT)
    assert kept(settings) == []
    assert Event.everything.get(code="file.discarded").data["sha256"] == stored.sha256


def test_no_machine_is_asked_to_read_it(soum: Unit) -> None:
    with pytest.raises(ValueError, match="sealed"):
        actions.ask_text(sealed(soum), at=AT)
    assert not FileText.everything.exists()


def test_what_lay_open_is_closed_and_nothing_of_it_stays(
    soum: Unit, settings: Settings, django_capture_on_commit_callbacks
) -> None:
    row = opened(soum, b"Phone 99112233", "attachment-1.txt")
    actions.read_text(actions.ask_text(row, at=AT).pk, at=AT)
    seen_before = StoredFile.everything.get()
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.seal(row, by=None, at=AT)
    (place,) = kept(settings)
    assert b"99112233" not in place.read_bytes()
    assert not FileText.everything.exists()
    assert Event.everything.get(code="file.sealed").data["sha256"] == row.sha256 == place.name
    assert not actions.seal(row, by=None, at=AT), "once"
    assert queries.read(StoredFile.everything.get()) == b"Phone 99112233"
    assert queries.read(seen_before) == b"Phone 99112233", "a page that was being made meanwhile"


def test_the_open_copy_that_somebody_else_has_stays(
    soum: Unit, django_capture_on_commit_callbacks
) -> None:
    """The same picture hangs on the public site of another soum."""
    ours, theirs = opened(soum), opened(make_unit("tal"))
    with django_capture_on_commit_callbacks(execute=True):
        actions.seal(ours, by=None, at=AT)
    assert queries.read(theirs) == queries.read(ours) == VOICE
    assert files.path_of(theirs.sha256).read_bytes() == VOICE


def test_strays_are_swept_up_and_nothing_else(soum: Unit, settings: Settings) -> None:
    """The power went between a row and its bytes."""
    named = sealed(soum)
    files.keep(b"of a petition that was shredded", sha256=files.digest(b"x"))
    assert actions.sweep() == 1
    assert [path.name for path in kept(settings)] == [named.sha256]
    assert actions.sweep() == 0


def test_nothing_leaves_the_disk_while_a_backup_reads_it(
    own_database: str, settings: Settings
) -> None:
    stored = sealed(make_unit())

    def shred() -> None:
        try:
            actions.discard(stored, by=None, at=AT)
        finally:
            connection.close()

    with actions.files_stay(), ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(shred).result()
        assert not StoredFile.everything.exists()
        assert len(kept(settings)) == 1, "the dump may still name it"
    assert actions.sweep() == 1
    assert kept(settings) == []
