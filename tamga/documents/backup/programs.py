"""pg_dump, pg_restore and psql: found, and pointed at this installation's database."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from django.db import connection
from psycopg.conninfo import make_conninfo

from tamga.cluster import binaries
from tamga.documents.backup.errors import BackupError

NEEDED = ("pg_dump", "pg_restore", "psql")


def find(environ: Mapping[str, str]) -> Path:
    """The folder with the three programs of the server's version, else of the next newer one.

    Looks where the private cluster finds its own, then for a bare client package.
    """
    server = server_version() // 10000
    for folder, major in sorted(_folders(environ), key=lambda found: found[1]):
        if major >= server and all(os.access(folder / name, os.X_OK) for name in NEEDED):
            return folder
    raise BackupError(
        f"The programs {', '.join(NEEDED)} of PostgreSQL {server} or newer are not here: "
        f"install postgresql-client-{server}."
    )


def server_version() -> int:
    """As PostgreSQL counts: 150012 is 15.12."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0])


def _folders(environ: Mapping[str, str]) -> Iterator[tuple[Path, int]]:
    for found in binaries.candidates(environ):
        yield found.folder, found.major
    if not environ.get(binaries.OVERRIDE):
        for folder in binaries.DEBIAN.glob("*/bin"):
            if folder.parent.name.isdigit():
                yield folder, int(folder.parent.name)


def address() -> str:
    """The database as a conninfo string, without the password."""
    settings = connection.settings_dict
    options = {
        name: value
        for name, value in settings["OPTIONS"].items()
        if isinstance(value, str) and name not in {"assume_role", "password"}
    }
    parts = {
        "dbname": settings["NAME"],
        "user": settings["USER"],
        "host": settings["HOST"],
        "port": str(settings["PORT"]),
    }
    return make_conninfo("", **options, **{name: value for name, value in parts.items() if value})


def start(
    program: Path,
    *arguments: str,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
    stdout: IO[bytes] | int = subprocess.DEVNULL,
    stderr: IO[bytes],
) -> "subprocess.Popen[bytes]":
    """Start one of the programs; the password goes through the environment, never the arguments."""
    password = connection.settings_dict["PASSWORD"]
    environ = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
    if password:
        environ["PGPASSWORD"] = password
    return subprocess.Popen(  # noqa: S603 (our own programs, no shell)
        [str(program), *arguments], stdin=stdin, stdout=stdout, stderr=stderr, env=environ
    )
