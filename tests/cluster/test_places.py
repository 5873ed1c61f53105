"""Where clusters lie: two checkouts, copied, moved, deep and closed ones."""

import shutil
from pathlib import Path

import pytest

from tamga import cluster
from tamga.cluster import ClusterError, places

from .conftest import Checkout
from .test_life import ask, connect, pid_of

pytestmark = pytest.mark.slow


def put(root: Path, unit: str) -> None:
    with connect(root) as connection:
        connection.execute("DROP TABLE IF EXISTS unit")
        connection.execute("CREATE TABLE unit (name text)")
        connection.execute("INSERT INTO unit VALUES (%s)", [unit])


@pytest.mark.slow
def test_two_checkouts_run_beside_each_other(office: Path, checkout: Checkout) -> None:
    put(office, "Хайрхан")
    neighbour = checkout("neighbour")
    cluster.install(neighbour)
    put(neighbour, "Булаг")
    assert ask(office, "SELECT name FROM unit") == "Хайрхан"
    assert ask(neighbour, "SELECT name FROM unit") == "Булаг"
    cluster.stop(neighbour)
    assert ask(office, "SELECT 1") == 1


def test_copy_of_a_running_checkout_gets_a_server_of_its_own(
    doomed_office: Path, office: Path
) -> None:
    put(office, "Хайрхан")
    # Copied while the first one ran: the pid file names the first one's server
    shutil.copy2(office / "var/postgres/data/postmaster.pid", doomed_office / "var/postgres/data")
    assert cluster.status(doomed_office).pid is None
    cluster.ensure_running(doomed_office)
    assert pid_of(doomed_office) != pid_of(office)
    cluster.stop(doomed_office)
    assert ask(office, "SELECT name FROM unit") == "Хайрхан"


def test_moved_checkout_keeps_its_running_server(doomed_office: Path) -> None:
    cluster.ensure_running(doomed_office)
    put(doomed_office, "Хайрхан")
    pid = pid_of(doomed_office)
    moved = doomed_office.rename(doomed_office.parent / "moved")
    cluster.ensure_running(moved)
    assert pid_of(moved) == pid
    assert ask(moved, "SELECT name FROM unit") == "Хайрхан"


def test_deep_checkout_has_a_short_socket_in_a_folder_of_its_own(
    checkout: Checkout, doomed_office: Path
) -> None:
    deep = checkout("/".join(["Засаг даргын тамгын газар"] * 4))
    root = doomed_office.rename(deep / "office")
    cluster.ensure_running(root)
    place = places.installed(root)
    assert place is not None
    assert len(bytes(place.socket)) <= 107
    assert ask(root, "SELECT lower('Ө')") == "ө"
    cluster.stop(root)
    place.socket_dir.chmod(0o777)
    with pytest.raises(ClusterError, match="is not a private folder"):
        cluster.ensure_running(root)


@pytest.mark.slow
def test_closed_checkout_of_root_keeps_its_data_outside(checkout: Checkout, as_root: None) -> None:
    root = checkout("private/office")
    root.parent.chmod(0o700)
    cluster.install(root)
    put(root, "Хайрхан")
    home = cluster.status(root).home
    assert home is not None
    assert home.parent == places.STATE
    assert root.parent.stat().st_mode & 0o777 == 0o700

    copy = root.parent / "copy"
    shutil.copytree(root, copy, symlinks=True)
    for start in (cluster.ensure_running, cluster.install):
        with pytest.raises(ClusterError, match="belongs to"):
            start(copy)
    shutil.rmtree(copy)

    moved = root.rename(root.parent / "moved")
    cluster.stop(moved)
    cluster.ensure_running(moved)
    assert ask(moved, "SELECT name FROM unit") == "Хайрхан"
    assert Path((home / "checkout").read_text("utf-8").strip()) == moved
