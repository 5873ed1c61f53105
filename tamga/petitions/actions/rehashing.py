"""After the vault's key was rotated, citizens and codes are found under the new one."""

from collections.abc import Iterator

from django.db import transaction

from tamga.petitions.models import Petition, Petitioner
from tamga.vault.actions import keyed_hash

BATCH = 500


@transaction.atomic
def rehash() -> int:
    """Hash codes, phones and register numbers again under the first key; how many petitioners.

    Else nobody would find their petition once the old key is thrown away. Of shredded ones nothing
    is left to hash. Not journalled here: the rotation is.
    """
    count = 0
    for batch in _batches():
        for person in batch:
            person.register_hash = _hash(person.register_number, "petitions.register_number")
            person.phone_hash = _hash(person.phone, "petitions.phone")
            if person.code:
                code_hash = keyed_hash(person.code, purpose="petitions.code")
                Petition.everything.filter(pk=person.petition_id).update(code_hash=code_hash)
        Petitioner.everything.bulk_update(batch, ["register_hash", "phone_hash"])
        count += len(batch)
    return count


def _batches() -> Iterator[list[Petitioner]]:
    last = 0
    hashed = Petitioner.everything.only("petition", "register_number", "phone", "code")
    while batch := list(hashed.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def _hash(value: str | None, purpose: str) -> str:
    return keyed_hash(value, purpose=purpose) if value else ""
