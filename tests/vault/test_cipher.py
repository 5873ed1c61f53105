"""Keys: what one closes only it opens, and a hash tells nothing without it."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from tamga.vault import actions, cipher
from tamga.vault.enums import Unreadable

OLD, NEW = "old key " * 5, "new key " * 5


@given(st.text())
def test_whatever_is_closed_opens_again(text: str) -> None:
    closed = cipher.seal(text)
    assert cipher.open_(closed) == text
    assert closed.isascii()
    assert cipher.seal(text) != closed  # equal texts don't look equal


def test_a_closed_text_shows_nothing_of_itself() -> None:
    assert "99112233" not in cipher.seal("99112233")


def test_the_first_key_closes_and_all_open(settings: Settings) -> None:
    settings.VAULT_KEYS = [OLD]
    closed = cipher.seal("Баруунтүрүүн")
    settings.VAULT_KEYS = [NEW, OLD]
    assert cipher.open_(closed) == "Баруунтүрүүн"
    assert cipher.seal("x").split(":")[0] != closed.split(":")[0]


def test_without_its_key_a_value_says_which_key_is_missing(settings: Settings) -> None:
    settings.VAULT_KEYS = [OLD]
    closed = cipher.seal("secret")
    settings.VAULT_KEYS = [NEW]
    with pytest.raises(Unreadable, match=closed.split(":")[0]):
        cipher.open_(closed)


@pytest.mark.parametrize("spoil", [lambda c: c[:-3], lambda c: c[:30] + "A" + c[31:], lambda c: ""])
def test_a_changed_value_is_not_believed(spoil: object) -> None:
    closed = cipher.seal("1000000")
    spoiled = spoil(closed)  # type: ignore[operator]
    if spoiled != closed:
        with pytest.raises(Unreadable):
            cipher.open_(spoiled)


@pytest.mark.parametrize("keys", [[""], ["short"], ["x" * 32, "short"]])
def test_a_weak_key_is_refused(settings: Settings, keys: list[str]) -> None:
    settings.VAULT_KEYS = keys
    with pytest.raises(ImproperlyConfigured, match="32 characters"):
        cipher.seal("x")


def test_a_keyed_hash_finds_equals_within_its_purpose_only(db: None, settings: Settings) -> None:
    here = actions.keyed_hash("99112233", purpose="petitions.phone")
    assert here == actions.keyed_hash("99112233", purpose="petitions.phone")
    assert len(here) == 64
    assert here != actions.keyed_hash("99112234", purpose="petitions.phone")
    assert here != actions.keyed_hash("99112233", purpose="notices.phone")
    settings.VAULT_KEYS = [NEW, *settings.VAULT_KEYS]
    assert here != actions.keyed_hash("99112233", purpose="petitions.phone")


def test_purpose_and_value_do_not_run_together(db: None) -> None:
    assert actions.keyed_hash("bc", purpose="a") != actions.keyed_hash("c", purpose="ab")


def test_rows_older_than_a_rotation_are_found_by_all_hashes(db: None, settings: Settings) -> None:
    settings.VAULT_KEYS = [OLD]
    stored = actions.keyed_hash("AB12345678", purpose="code")
    settings.VAULT_KEYS = [NEW, OLD]
    hashes = actions.keyed_hashes("AB12345678", purpose="code")
    assert hashes[0] == actions.keyed_hash("AB12345678", purpose="code") != stored
    assert stored in hashes
