"""The databases of the tests: templates that are kept between runs, clones that aren't.

A template stands under the fingerprint of what it was made from. It gets its name when it is whole,
so one that is half made is never taken; a lock lets one process make it while the others wait.
Whoever uses a template holds its lock, and only what nobody holds is ever dropped.
"""

import hashlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.pq import TransactionStatus

ROOT = Path(__file__).resolve().parent.parent
KEPT = 3  # of each kind of template, the newest: another branch or another run may want them
_LOCK = "hashtext('templates of the tests'), hashtext(%s)"

_opened: dict[str, psycopg.Connection] = {}
_server: list[psycopg.Connection] = []
_held: list[str] = []


def fingerprint(*patterns: str, also: str = "") -> str:
    """Changes with any of these files and any pinned part."""
    digest = hashlib.sha256("".join([*settings.INSTALLED_APPS, also]).encode())
    for path in [ROOT / "requirements/run.txt", *(p for each in patterns for p in _files(each))]:
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _files(pattern: str) -> Iterable[Path]:
    return sorted(ROOT.glob(pattern))


def _on_server(statement: str, *values: str) -> list[tuple]:
    """Run a statement in no database of ours, over one connection that holds our locks."""
    if not _server or _server[0].closed:
        known = connection.settings_dict
        keys = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
        address = {key: known[name] for key, name in keys.items() if known[name]}
        _server[:] = [
            psycopg.connect(dbname="postgres", autocommit=True, **address, **known["OPTIONS"])
        ]
        for name in _held:  # the server went down and came up: take our locks again
            _server[0].execute(f"SELECT pg_advisory_lock_shared({_LOCK})", [name])
    done = _server[0].execute(statement, values or None)
    return done.fetchall() if done.description else []


def exists(name: str) -> bool:
    """Whether there is such a database."""
    return bool(_on_server("SELECT 1 FROM pg_database WHERE datname = %s", name))


def clone(template: str, name: str) -> None:
    """A copy of a database that nobody is in."""
    _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def drop(name: str) -> None:
    """Drop a database that threads and processes of a test may still be in.

    WITH (FORCE) would also try to end a passing autovacuum, which our role may not; without it
    PostgreSQL waits until the autovacuum is gone.
    """
    close(name)
    _on_server(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = %s AND usename = current_user",
        name,
    )
    _on_server(f'DROP DATABASE IF EXISTS "{name}"')


def use(name: str) -> None:
    """Go on in another database. The connection that we leave stays open: coming back to it takes
    a tenth of what a new one does.
    """
    before, raw = connection.settings_dict["NAME"], connection.connection
    if before == name:
        return
    if raw is None or raw.closed or raw.info.transaction_status != TransactionStatus.IDLE:
        connection.close()
    else:
        _opened[before] = raw
        connection.connection = None
    connection.settings_dict["NAME"] = name
    if (kept := _opened.pop(name, None)) is None:
        return
    connection.connection, connection.autocommit = kept, kept.autocommit
    connection.errors_occurred, connection.close_at = False, None
    if not connection.is_usable():  # a test may have ended it
        connection.close()


def close(name: str) -> None:
    """Leave a database for good, so that it can be dropped."""
    if name == connection.settings_dict["NAME"]:
        connection.close()
    elif name in _opened:
        _opened.pop(name).close()


def leave() -> None:
    """Close whatever is open, at the end of a run; the locks on templates go with it."""
    for one in [*_opened.values(), *_server]:
        one.close()
    _opened.clear()
    _server.clear()
    connection.close()


def template(kind: str, mark: str, make: Callable[[], None], *, of: str | None = None) -> str:
    """The name of the template of this kind and fingerprint; ``make`` fills it when there is none,
    in a copy of the template ``of``.
    """
    name = f"test_{kind}_{mark}"
    _on_server(f"SELECT pg_advisory_lock_shared({_LOCK})", name)
    _held.append(name)
    _on_server(f"SELECT pg_advisory_lock({_LOCK})", f"making {name}")
    try:
        if not exists(name):
            sys.stderr.write(f"Making a database for the tests: {name} …\n")
            _make(name, make, of or "template1")
    finally:
        _on_server(f"SELECT pg_advisory_unlock({_LOCK})", f"making {name}")
    _drop_old(kind)
    return name


def _make(name: str, make: Callable[[], None], of: str) -> None:
    before, making = connection.settings_dict["NAME"], f"{name}_making"
    drop(making)  # of a run that was broken off
    clone(of, making)
    use(making)
    try:
        make()
    finally:
        use(before)
        close(making)
    _on_server(f'ALTER DATABASE "{making}" RENAME TO "{name}"')


def _drop_old(kind: str) -> None:
    """Drop the older templates of a kind that no run holds."""
    names = _on_server(
        "SELECT datname FROM pg_database WHERE datname ~ %s ORDER BY oid DESC OFFSET %s",
        f"^test_{kind}_[0-9a-f]{{12}}$",
        str(KEPT),
    )
    for (name,) in names:
        if _on_server(f"SELECT pg_try_advisory_lock({_LOCK})", name) == [(True,)]:
            try:
                _on_server(f'DROP DATABASE IF EXISTS "{name}"')
            except psycopg.Error:
                continue  # somebody looks into it; the next run tries again
            finally:
                _on_server(f"SELECT pg_advisory_unlock({_LOCK})", name)
