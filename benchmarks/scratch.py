"""Databases of a run's own, beside the demo's on the same server, gone when the run ends."""

import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import django

from tamga import cluster

ROOT = Path(__file__).resolve().parent.parent
PREFIX = f"benchmark_{os.getpid()}"


@contextmanager
def installation() -> Iterator[Path]:
    """An installation with nothing in it, and Django set up for it; gives its folder.

    The private database is started when it isn't up and left as it was found. Everything that is
    written goes to a temporary folder and to databases named ``benchmark_…``.
    """
    private = not os.environ.get("DATABASE_URL", "").strip()
    slept = private and cluster.status(ROOT).pid is None
    if private:
        cluster.ensure_running(ROOT)
        os.environ["DATABASE_URL"] = cluster.database_url(ROOT, environ=os.environ)
    with tempfile.TemporaryDirectory(prefix="tamga-benchmark-") as folder:
        os.environ |= {"TAMGA_VAR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        django.setup()
        try:
            _gather_static()
            yield Path(folder)
        finally:
            _drop_all()
            if slept and not cluster.in_use(ROOT):
                cluster.stop(ROOT)


def address_of(name: str) -> str:
    """The address of another database on the same server."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@contextmanager
def environment(**values: str) -> Iterator[None]:
    """What processes started meanwhile see; back to what it was afterwards."""
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def database(source: str) -> Iterator[str]:
    """A clone of ``empty``, ``stories`` or ``demo`` to write in; used by this process and by
    those that it starts meanwhile. Gives its name.
    """
    template = {"empty": empty, "stories": stories, "demo": demo}[source]()
    name = f"{PREFIX}_work"
    drop(name)
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        with use(name):
            yield name
    finally:
        drop(name)


@functools.cache
def empty() -> str:
    """The name of a migrated database."""
    name = f"{PREFIX}_empty"
    say("Migrating a scratch database …")
    execute(f'CREATE DATABASE "{name}"')
    with use(name):
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
    return name


@functools.cache
def stories() -> str:
    """The name of a database with the soum of the tests, its people, nothing published."""
    from tests.stories import tell_stories

    name = f"{PREFIX}_stories"
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{empty()}"')
    with use(name):
        tell_stories()
    return name


@functools.cache
def demo() -> str:
    """The name of a database with the soum of ``make demo`` and its year of life."""
    from django.utils import timezone

    from tamga.demo.actions import make_demo

    name = f"{PREFIX}_demo"
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{empty()}"')
    say("Making the demo soum …")
    with use(name):
        make_demo(at=timezone.now(), say=lambda _step: None)
    return name


@contextmanager
def use(name: str) -> Iterator[None]:
    """Let this process, and those that it starts meanwhile, work in a database."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()  # numbers of another database
    try:
        with environment(DATABASE_URL=address_of(name)):
            yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        ContentType.objects.clear_cache()


def execute(statement: str) -> None:
    """One statement outside any of our databases."""
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def drop(name: str) -> None:
    """Drop a database, ending what is still connected to it."""
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND usename = current_user",
            [name],
        )
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def run(*arguments: str) -> str:
    """Run a module of Python in the present environment; gives what it printed."""
    done = subprocess.run(  # noqa: S603  (our own modules)
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def say(sentence: str) -> None:
    """Progress, beside the answer."""
    print(sentence, file=sys.stderr, flush=True)


def _gather_static() -> None:
    """Style sheet and seal, packed as in production; the office of Wagtail isn't measured."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*"])


def _drop_all() -> None:
    from django.db import connection

    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{PREFIX}_"]
        )
        names = [name for (name,) in cursor.fetchall()]
    for name in names:
        drop(name)
