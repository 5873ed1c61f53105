"""The database of the tests, quick settings, and the people of the stories."""

import hashlib
import os
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from tamga import cluster
from tests.stories import Soum, tell_stories, told

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"

# Playwright's loop runs in the test's thread; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def _fingerprint() -> str:
    """Changes with any migration and any pinned part."""
    digest = hashlib.sha256("".join(django_settings.INSTALLED_APPS).encode())
    files = [*sorted(ROOT.glob("tamga/*/migrations/*.py")), ROOT / "requirements" / "run.txt"]
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _use(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _execute(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def pytest_configure(config: pytest.Config) -> None:
    """``pytest`` alone works too: the private database is started when it isn't up."""
    if not os.environ.get("DATABASE_URL"):
        cluster.ensure_running(ROOT)


def _drop(name: str) -> None:
    """Drop a database that threads and processes of a test may still be in.

    WITH (FORCE) would also try to end a passing autovacuum, which our role may not; without it
    PostgreSQL waits until the autovacuum is gone.
    """
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND usename = current_user",
            [name],
        )
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker):
    """A clone of a migrated template: migrating takes 10 s, cloning a tenth of one.

    The template is kept between runs under the fingerprint of all migrations. A database in the
    making has a name of its own, so a run that was broken off leaves no half-made template.
    """
    template = f"test_template_{_fingerprint()}"
    clone = f"test_{os.getpid()}"
    told = f"{clone}_stories"
    real = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        if not _exists(template):
            making = f"{template}_{os.getpid()}"
            sys.stderr.write("Migrating a template database for the tests …\n")
            _execute(f'CREATE DATABASE "{making}"')
            _use(making)
            call_command("migrate", verbosity=0)
            _use(real)
            if not _exists(template):
                _execute(f'ALTER DATABASE "{making}" RENAME TO "{template}"')
        for name in (clone, told):
            _drop(name)
            _execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        _use(clone)
    yield
    with django_db_blocker.unblock():
        _use(real)
        for name in (clone, told):
            _drop(name)


@pytest.fixture(scope="session")
def stories_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of a database in which the stories' aimag stands, made once in a run."""
    empty = connection.settings_dict["NAME"]
    told = f"{empty}_stories"
    with django_db_blocker.unblock():
        _use(told)
        tell_stories()
        _use(empty)
    return told


@pytest.fixture
def stories(stories_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the test's database be the one of the stories; must come before its transaction."""
    assert not connection.in_atomic_block, "take suld or tal instead of the mark django_db"
    empty = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        _use(stories_database)
    yield
    with django_db_blocker.unblock():
        _use(empty)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a clone to really commit in, used by every thread: the journal can't be
    flushed. Of the stories' database when ``stories`` was asked for before.
    """
    source = connection.settings_dict["NAME"]
    clone = f"{source}_{uuid.uuid4().hex[:8]}"
    with django_db_blocker.unblock():
        connection.close()
        _execute(f'CREATE DATABASE "{clone}" TEMPLATE "{source}"')
        _use(clone)
        try:
            yield clone
        finally:
            _use(source)
            _drop(clone)


@pytest.fixture(autouse=True)
def quick_and_apart(settings, tmp_path: Path) -> None:
    """Nothing of a test is written into the checkout, and nothing waits for slow hashes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
    settings.VAR = tmp_path / "var"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()  # whitenoise warns where nothing was collected
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.TAMGA_SMS_FILE_PATH = tmp_path / "sms"


@pytest.fixture
def real_plan() -> Path:
    """The real duty plan; skipped by name where only the checkout is."""
    path = SEEDS / "duty-plan.docx"
    if not path.exists():
        pytest.skip("the real duty plan (../shared/seeds/duty-plan.docx) is not here")
    return path


@pytest.fixture
def suld(stories: None, db: None) -> Soum:
    """Сүлд soum of Наран aimag, with its people."""
    return told("suld")


@pytest.fixture
def tal(suld: Soum) -> Soum:
    """Тал soum, the neighbour, with a content officer of its own."""
    return told("tal")


@pytest.fixture
def suld_committed(stories: None, own_database: str, django_db_blocker: DjangoDbBlocker):
    """Сүлд in a database of its own, where what is written is really written."""
    with django_db_blocker.unblock():
        yield told("suld")
