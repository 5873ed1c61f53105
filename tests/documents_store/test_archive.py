"""An archive is read without trust: what was changed, lost or slipped in is named."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.documents.backup import archive, manifest
from tamga.documents.backup.errors import BackupError
from tamga.documents.backup.manifest import Manifest
from tests.documents_store.test_backup import damage, forge, rewrite

PICTURE = "media/images/Наадам 2026.jpg"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """An archive with a dump and a picture."""
    picture = tmp_path / "picture"
    picture.write_bytes(b"\xff\xd8\xff picture")
    path = tmp_path / "x.tar"
    with path.open("wb") as file:
        writer = archive.Writer(file)
        writer.add_bytes(manifest.DUMP, b"PGDMP dump")
        writer.add(PICTURE, picture)
        writer.finish(Manifest("2026-11-20T10:00:00+08:00", "0.1.0", 150000, [], ["1f0c9a2b"]))
    return path


def check(path: Path) -> Manifest:
    return archive.check(path, told=lambda name, size: None)


def test_a_whole_archive_is_what_its_manifest_says(written: Path) -> None:
    about = check(written)
    assert (about.made_at, about.vault_keys) == ("2026-11-20T10:00:00+08:00", ["1f0c9a2b"])
    assert {name: part.size for name, part in about.files.items()} == {
        manifest.DUMP: 10,
        PICTURE: 11,
    }


def test_its_own_hash_is_that_of_the_file(tmp_path: Path) -> None:
    with (tmp_path / "x.tar").open("wb") as file:
        sha256 = archive.Writer(file).finish(Manifest("", "", 0, [], []))
    with (tmp_path / "x.tar").open("rb") as file:
        hashing = archive.Hashing(file)
        hashing.read()
    assert hashing.sha256 == sha256


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (damage(manifest.DUMP), "database.dump of the archive was changed"),
        (damage(PICTURE), "Наадам 2026.jpg of the archive was changed"),
        (lambda parts: parts.pop(manifest.DUMP), "lacks database.dump"),
        (lambda parts: parts.pop(PICTURE), "lacks media"),
        (lambda parts: parts.pop(manifest.NAME), "no manifest"),
        (
            lambda parts: parts.update({"media/more.jpg": b"x"}),
            "more.jpg of the archive was changed",
        ),
        (lambda parts: parts.update({"media/../../x": b"x"}), "something foreign"),
        (lambda parts: parts.update({"/etc/cron.d/x": b"x"}), "something foreign"),
        (lambda parts: parts.update({"settings.py": b"x"}), "something foreign"),
        (lambda parts: parts.update({manifest.NAME: b"rubbish"}), "manifest"),
        (lambda parts: parts.update({manifest.NAME: b"[]"}), "manifest"),
        (forge(format=99), "format 99"),
        (forge(surprise=1), "manifest"),
        (forge(files={}), "was changed"),
        (forge(files={PICTURE: {"size": "x"}}), "manifest"),
    ],
)
def test_what_is_wrong_is_named(
    written: Path, change: Callable[[dict[str, bytes]], object], reason: str
) -> None:
    rewrite(written, change)
    with pytest.raises(BackupError, match=reason):
        check(written)


@given(st.binary(max_size=2000))
def test_rubbish_is_no_archive(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("rubbish") / "x.tar"
    path.write_bytes(data)
    with pytest.raises(BackupError):
        check(path)


@given(st.integers(min_value=0))
def test_half_of_it_is_not_enough(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = tmp_path_factory.mktemp("half") / "x.tar"
    with path.open("wb") as file:
        writer = archive.Writer(file)
        writer.add_bytes(manifest.DUMP, b"dump" * 300)
        writer.finish(Manifest("", "", 0, [], []))
    end = path.read_bytes().rindex(b"}") + 1  # after it there is only padding
    path.write_bytes(path.read_bytes()[: cut % end])
    with pytest.raises(BackupError):
        check(path)


@given(st.text(max_size=60))
def test_no_name_leads_out_of_the_three_folders(name: str) -> None:
    for candidate in (name, f"media/{name}"):
        if manifest.is_allowed(candidate):
            there = (Path("/root") / candidate).resolve()
            assert there.is_relative_to("/root")
            assert candidate in {manifest.DUMP, manifest.NAME} or there != Path("/root/media")


def test_the_manifest_can_be_read_by_anyone(written: Path) -> None:
    for info, file in archive.members(written):
        if info.name == manifest.NAME:
            assert json.load(file)["format"] == 1
