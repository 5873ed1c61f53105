"""After the vault's key was rotated, citizens and codes are found under the new one."""

from collections.abc import Iterator

from django.db import transaction

from tamga.petitions.models import Petition, Petitioner
from tamga.vault.actions import keyed_hash
from tamga.vault.queries import readable

BATCH = 500


@transaction.atomic
def rehash() -> int:
    """Hash codes, phones and register numbers again under the first key; how many petitioners.

    Else nobody would find their petition once the old key is thrown away. Of shredded ones nothing
    is left to hash, and one that can't be opened any more keeps the hashes it has. Not journalled
    here: the rotation is.
    """
    count = 0
    for batch in _batches():
        for person in batch:
            person.register_hash = _hash(person.register_number, "petitions.register_number")
            person.phone_hash = _hash(person.phone, "petitions.phone")
            code_hash = _hash(person.code, "petitions.code")
            Petition.everything.filter(pk=person.petition_id).update(code_hash=code_hash)
        Petitioner.everything.bulk_update(batch, ["register_hash", "phone_hash"])
        count += len(batch)
    return count


def _batches() -> Iterator[list[Petitioner]]:
    """Locked with their petitions before they are read, so that none is shredded in between and
    gets its hashes back.
    """
    last = 0
    kept = Petition.everything.filter(petitioner__code__isnull=False).order_by("pk")
    keys = kept.select_for_update().values_list("pk", flat=True)
    while batch := list(keys.filter(pk__gt=last)[:BATCH]):
        yield list(readable(Petitioner.everything.filter(petition__in=batch)))
        last = batch[-1]


def _hash(value: str | None, purpose: str) -> str:
    return keyed_hash(value, purpose=purpose) if value else ""
