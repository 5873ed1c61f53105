"""A private cluster from make install to make stop, with what happens to it in between."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tamga import cluster
from tamga.cluster import places, server

from .conftest import Checkout

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[2]
START = "import sys, pathlib; from tamga import cluster; cluster.{}(pathlib.Path(sys.argv[1]))"


def connect(root: Path, **changed: str) -> psycopg.Connection[tuple[object, ...]]:
    address = cluster.parse(cluster.database_url(root, environ={}))
    given = {
        "host": address["HOST"],
        "user": address["USER"],
        "password": address["PASSWORD"],
        "dbname": address["NAME"],
    }
    return psycopg.connect(**{**given, **changed})


def ask(root: Path, query: str) -> object:
    with connect(root) as connection:
        row = connection.execute(query).fetchone()
    return row[0] if row else None


def start_apart(word: str, root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", START.format(word), str(root)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def pid_of(root: Path) -> int:
    pid = cluster.status(root).pid
    assert pid is not None
    return pid


def test_installed_cluster_reads_cyrillic_and_its_owner_is_no_superuser(office: Path) -> None:
    assert ask(office, "SELECT lower('Өвөрхангай ҮЙЛЧИЛГЭЭ')") == "өвөрхангай үйлчилгээ"
    assert ask(office, "SELECT current_setting('is_superuser')") == "off"
    assert ask(office, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user") is True
    with connect(office) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        row = connection.execute("SELECT similarity('төсөв', 'төсвийн') > 0.2").fetchone()
    assert row == (True,)


def test_nobody_gets_in_by_the_network_or_without_the_password(office: Path) -> None:
    assert ask(office, "SHOW listen_addresses") == ""
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        connect(office, password="guessed")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        connect(office, password="guessed", user="postgres", dbname="postgres")


def test_files_are_closed_to_others_and_parents_stay_as_they_were(office: Path) -> None:
    def mode(path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode)

    home = office / "var" / "postgres"
    assert mode(home / "password") == 0o600
    assert mode(home / "data") == 0o700
    assert mode(home / "log") == 0o600
    assert mode(office) == 0o711


def test_second_start_and_second_install_leave_the_running_server_alone(office: Path) -> None:
    first = pid_of(office)
    cluster.ensure_running(office)
    cluster.install(office)
    assert pid_of(office) == first


def test_stop_ends_it_and_the_data_are_there_after_the_next_start(office: Path) -> None:
    with connect(office) as connection:
        connection.execute("DROP TABLE IF EXISTS letter")
        connection.execute("CREATE TABLE letter AS SELECT 'Өргөдөл' AS subject")
    pid = pid_of(office)
    assert cluster.stop(office) is True
    assert cluster.status(office).pid is None
    assert not Path(f"/proc/{pid}").exists() or not server._serves(pid, office)
    assert cluster.stop(office) is False
    cluster.ensure_running(office)
    assert ask(office, "SELECT subject FROM letter") == "Өргөдөл"


@pytest.mark.parametrize(
    "word", [pytest.param("install", marks=pytest.mark.slow), "ensure_running"]
)
def test_two_who_start_at_once_get_one_server(
    checkout: Checkout, sleeping_office: Path, word: str
) -> None:
    root = sleeping_office
    if word == "install":
        root = checkout("new")
        # What a run that was killed has left behind is no hindrance
        (root / "var" / "postgres" / "data.new" / "base").mkdir(parents=True)
    log = root / "var" / "postgres" / "log"
    before = log.read_text("utf-8").count("starting PostgreSQL") if log.exists() else 0
    starters = [start_apart(word, root) for _ in range(2)]
    outputs = [starter.communicate(timeout=120)[0].decode() for starter in starters]
    assert [starter.returncode for starter in starters] == [0, 0], outputs
    assert log.read_text("utf-8").count("starting PostgreSQL") == before + 1
    assert ask(root, "SELECT 1") == 1


def test_the_caller_gets_its_pipe_back(sleeping_office: Path) -> None:
    starter = start_apart("ensure_running", sleeping_office)
    # A server that had inherited the pipe would keep it open, and this would never return
    output, _ = starter.communicate(timeout=120)
    assert (starter.returncode, output) == (0, b"")
    assert os.getsid(pid_of(sleeping_office)) != os.getsid(0)


def test_pid_file_left_by_a_power_cut_names_a_stranger(office: Path) -> None:
    data = office / "var" / "postgres" / "data"
    left = (data / "postmaster.pid").read_text("utf-8").splitlines()
    socket_lock = places.installed(office).socket_dir / ".s.PGSQL.5432.lock"  # type: ignore[union-attr]
    cluster.stop(office)
    for file in (data / "postmaster.pid", socket_lock):
        file.write_text("\n".join([str(os.getpid()), *left[1:], ""]), "utf-8")
        shutil.chown(file, data.stat().st_uid, data.stat().st_gid)
    assert cluster.status(office).pid is None
    cluster.ensure_running(office)
    assert ask(office, "SELECT 1") == 1


def test_killed_server_is_started_again(office: Path) -> None:
    first = pid_of(office)
    os.kill(first, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while cluster.status(office).pid is not None and time.monotonic() < deadline:
        pass
    cluster.ensure_running(office)
    assert pid_of(office) != first
    assert ask(office, "SELECT 1") == 1


def test_socket_swept_away_brings_a_new_server(office: Path) -> None:
    first = pid_of(office)
    places.installed(office).socket.unlink()  # type: ignore[union-attr]
    cluster.ensure_running(office)
    assert pid_of(office) != first
    assert ask(office, "SELECT 1") == 1
