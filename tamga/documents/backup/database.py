"""The database out and in: pg_dump's custom format, and one transaction on the way back."""

import contextlib
import os
import subprocess
import tempfile
from pathlib import Path
from typing import IO

from django.db import connection

from tamga.documents.backup import programs
from tamga.documents.backup.errors import BackupError

# Whoever still holds a table open (web, worker) gets half a minute to let go.
_CLEARED = (
    b"BEGIN;\nSET lock_timeout = '30s';\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
)
_DONE = b"\nCOMMIT;\n"
_USED = ("accounts_user", "organizations_unit", "journal_event", "documents_storedfile")


def dump(target: Path) -> None:
    """Write the database into ``target``; :class:`BackupError` if PostgreSQL says no."""
    folder = programs.find(os.environ)
    with tempfile.TemporaryFile() as said:
        running = programs.start(
            folder / "pg_dump",
            *("--format=custom", "--no-owner", "--no-privileges", f"--file={target}"),
            f"--dbname={programs.address()}",
            stderr=said,
        )
        if running.wait() != 0:
            raise BackupError(f"The database could not be dumped: {_last_words(said)}")


def restore(source: Path) -> None:
    """Replace all that is in the database by the dump in ``source``, wholly or not at all.

    psql gets the emptying and pg_restore's script in one open transaction; the COMMIT follows
    only after pg_restore ended well, so that a broken dump leaves the database as it was.
    """
    folder = programs.find(os.environ)
    connection.close()
    with tempfile.TemporaryFile() as said:
        psql = programs.start(
            folder / "psql",
            *("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"),
            f"--dbname={programs.address()}",
            stdin=subprocess.PIPE,
            stderr=said,
        )
        assert psql.stdin is not None
        script_ended_well = False
        with contextlib.suppress(BrokenPipeError):  # psql stopped first: its exit code says why
            psql.stdin.write(_CLEARED)
            psql.stdin.flush()
            script = programs.start(
                folder / "pg_restore",
                *("--no-owner", "--no-privileges", "--file=-", str(source)),
                stdout=psql.stdin,
                stderr=said,
            )
            script_ended_well = script.wait() == 0
            if script_ended_well:
                psql.stdin.write(_DONE)
            psql.stdin.close()
        if psql.wait() != 0 or not script_ended_well:
            raise BackupError(
                f"The database was not restored, it is as it was: {_last_words(said)}"
            )


def is_used() -> bool:
    """Does the database hold anything of an office? Fresh tables without people don't count."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in _USED:
            if table in there:
                cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")  # noqa: S608 (our own names)
                if cursor.fetchone()[0]:
                    return True
    return False


def migrations() -> list[str]:
    """What was applied to the database, as «app.name», sorted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def _last_words(said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    errors = [line for line in lines if "ERROR" in line or "error" in line]
    return (errors or lines or ["no reason was given"])[0]
