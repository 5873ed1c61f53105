"""A text column that only this installation's keys can read."""

from typing import Any

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from tamga.vault import cipher


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
        return None if value is None else cipher.seal(str(value))

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
