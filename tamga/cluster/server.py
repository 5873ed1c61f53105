"""Starting and stopping the server of one place, and telling a live one from its traces."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from psycopg import pq

from tamga.cluster.binaries import Binaries, find, reachable
from tamga.cluster.errors import DISK_FULL, ClusterError
from tamga.cluster.places import SOCKET_NAME, Place, make_socket_dir

START_SECONDS = 60
STOP_SECONDS = 30
LOG_BYTES = 10_000_000


def answers(place: Place) -> bool:
    """Whether the server takes connections now (libpq's ping, which signs in nowhere)."""
    conninfo = f"host='{_quoted(place.socket_dir)}' port=5432 connect_timeout=5"
    return pq.PGconn.ping(conninfo.encode()) == pq.Ping.OK


def server_pid(place: Place) -> int | None:
    """Process number of the live server over these data, None when there is none.

    After a power cut the pid file names a process that is gone, or by chance a stranger; in a
    copied folder it names the server of the other one. None of them counts.
    """
    try:
        text = (place.data / "postmaster.pid").read_text("utf-8", "replace")
        pid = int(text.splitlines()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return None
    return pid if _serves(pid, place.data) else None


def programs(place: Place) -> Binaries:
    """The programs that fit the data, where the server's account can run them."""
    major = int((place.data / "PG_VERSION").read_text("ascii"))
    found = find(os.environ, major=major)
    return reachable(found, account=place.account, software=place.home / "software")


def start(place: Place) -> None:
    """Start the server unless it answers; the caller holds the lock.

    Raises ClusterError in one sentence with the reason out of the server's log.
    """
    pid = server_pid(place)
    if pid is not None:
        if place.socket.exists() and _wait(lambda: answers(place), START_SECONDS):
            return
        stop(place)  # alive but its socket was swept away: no one can reach it any more
    for trace in (place.data / "postmaster.pid", place.socket, _socket_lock(place)):
        trace.unlink(missing_ok=True)
    make_socket_dir(place)
    offset = _open_log(place)
    try:
        result = place.account.run(_command(place), cwd=place.home, timeout=START_SECONDS + 20)
    except subprocess.TimeoutExpired:
        raise ClusterError(f"The private PostgreSQL hangs at start: see {place.log}.") from None
    if result.returncode != 0 or not answers(place):
        raise ClusterError(_reason(place, offset, result.stdout + result.stderr))


def stop(place: Place) -> bool:
    """Stop the server (fast, then at once); True when there was one."""
    pid = server_pid(place)
    if pid is None:
        return False
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return True
        if _wait(lambda: not _serves(pid, place.data), STOP_SECONDS):
            return True
    raise ClusterError(f"The private PostgreSQL (process {pid}) doesn't stop.")


def _command(place: Place) -> list[str]:
    options = f"-c unix_socket_directories='{_quoted(place.socket_dir)}'"
    return [
        *(programs(place).program("pg_ctl"), "start", "--wait", "--silent"),
        *("--timeout", str(START_SECONDS), "--pgdata", str(place.data)),
        *("--log", str(place.log), "--options", options),
    ]


def _open_log(place: Place) -> int:
    """Make the log, set a large one aside; returns where new lines will begin."""
    if place.log.exists() and place.log.stat().st_size > LOG_BYTES:
        place.log.replace(place.log.with_name("log.old"))
    place.log.touch(mode=0o600)
    place.account.own(place.log)
    return place.log.stat().st_size


def _reason(place: Place, offset: int, said: str) -> str:
    with place.log.open("rb") as log:
        log.seek(offset)
        lines = log.read().decode("utf-8", "replace")
    if "No space left on device" in lines + said:
        return DISK_FULL
    cause = re.findall(r"(?:FATAL|PANIC|ERROR): +(.+)", lines)
    return (
        f"The private PostgreSQL did not start ({cause[-1] if cause else said.strip()[-200:]}): "
        f"see {place.log}."
    )


def _serves(pid: int, data: Path) -> bool:
    """Whether the process is a PostgreSQL at work in this folder, under whatever name."""
    if Path("/proc/self/cwd").exists():
        try:
            name = Path(f"/proc/{pid}/comm").read_text("utf-8", "replace").strip()
            return name == "postgres" and data.samefile(f"/proc/{pid}/cwd")
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            return False  # gone, or dead and not yet buried, or a stranger's
    listing = subprocess.run(
        ["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False
    )
    return "postgres" in listing.stdout and str(data) in listing.stdout


def _socket_lock(place: Place) -> Path:
    return place.socket_dir / f"{SOCKET_NAME}.lock"


def _quoted(path: Path) -> str:
    return str(path).replace("\\", "\\\\").replace("'", "\\'")


def _wait(true: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
