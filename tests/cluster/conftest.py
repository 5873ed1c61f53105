"""Real clusters in throw-away checkouts; nothing of them outlives its test."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tamga import cluster
from tamga.cluster import places

Checkout = Callable[[str], Path]


@pytest.fixture(autouse=True)
def without_database_url(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own DATABASE_URL must not decide these tests."""
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def checkout() -> Iterator[Checkout]:
    """Makes an empty checkout of the given name in a folder that every account may enter."""
    with _folder() as base:

        def make(name: str) -> Path:
            (base / name).mkdir(parents=True)
            return base / name

        yield make


@pytest.fixture(scope="session")
def installed_office() -> Iterator[Path]:
    """One cluster, made by install, that the tests share."""
    with _folder() as base, pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        cluster.install(base)
        yield base


@pytest.fixture
def office(installed_office: Path) -> Path:
    """The checkout of the soum's office, its private cluster running."""
    cluster.ensure_running(installed_office)
    return installed_office


@pytest.fixture
def sleeping_office(installed_office: Path) -> Path:
    """The same, stopped."""
    cluster.stop(installed_office)
    return installed_office


@pytest.fixture
def doomed_office(sleeping_office: Path, checkout: Checkout) -> Path:
    """A copy of its own for a test that breaks it."""
    root = checkout("doomed")
    copy_checkout(sleeping_office, root)
    return root


@pytest.fixture
def as_root() -> None:
    """Skips where the tests run as a normal user, who has no account to hand the server to."""
    if os.geteuid() != 0:
        pytest.skip("only root hands the server to another account")


def copy_checkout(one: Path, other: Path) -> None:
    """Copy with owners, as `cp -a` does; sockets stay behind."""
    shutil.copytree(
        one,
        other,
        dirs_exist_ok=True,
        symlinks=True,
        ignore=shutil.ignore_patterns(".s.PGSQL*"),
    )
    if os.geteuid() == 0:
        for path in one.rglob("*"):
            copied, owner = other / path.relative_to(one), path.lstat()
            if owner.st_uid and copied.exists():
                os.chown(copied, owner.st_uid, owner.st_gid)


@contextmanager
def _folder() -> Iterator[Path]:
    base = Path(tempfile.mkdtemp(prefix="tamga-test-", dir="/tmp"))
    base.chmod(0o711)
    try:
        yield base
    finally:
        for var in base.rglob("var"):
            remove_cluster(var.parent)
        shutil.rmtree(base)


def remove_cluster(root: Path) -> None:
    """Stop the cluster of a checkout and leave nothing of it, wherever its data lie."""
    if place := places.installed(root):
        cluster.stop(root)
        shutil.rmtree(place.socket_dir, ignore_errors=True)
    link = root / places.HOME
    if link.is_symlink():
        shutil.rmtree(link.resolve())
