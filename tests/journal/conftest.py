import pytest

from tamga.accounts.models import User


@pytest.fixture
def saraa(db: None) -> User:
    """The head of a soum office."""
    return User.objects.create_user(username="saraa", first_name="Сараа", last_name="Бат")
