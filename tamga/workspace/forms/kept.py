"""Good files outlive an error in another field: kept privately, found again by a signed word."""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.documents.models import StoredFile
from tamga.organizations.models import Unit

_SALT = "tamga.workspace.kept"
_HOURS = 24


@dataclass(frozen=True)
class KeptFile:
    """A file that came with an earlier try."""

    token: str
    stored: StoredFile

    @property
    def name(self) -> str:
        """As it was uploaded."""
        return self.stored.name


def keep(data: bytes, *, name: str, unit: Unit, by: User, at: datetime) -> KeptFile:
    """Store a good file of a form that isn't finished."""
    stored = store(data, name=name, unit_id=unit.pk, by=by, at=at)
    return KeptFile(signing.dumps([stored.pk, by.pk, unit.pk], salt=_SALT), stored)


def kept(tokens: list[str], *, unit: Unit, by: User) -> list[KeptFile]:
    """The files behind the words; one that was tampered with, is another's or is older than a
    day is left out.
    """
    keys: dict[int, str] = {}
    for token in tokens[:20]:
        try:
            file, owner, where = signing.loads(token, salt=_SALT, max_age=_HOURS * 3600)
        except (signing.BadSignature, ValueError, TypeError):
            continue
        if (owner, where) == (by.pk, unit.pk):
            keys[file] = token
    found = StoredFile.everything.filter(pk__in=keys, unit=unit).order_by("pk")
    return [KeptFile(keys[stored.pk], stored) for stored in found]
