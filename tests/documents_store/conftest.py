from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from tamga.accounts.models import User
from tamga.organizations.models import Unit


@pytest.fixture(autouse=True)
def own_folders(settings: Settings, tmp_path: Path) -> Path:
    """Every test has its own var/."""
    settings.VAR = tmp_path / "var"
    settings.PRIVATE_ROOT = settings.VAR / "private"
    settings.MEDIA_ROOT = settings.VAR / "media"
    return tmp_path


def make_unit(slug: str = "altai") -> Unit:
    return Unit.objects.create(slug=slug, name=slug, kind="soum", valid_from=date(1992, 1, 1))


def make_officer() -> User:
    return User.objects.create_user(username="oyunaa")


@pytest.fixture
def soum(db: None) -> Unit:
    return make_unit()


@pytest.fixture
def officer(db: None) -> User:
    return make_officer()
