"""Where encrypted values lie, and under which keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from tamga.vault import cipher
from tamga.vault.models import EncryptedTextField


def encrypted_columns() -> Iterator[tuple[type[models.Model], EncryptedTextField[Any, Any]]]:
    """Every encrypted field of every table of this installation."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            for field in model._meta.local_fields:
                if isinstance(field, EncryptedTextField):
                    yield model, field


def key_ids() -> tuple[str, ...]:
    """Public names of this installation's keys, the one that encrypts first."""
    return tuple(cipher.keys())
