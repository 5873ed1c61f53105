"""Making a cluster: data folder, password, roles, database, and proof that it reads Cyrillic."""

import contextlib
import os
import secrets
import shutil
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tamga.cluster.binaries import Binaries, find, reachable
from tamga.cluster.errors import DISK_FULL, ClusterError
from tamga.cluster.places import Place

SUPERUSER = "postgres"
OWNER = "tamga"
DATABASE = "tamga"
BUILTIN_LOCALE_SINCE = 17

SETTINGS = """
# Written by tamga.cluster: reached through its socket alone, so that two checkouts never collide
listen_addresses = ''
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
timezone = 'UTC'
log_timezone = 'UTC'
jit = off
"""


def create_data(place: Place) -> None:
    """Make the data folder; one half made by an interrupted run is thrown away.

    Raises ClusterError in one sentence.
    """
    software = place.home / "software"
    binaries = reachable(find(os.environ), account=place.account, software=software)
    new = place.home / "data.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    place.account.own(new)
    password_file = place.home / "password.new"  # initdb reads it as the server's account
    _write_private(password_file, secrets.token_urlsafe(32))
    place.account.own(password_file)
    try:
        _initdb(place, binaries, new, password_file)
    except ClusterError:
        password_file.unlink()
        raise
    with (new / "postgresql.conf").open("a", encoding="utf-8") as configuration:
        configuration.write(SETTINGS)
    if place.account.foreign:
        os.chown(password_file, os.geteuid(), os.getegid())
    password_file.replace(place.password_file)
    new.rename(place.data)


def ensure_database(place: Place) -> None:
    """Make the owner role and the database when missing; the server is up.

    The application is no superuser: it owns its database, may create the databases of the tests,
    and installs PostgreSQL's trusted extensions (pg_trgm, unaccent, btree_gist).
    """
    password = read_password(place)
    with connect(place, user=SUPERUSER, name="postgres") as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone():
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}").format(
                    sql.Identifier(OWNER), sql.Literal(password)
                )
            )
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not connection.execute(query, [DATABASE]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(OWNER)
                )
            )


def check_cyrillic(place: Place) -> None:
    """Under a locale that knows no Cyrillic, search and trigrams fail in silence: refuse it."""
    with connect(place) as connection:
        row = connection.execute("SELECT lower('Ө') = 'ө'").fetchone()
    if row != (True,):
        raise ClusterError(
            "The private PostgreSQL doesn't handle Cyrillic (lower('Ө') is not 'ө'): "
            "make one with the locale C.UTF-8."
        )


def clients(place: Place) -> int:
    """How many connections others hold to the running server."""
    with connect(place, user=SUPERUSER, name="postgres") as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchone()
    return int(row[0]) if row else 0


def connect(
    place: Place, *, user: str = OWNER, name: str = DATABASE
) -> psycopg.Connection[tuple[Any, ...]]:
    """An autocommitting connection. Raises ClusterError in one sentence."""
    try:
        return psycopg.connect(
            host=str(place.socket_dir),
            port=5432,
            user=user,
            password=read_password(place),
            dbname=name,
            connect_timeout=10,
            autocommit=True,
        )
    except psycopg.OperationalError as error:
        lines = str(error).strip().splitlines() or ["no answer"]
        raise ClusterError(f"The private PostgreSQL refuses the connection: {lines[-1]}.") from None


def read_password(place: Place) -> str:
    """The generated password of both roles. Raises ClusterError when its file is gone."""
    try:
        return place.password_file.read_text("ascii").strip()
    except FileNotFoundError:
        raise ClusterError(
            f"The password of the private database is gone ({place.password_file}): bring it back."
        ) from None


def _initdb(place: Place, binaries: Binaries, data: Path, password_file: Path) -> None:
    locale = ["--locale=C.UTF-8"]
    if binaries.major >= BUILTIN_LOCALE_SINCE:
        locale.append("--locale-provider=builtin")
    result = place.account.run(
        [
            *(binaries.program("initdb"), "--pgdata", str(data), "--username", SUPERUSER),
            *("--auth=scram-sha-256", "--pwfile", str(password_file), "--encoding=UTF8"),
            *locale,
        ],
        cwd=place.home,
    )
    if result.returncode == 0:
        return
    with contextlib.suppress(OSError):
        shutil.rmtree(data)
    said = (result.stdout + result.stderr).strip()
    if "No space left on device" in said:
        raise ClusterError(DISK_FULL)
    errors = [line for line in said.splitlines() if "error:" in line] or said.splitlines()[-1:]
    raise ClusterError(f"initdb could not make the private database ({' '.join(errors)}).")


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{text}\n")
