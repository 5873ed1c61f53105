"""Everything that can be wrong says so in one sentence that names the way out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tamga import cluster
from tamga.cluster import ClusterError, places
from tamga.cluster.errors import plain_errors

from .conftest import Checkout

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[2]


def test_without_marker_nothing_is_started(checkout: Checkout) -> None:
    root = checkout("production")
    with pytest.raises(ClusterError, match="run make install, or set DATABASE_URL"):
        cluster.database_url(root, environ={})
    with pytest.raises(ClusterError, match="run make install"):
        cluster.ensure_running(root)
    assert cluster.status(root) == cluster.Status(home=None, pid=None)
    assert cluster.stop(root) is False
    assert list(root.iterdir()) == []


def test_database_url_wins_over_the_private_cluster(office: Path) -> None:
    given = {"DATABASE_URL": "postgresql://tamga@db.example/tamga"}
    assert cluster.database_url(office, environ=given) == "postgresql://tamga@db.example/tamga"
    private = cluster.database_url(office, environ={"DATABASE_URL": " "})
    assert cluster.parse(private)["HOST"] == str(places.installed(office).socket_dir)  # type: ignore[union-attr]


def test_folder_without_programs(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    root = checkout("office")
    monkeypatch.setenv("TAMGA_POSTGRES_BIN", str(root))
    with pytest.raises(ClusterError, match="must name a folder with initdb, pg_ctl and postgres"):
        cluster.install(root)
    assert cluster.status(root).home is None


def test_data_of_a_version_that_is_no_longer_here(doomed_office: Path) -> None:
    (doomed_office / "var/postgres/data/PG_VERSION").write_text("12\n", "ascii")
    with pytest.raises(ClusterError, match=r"was made by PostgreSQL 12, but only .* is here"):
        cluster.ensure_running(doomed_office)


def test_lost_data_are_never_replaced_by_empty_ones(doomed_office: Path) -> None:
    shutil.rmtree(doomed_office / "var/postgres/data")
    for start in (cluster.ensure_running, cluster.install):
        with pytest.raises(ClusterError, match="The private database is gone"):
            start(doomed_office)


def test_lost_password(doomed_office: Path) -> None:
    (doomed_office / "var/postgres/password").unlink()
    with pytest.raises(ClusterError, match="password of the private database is gone"):
        cluster.database_url(doomed_office, environ={})


def test_broken_configuration_names_the_cause_and_the_log(doomed_office: Path) -> None:
    with (doomed_office / "var/postgres/data/postgresql.conf").open("a") as configuration:
        configuration.write("max_connections = many\n")
    with pytest.raises(ClusterError, match=r"did not start \(.*errors\): see .*log\."):
        cluster.ensure_running(doomed_office)


def test_full_disk() -> None:
    with pytest.raises(ClusterError, match="The disk is full"), plain_errors():
        Path("/dev/full").write_text("x", "ascii")


def run_manage(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(REPOSITORY / "manage.py", root)
    shutil.copytree(
        REPOSITORY / "tamga/cluster", root / "tamga/cluster", ignore=shutil.ignore_patterns("__py*")
    )
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=root,
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_manage_says_one_sentence_without_a_traceback(checkout: Checkout) -> None:
    result = run_manage(checkout("office"), "migrate")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "No database is known: run make install, or set DATABASE_URL.\n"


def test_manage_needs_no_database_for_what_only_reads_files(checkout: Checkout) -> None:
    result = run_manage(checkout("office"), "version")
    assert (result.returncode, result.stderr) == (0, "")
