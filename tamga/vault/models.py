"""A text column that only this installation's keys can read."""

from collections.abc import Callable
from typing import Any

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from tamga.vault import cipher

before_sealing: list[Callable[[], None]] = []
"""Called before a value is closed: the app puts ``actions.make_sure_of_key`` here when it is
ready, for actions need models and models can't need actions."""


class KeyMark(models.Model):
    """A key under which something in this database may lie: its public name, never the key."""

    key_id = models.CharField(max_length=8, primary_key=True)

    class Meta:
        verbose_name = _("vault key")
        verbose_name_plural = _("vault keys")

    def __str__(self) -> str:
        return self.key_id


class EncryptedTextField(models.TextField):
    """Plain text in Python, closed in the database, in its dumps and in its logs.

    Nothing can be searched in it, so the only lookup is ``isnull``; to find a row by such a value,
    keep ``vault.actions.keyed_hash`` beside it. Even the empty text is closed.
    """

    description = "Encrypted text"

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(
                f"{self.name} is encrypted and can't be searched by {lookup_name!r}: "
                "store a keyed hash beside it and search that."
            )
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is encrypted: {lookup_name!r} can't be applied to it.")

    def get_prep_value(self, value: Any) -> str | None:
        if value is None:
            return None
        for call in before_sealing:
            call()
        return cipher.seal(str(value))

    def from_db_value(
        self, value: str | None, expression: Any, connection: BaseDatabaseWrapper
    ) -> str | None:
        return None if value is None else cipher.open_(value)

    def value_to_string(self, obj: models.Model) -> str:
        # dumpdata would otherwise write the plain text into a file.
        raise FieldError(f"{self.name} is encrypted and isn't serialised: use manage.py backup.")

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if self.unique or self.db_index:  # type: ignore[attr-defined]
            found.append(
                checks.Error(
                    "An encrypted field can't be unique or indexed: equal texts close differently.",
                    obj=self,
                    id="vault.E001",
                )
            )
        return found
