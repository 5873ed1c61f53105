"""The database of the tests, quick settings, and the people of the stories."""

import os
import uuid
from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tamga import cluster
from tests import databases
from tests.stories import Soum, tell_stories, told

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
MIGRATIONS = ("tamga/*/migrations/*.py",)
STORIES = ("tamga/**/*.py", "config/*.py", "locale/*/LC_MESSAGES/*.po", "tests/stories.py")
TEMPLATES: dict[str, str] = {}  # the databases of this process, and what each is a clone of
COUNT = count(1)

# Playwright's loop runs in the test's thread; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_configure(config: pytest.Config) -> None:
    """``pytest`` alone works too: the private database is started when it isn't up. The vault's
    key is the tests' own, for databases outlive a test and its folders.
    """
    django_settings.VAULT_KEYS = ["the vault key of all tests, and of nothing else"]
    if not os.environ.get("DATABASE_URL"):
        cluster.ensure_running(ROOT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A database of its own is a second of the server's time, and often threads besides. The rooms
    of the staff are walked through request by request: a third of the suite's time.
    """
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "workspace"):
            item.add_marker(pytest.mark.rooms)
        if "own_database" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def constant_settings() -> Iterator[None]:
    """Nothing waits for slow hashes, and no file must have been collected."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            **django_settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    ):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker):
    """A clone of a migrated template: migrating takes 10 s, cloning a tenth of one."""
    real, own = connection.settings_dict["NAME"], f"test_{os.getpid()}"
    with django_db_blocker.unblock():
        mark = databases.fingerprint(*MIGRATIONS, also=_keys())
        empty = databases.template("empty", mark, _migrate)
        TEMPLATES[own] = empty
        databases.drop(own)
        databases.clone(empty, own)
        databases.use(own)
    yield
    with django_db_blocker.unblock():
        databases.use(real)
        for name in TEMPLATES:
            databases.drop(name)
        databases.leave()


def _migrate() -> None:
    call_command("migrate", verbosity=0)


def _keys() -> str:
    """What a database may remember of this installation."""
    return f"{django_settings.SECRET_KEY} {django_settings.VAULT_KEYS}"


@pytest.fixture(scope="session")
def stories_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of a database in which the stories' aimag stands, to be cloned and not entered."""
    empty = TEMPLATES[connection.settings_dict["NAME"]]
    mark = databases.fingerprint(*STORIES, also=_keys())
    with django_db_blocker.unblock():
        return databases.template("stories", mark, tell_stories, of=empty)


@pytest.fixture(scope="session")
def stories_clone(
    stories_database: str, django_db_blocker: DjangoDbBlocker
) -> tuple[str, dict[str, Soum]]:
    """This process's own copy of the stories, and each soum as it stands there."""
    empty = connection.settings_dict["NAME"]
    own = f"{empty}_stories"
    TEMPLATES[own] = stories_database
    with django_db_blocker.unblock():
        databases.drop(own)
        databases.clone(stories_database, own)
        databases.use(own)
        soums = {slug: told(slug) for slug in ("suld", "tal")}
        databases.use(empty)
    return own, soums


@pytest.fixture
def stories(
    stories_clone: tuple[str, dict[str, Soum]], django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, Soum]]:
    """Let the test's database be the one of the stories; must come before its transaction."""
    assert not connection.in_atomic_block, "take suld or tal instead of the mark django_db"
    empty = connection.settings_dict["NAME"]
    name, soums = stories_clone
    with django_db_blocker.unblock():
        databases.use(name)
    yield soums
    with django_db_blocker.unblock():
        databases.use(empty)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a clone to really commit in, used by every thread: the journal can't be
    flushed. Of the stories' database when ``stories`` was asked for before.
    """
    source = connection.settings_dict["NAME"]
    clone = f"{source}_{uuid.uuid4().hex[:8]}"
    with django_db_blocker.unblock():
        databases.clone(TEMPLATES[source], clone)
        databases.use(clone)
        try:
            yield clone
        finally:
            databases.close(clone)
            databases.use(source)
            databases.drop(clone)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tests of this process have their folders."""
    place = tmp_path_factory.mktemp("apart")
    (place / "static").mkdir()  # whitenoise warns where nothing was collected
    return place


@pytest.fixture(autouse=True)
def quick_and_apart(place: Path) -> Iterator[None]:
    """Nothing of a test is written into the checkout or found by the next one."""
    own = place / str(next(COUNT))
    own.mkdir()
    with override_settings(
        MEDIA_ROOT=own / "media",
        PRIVATE_ROOT=own / "private",
        VAR=own / "var",
        STATIC_ROOT=place / "static",
        EMAIL_FILE_PATH=own / "mail",
        TAMGA_SMS_FILE_PATH=own / "sms",
    ):
        yield


@pytest.fixture
def real_plan() -> Path:
    """The real duty plan; skipped by name where only the checkout is."""
    path = SEEDS / "duty-plan.docx"
    if not path.exists():
        pytest.skip("the real duty plan (../shared/seeds/duty-plan.docx) is not here")
    return path


@pytest.fixture
def suld(stories: dict[str, Soum], db: None) -> Soum:
    """Сүлд soum of Наран aimag, with its people."""
    return deepcopy(stories["suld"])


@pytest.fixture
def tal(suld: Soum, stories: dict[str, Soum]) -> Soum:
    """Тал soum, the neighbour, with a content officer of its own."""
    return deepcopy(stories["tal"])


@pytest.fixture
def suld_committed(stories: None, own_database: str, django_db_blocker: DjangoDbBlocker):
    """Сүлд in a database of its own, where what is written is really written."""
    with django_db_blocker.unblock():
        yield told("suld")
