"""Whole files: what one key closes only it opens, and nothing of them can be seen or changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from tamga.vault import actions, cipher, queries, sealed
from tamga.vault.enums import Unreadable
from tamga.vault.models import KeyMark

OLD, NEW = "old key " * 5, "new key " * 5
VOICE = b"OggS" + bytes(range(256)) * 40


@given(st.binary(max_size=5000))
def test_whatever_is_closed_opens_again(data: bytes) -> None:
    closed = sealed.seal_bytes(data)
    assert sealed.open_bytes(closed) == data
    assert sealed.seal_bytes(data) != closed, "equal files don't look equal"


def test_nothing_of_it_shows_and_it_hardly_grows() -> None:
    closed = sealed.seal_bytes(VOICE)
    assert not any(VOICE[at : at + 8] in closed for at in range(0, 2000, 4))
    assert len(closed) - len(VOICE) < 60


@given(st.data())
def test_a_single_bit_that_was_changed_is_noticed(data: st.DataObject) -> None:
    closed = bytearray(sealed.seal_bytes(b"1000000 tugriks"))
    at = data.draw(st.integers(0, len(closed) - 1))
    closed[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Unreadable):
        sealed.open_bytes(bytes(closed))


@given(st.data())
def test_half_of_it_is_not_believed(data: st.DataObject) -> None:
    closed = sealed.seal_bytes(VOICE)
    with pytest.raises(Unreadable):
        sealed.open_bytes(closed[: data.draw(st.integers(0, len(closed) - 1))])


def test_what_was_never_closed_is_told_apart() -> None:
    assert sealed.key_of(VOICE) is None
    with pytest.raises(Unreadable, match="isn't closed"):
        sealed.open_bytes(VOICE)


def test_it_names_its_key_and_all_keys_open(settings: Settings) -> None:
    settings.VAULT_KEYS = [OLD]
    closed, old = sealed.seal_bytes(VOICE), cipher.first().id
    assert queries.closing_key(closed[:64]) == old
    settings.VAULT_KEYS = [NEW, OLD]
    assert queries.open_bytes(closed) == VOICE
    assert sealed.key_of(sealed.seal_bytes(VOICE)) == cipher.first().id != old
    settings.VAULT_KEYS = [NEW]
    with pytest.raises(Unreadable, match=f"The vault key {old}"):
        queries.open_bytes(closed)


def test_a_text_and_a_file_are_closed_with_different_keys() -> None:
    token = cipher.seal("letter").partition(":")[2]
    key = cipher.first()
    with pytest.raises(Unreadable):
        sealed.open_bytes(sealed.MARK + key.id.encode() + token.encode())


def test_closing_a_file_marks_its_key(db: None, settings: Settings) -> None:
    settings.VAULT_KEYS = [OLD, "a third key, that this process has not seen before"]
    KeyMark.objects.all().delete()
    actions.seal_bytes(VOICE)
    assert KeyMark.objects.get().key_id == cipher.first().id
