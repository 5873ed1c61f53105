"""Keyed hashes, closed files, and the rotation of keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.dispatch import Signal

from config.env import kept_secret
from tamga.vault import cipher, queries, sealed
from tamga.vault.models import EncryptedTextField, KeyMark

rotating = Signal()
"""Sent with ``by``, ``at``, ``told`` and ``passing_over`` before a rotation ends: whoever keeps
something closed outside the columns closes it again under the first key, in transactions of its
own, and returns how many values it closed; raises :class:`Unreadable` when some can't be opened."""

rotated = Signal()
"""Sent with ``by``, ``at``, ``key`` (its id) and ``values`` (how many): the vault lies below the
journal and can't write to it, so it says what it did, and the journal listens."""


_sure: set[tuple[str, ...]] = set()  # databases of this process, with the keys they were seen with


def make_sure_of_key() -> None:
    """Before anything is closed: 1. :class:`KeyMissing` when the database was written with a key
    that isn't here, 2. a key is made where neither a key nor anything written with one is, 3. the
    first key's name is marked in the database. Asked once in a process, then remembered.
    """
    keys = tuple(cipher.keys())
    seen = (str(connection.settings_dict["NAME"]), *keys)
    if keys and seen in _sure:
        return
    queries.assert_keys()
    if not keys:
        kept_secret(cipher.file())
    _mark({*queries.used_keys(), cipher.first().id})
    _sure.add((seen[0], *cipher.keys()))


def accept_key() -> None:
    """After a restore without the key: what lies under a key that isn't here is given up as
    unreadable, and the present key (made where there is none) is the one from now on.
    """
    if not cipher.keys():
        kept_secret(cipher.file())
    KeyMark.objects.exclude(key_id__in=cipher.keys()).delete()
    _mark({cipher.first().id})


def _mark(keys: set[str]) -> None:
    KeyMark.objects.bulk_create([KeyMark(key_id=key) for key in keys], ignore_conflicts=True)


def keyed_hash(value: str, *, purpose: str) -> str:
    """A hash of ``value`` under the first key, 64 hexadecimal digits, to store beside a secret.

    ``purpose`` names the table and column («petitions.phone»): equal values of two purposes have
    different hashes. Without the key nobody can try out phone numbers.
    """
    make_sure_of_key()
    return cipher.hashed(value, purpose=purpose, key=cipher.first())


def keyed_hashes(value: str, *, purpose: str) -> tuple[str, ...]:
    """The hashes of ``value`` under every key, to look up rows older than the last rotation."""
    return tuple(cipher.hashed(value, purpose=purpose, key=key) for key in cipher.keys().values())


def seal_bytes(data: bytes) -> bytes:
    """A whole file closed with the first key, never twice the same; ``queries.open_bytes`` opens
    it. For files of some MB: all of it is in memory twice.
    """
    make_sure_of_key()
    return sealed.seal_bytes(data)


def rotate(
    *,
    by: Any,
    at: datetime,
    batch: int = 500,
    told: Callable[[str, int], None] | None = None,
    passing_over: bool = False,
) -> int:
    """Close every encrypted value again under the first key; values changed.

    1. Table by table, ``batch`` rows in a transaction of their own: a rotation that was broken off
       goes on where it stopped, for a value names its key.
    2. The rows of a batch are locked before they are read, so that a change made meanwhile
       isn't lost. What lies under a key that was given up at a restore stays as it is.
    3. ``rotating`` asks whoever keeps closed files to do the same with them.
    4. The first key is the only one that the database was written with, and ``rotated`` tells the
       journal.

    ``told`` hears of each batch: the column's name and the values changed in it so far. Files
    that are gone or damaged are an error at the end, ``passing_over`` takes their loss as final.
    Raises :class:`KeyMissing` when a key is missing from ``VAULT_KEYS``, :class:`Unreadable` for a
    value that was damaged.
    """
    make_sure_of_key()
    changed = 0
    for model, field in queries.encrypted_columns():
        so_far = 0
        while count := _rotate_batch(model, field, batch):
            so_far += count
            if told:
                told(f"{model._meta.db_table}.{field.column}", so_far)
        changed += so_far
    elsewhere = rotating.send(sender=None, by=by, at=at, told=told, passing_over=passing_over)
    changed += sum(int(count or 0) for _receiver, count in elsewhere)
    with transaction.atomic():
        KeyMark.objects.exclude(key_id=cipher.first().id).delete()
        rotated.send(sender=None, by=by, at=at, key=cipher.first().id, values=changed)
    return changed


def _rotate_batch(
    model: type[models.Model], field: EncryptedTextField[Any, Any], batch: int
) -> int:
    """One batch; its rows are locked, rows that others hold are waited for."""
    quote = connection.ops.quote_name
    pk = model._meta.pk
    assert pk is not None
    assert pk.column is not None
    assert field.column is not None
    table, column, key = quote(model._meta.db_table), quote(field.column), quote(pk.column)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {column} FROM {table} WHERE {column} NOT LIKE %s"  # noqa: S608 (names from the models)
            f" AND NOT ({column} ~ '^[0-9a-f]{{8}}:' AND left({column}, 8) <> ALL(%s))"
            f" ORDER BY {key} LIMIT %s FOR UPDATE",
            [f"{cipher.first().id}:%", list(cipher.keys()), batch],
        )
        rows = cursor.fetchall()
        for row_id, stored in rows:
            cursor.execute(
                f"UPDATE {table} SET {column} = %s WHERE {key} = %s",  # noqa: S608
                [cipher.seal(cipher.open_(stored)), row_id],
            )
    return len(rows)
