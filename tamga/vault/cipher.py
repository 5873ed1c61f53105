"""The keys and what they do; everything else in the house goes through fields and actions.

Every key of ``settings.VAULT_KEYS`` (text, at least 32 characters) is stretched by HKDF-SHA256 into
one key per use, so that the key that hashes can never open what the other one closed. A stored
value names its key (``1f0c9a2b:gAAAA…``): opening needs no trial, and one SQL condition finds what
still waits for a rotation.
"""

import base64
import hmac
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tamga.vault.enums import KeyMissing, Unreadable

SHORTEST_KEY = 32


@dataclass(frozen=True)
class Key:
    """One vault key, ready to use; ``id`` is public and says nothing about the key."""

    id: str
    fernet: Fernet
    files: AESGCM
    hashing: bytes


def _derive(secret: str, use: str) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"tamga vault 1: {use}".encode())
    return hkdf.derive(secret.encode())


@lru_cache(maxsize=8)
def _ring(secrets: tuple[str, ...]) -> dict[str, Key]:
    if any(len(secret) < SHORTEST_KEY for secret in secrets):
        raise ImproperlyConfigured(
            f"VAULT_KEYS needs at least one key, each of {SHORTEST_KEY} characters or more: "
            f"see {place()}."
        )
    ring: dict[str, Key] = {}
    for secret in secrets:
        key = Key(
            id=_derive(secret, "key id").hex()[:8],
            fernet=Fernet(base64.urlsafe_b64encode(_derive(secret, "encrypt"))),
            files=AESGCM(_derive(secret, "encrypt files")),
            hashing=_derive(secret, "hash"),
        )
        ring.setdefault(key.id, key)
    return ring


def keys() -> dict[str, Key]:
    """The keys of this installation by id, the one that encrypts first; none before the first
    use makes one.
    """
    if settings.VAULT_KEYS:
        return _ring(tuple(settings.VAULT_KEYS))
    try:  # another process may have made it since this one started
        return _ring(tuple(file().read_text(encoding="utf-8").split()))
    except FileNotFoundError:
        return {}


def place() -> str:
    """Where this installation has its vault keys from."""
    if from_file := os.environ.get("TAMGA_VAULT_KEYS_FILE"):
        return from_file
    if os.environ.get("TAMGA_VAULT_KEYS"):
        return "the variable TAMGA_VAULT_KEYS"
    return str(file())


def file() -> Path:
    """The file that holds the keys, newest first, where no variable does."""
    return Path(settings.VAR) / "vault-key"


def way_out(*missing: str) -> str:
    """The sentence about keys that were written with and aren't here."""
    return (
        f"The vault key {', '.join(missing)} that this database was written with is not here: "
        f"put the copy of it back into {place()} (or before the others in TAMGA_VAULT_KEYS); if "
        "it is lost for ever, back up and restore without personal data: "
        "manage.py restore ARCHIVE --replace --without-key."
    )


def first() -> Key:
    """The key that encrypts and hashes from now on. Raises :class:`KeyMissing` without any."""
    key = next(iter(keys().values()), None)
    if key is None:
        raise KeyMissing(f"There is no vault key yet; it is expected in {place()}.")
    return key


def seal(text: str) -> str:
    """``text`` closed with the first key."""
    key = first()
    return f"{key.id}:{key.fernet.encrypt(text.encode()).decode()}"


def open_(stored: str) -> str:
    """The text inside ``stored``; :class:`Unreadable` without its key or when it was changed."""
    key_id, _, token = stored.partition(":")
    key = keys().get(key_id)
    if key is None:
        raise Unreadable(way_out(key_id[:8]))
    try:
        return key.fernet.decrypt(token.encode()).decode()
    except InvalidToken:
        raise Unreadable(f"A value under the vault key {key_id} was damaged or changed.") from None


def hashed(value: str, *, purpose: str, key: Key) -> str:
    """HMAC-SHA256 as 64 hexadecimal digits; the purpose keeps hashes of two tables apart."""
    return hmac.digest(key.hashing, f"{purpose}\0{value}".encode(), "sha256").hex()
