"""The keys and what they do; everything else in the house goes through fields and actions.

Every key of ``settings.VAULT_KEYS`` (text, at least 32 characters) is stretched by HKDF-SHA256 into
one key per use, so that the key that hashes can never open what the other one closed. A stored
value names its key (``1f0c9a2b:gAAAA…``): opening needs no trial, and one SQL condition finds what
still waits for a rotation.
"""

import base64
import hmac
from dataclasses import dataclass
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tamga.vault.enums import Unreadable

SHORTEST_KEY = 32


@dataclass(frozen=True)
class Key:
    """One vault key, ready to use; ``id`` is public and says nothing about the key."""

    id: str
    fernet: Fernet
    hashing: bytes


def _derive(secret: str, use: str) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"tamga vault 1: {use}".encode())
    return hkdf.derive(secret.encode())


@lru_cache(maxsize=8)
def _ring(secrets: tuple[str, ...]) -> dict[str, Key]:
    if not secrets or any(len(secret) < SHORTEST_KEY for secret in secrets):
        raise ImproperlyConfigured(
            f"VAULT_KEYS needs at least one key, each of {SHORTEST_KEY} characters or more."
        )
    ring: dict[str, Key] = {}
    for secret in secrets:
        key = Key(
            id=_derive(secret, "key id").hex()[:8],
            fernet=Fernet(base64.urlsafe_b64encode(_derive(secret, "encrypt"))),
            hashing=_derive(secret, "hash"),
        )
        ring.setdefault(key.id, key)
    return ring


def keys() -> dict[str, Key]:
    """The keys of this installation by id, the one that encrypts first."""
    return _ring(tuple(settings.VAULT_KEYS))


def first() -> Key:
    """The key that encrypts and hashes from now on."""
    return next(iter(keys().values()))


def seal(text: str) -> str:
    """``text`` closed with the first key."""
    key = first()
    return f"{key.id}:{key.fernet.encrypt(text.encode()).decode()}"


def open_(stored: str) -> str:
    """The text inside ``stored``; :class:`Unreadable` without its key or when it was changed."""
    key_id, _, token = stored.partition(":")
    key = keys().get(key_id)
    if key is None:
        raise Unreadable(f"No vault key {key_id[:8]!r} here: add the key to VAULT_KEYS.")
    try:
        return key.fernet.decrypt(token.encode()).decode()
    except InvalidToken:
        raise Unreadable(f"A value under the vault key {key_id} was damaged or changed.") from None


def hashed(value: str, *, purpose: str, key: Key) -> str:
    """HMAC-SHA256 as 64 hexadecimal digits; the purpose keeps hashes of two tables apart."""
    return hmac.digest(key.hashing, f"{purpose}\0{value}".encode(), "sha256").hex()
