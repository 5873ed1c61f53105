"""Where encrypted values lie, and under which keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, models
from django.db.models.functions import Cast

from tamga.vault import cipher, sealed
from tamga.vault.enums import KeyMissing, Unreadable
from tamga.vault.models import EncryptedTextField, KeyMark

M = TypeVar("M", bound=models.Model)


def encrypted_columns() -> Iterator[tuple[type[models.Model], EncryptedTextField[Any, Any]]]:
    """Every encrypted field of every table of this installation."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            for field in model._meta.local_fields:
                if isinstance(field, EncryptedTextField):
                    yield model, field


def readable(rows: models.QuerySet[M]) -> Iterator[M]:
    """Those of the rows that can be opened, in one query. Plainly loading them would fail for all
    once a single one was damaged, or its key was given up at a restore.
    """
    closed = [
        field.attname
        for field in rows.model._meta.local_fields
        if isinstance(field, EncryptedTextField)
    ]
    stored = {f"stored_{name}": Cast(name, models.TextField()) for name in closed}
    for row in rows.defer(*closed).annotate(**stored):
        try:
            for name in closed:
                value = getattr(row, f"stored_{name}")
                setattr(row, name, None if value is None else cipher.open_(value))
        except Unreadable:
            continue
        yield row


def key_ids() -> tuple[str, ...]:
    """Public names of this installation's keys, the one that encrypts first."""
    return tuple(cipher.keys())


def open_bytes(closed: bytes) -> bytes:
    """What is inside bytes that ``actions.seal_bytes`` closed. Raises
    :class:`~tamga.vault.enums.Unreadable` without their key, or when they were changed.
    """
    return sealed.open_bytes(closed)


def closing_key(beginning: bytes) -> str | None:
    """The public name of the key that closed some bytes; None for what isn't closed."""
    return sealed.key_of(beginning)


def used_keys() -> tuple[str, ...]:
    """Names of the keys under which something lies in the database: as it was marked, and where
    nothing was marked yet, as the values themselves name them.
    """
    marked = tuple(KeyMark.objects.order_by("key_id").values_list("key_id", flat=True))
    if marked:
        return marked
    found: set[str] = set()
    quote = connection.ops.quote_name
    for model, field in encrypted_columns():
        assert field.column is not None
        table, column = quote(model._meta.db_table), quote(field.column)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT DISTINCT split_part({column}, ':', 1) FROM {table}"  # noqa: S608 (names from the models)
                f" WHERE {column} IS NOT NULL"
            )
            found |= {key for (key,) in cursor.fetchall()}
    return tuple(sorted(found))


def assert_keys() -> None:
    """Raise :class:`KeyMissing` with the way out when the database was written with a key that
    isn't here. For the start of the services; a database that isn't migrated yet holds nothing.
    """
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
    if KeyMark._meta.db_table not in there:
        return
    here = cipher.keys()
    missing = [key for key in used_keys() if key not in here]
    if missing:
        raise KeyMissing(cipher.way_out(*missing))


def key_place() -> str:
    """Where this installation has its vault keys from: a path, or words for the variable."""
    return cipher.place()
