"""One chromium and one server for all of these tests; a database and a fresh profile for each."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from tamga.accounts.models import User
from tests.browser.furniture import Furnished, furnish
from tests.browser.place import clone_of, served
from tests.stories import Soum, told

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000  # milliseconds: a slow machine is no defect, a button that isn't there is one
expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives the browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package", autouse=True)
def quick_and_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """As everywhere, for the whole folder at once: the server outlives a single test."""
    place = tmp_path_factory.mktemp("browser")
    (place / "static").mkdir()
    quick = "django.contrib.auth.hashers.MD5PasswordHasher"
    with override_settings(
        PASSWORD_HASHERS=[quick, *django_settings.PASSWORD_HASHERS],
        STORAGES={
            **django_settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        WHITENOISE_USE_FINDERS=True,
        STATIC_ROOT=place / "static",
        MEDIA_ROOT=place / "media",
        PRIVATE_ROOT=place / "private",
        VAR=place / "var",
        EMAIL_FILE_PATH=place / "mail",
        TAMGA_SMS_FILE_PATH=place / "sms",
    ):
        yield


@pytest.fixture(scope="package")
def server(quick_and_apart: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of the site."""
    with django_db_blocker.unblock(), served() as address:
        yield address


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's chromium."""
    path = shutil.which("chromium")
    assert path, "chromium isn't installed; scripts/debian-packages installs it"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Door:
    """Opens windows in which somebody has signed in, and closes them in the end."""

    def __init__(self, chromium: Browser, server: str, stack: ExitStack) -> None:
        self.chromium, self.server, self.stack = chromium, server, stack

    def __call__(self, who: str = "", **options: Any) -> Page:
        """A window of ``who`` (nobody: a citizen) with a profile of its own."""
        options = {"locale": "mn-MN", "viewport": {"width": 1280, "height": 800}} | options
        context: BrowserContext = self.chromium.new_context(base_url=self.server, **options)
        self.stack.callback(context.close)
        context.set_default_timeout(PATIENCE)
        if who:
            if not connection.is_usable():  # somebody ended it while only the server was at work
                connection.close()
            client = Client()
            client.force_login(User.objects.get(username=who))
            cookie = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": self.server}])
        return context.new_page()


@pytest.fixture
def suld(
    stories_database: str, django_db_blocker: DjangoDbBlocker, quick_and_apart: None
) -> Iterator[Soum]:
    """Сүлд in a database of its own, where the server writes too."""
    with django_db_blocker.unblock(), clone_of(stories_database):
        yield told("suld")


@pytest.fixture
def visit(suld: Soum, chromium: Browser, server: str) -> Iterator[Door]:
    """``visit("oyun")``: a window in which Оюун has signed in."""
    with ExitStack() as stack:
        yield Door(chromium, server, stack)


@pytest.fixture(scope="package")
def furnished(
    stories_database: str, django_db_blocker: DjangoDbBlocker, quick_and_apart: None
) -> Iterator[Furnished]:
    """Сүлд in the middle of its year, for tests that only look."""
    with django_db_blocker.unblock(), clone_of(stories_database):
        yield furnish(told("suld"))


@pytest.fixture(scope="module")
def look(furnished: Furnished, chromium: Browser, server: str) -> Iterator[Door]:
    """``look("mandakh")``: a window onto the furnished soum."""
    with ExitStack() as stack:
        yield Door(chromium, server, stack)
