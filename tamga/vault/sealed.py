"""Whole files, closed with the keys that close the texts.

``MARK``, the key's id (8 letters), a nonce (12 bytes), then AES-256-GCM of the content with its tag
(NIST SP 800-38D); mark and id are authenticated too. The texts' Fernet would do, but writes base64:
a third more of each recording on the disk.
"""

import os

from cryptography.exceptions import InvalidTag

from tamga.vault import cipher
from tamga.vault.enums import Unreadable

MARK = b"tamga\x00\x01"
HEAD = len(MARK) + 8  # all that is to be read to know the key
_NONCE = 12


def seal_bytes(data: bytes) -> bytes:
    """``data`` closed with the first key; never twice the same bytes."""
    key = cipher.first()
    head, nonce = MARK + key.id.encode(), os.urandom(_NONCE)
    return head + nonce + key.files.encrypt(nonce, data, head)


def key_of(sealed: bytes) -> str | None:
    """The id of the key that closed it, from its first bytes; None for what isn't closed."""
    if len(sealed) < HEAD or not sealed.startswith(MARK):
        return None
    return sealed[len(MARK) : HEAD].decode("ascii", "replace")


def open_bytes(sealed: bytes) -> bytes:
    """What is inside; :class:`Unreadable` without its key, or when a single bit was changed."""
    key_id = key_of(sealed)
    if key_id is None:
        raise Unreadable("The file isn't closed with a vault key, or its beginning was changed.")
    key = cipher.keys().get(key_id)
    if key is None:
        raise Unreadable(cipher.way_out(key_id))
    nonce, closed = sealed[HEAD : HEAD + _NONCE], sealed[HEAD + _NONCE :]
    try:
        return key.files.decrypt(nonce, closed, sealed[:HEAD])
    except (InvalidTag, ValueError):  # ValueError: too short to have nonce and tag
        raise Unreadable(f"A file under the vault key {key_id} was damaged or changed.") from None
