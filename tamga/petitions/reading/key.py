"""The key by which the same row of the same unit is known again, whatever file it comes in."""

from datetime import date
from uuid import UUID

from tamga.petitions.reading.columns import key_of
from tamga.petitions.rules import Person

PURPOSE = "petitions.row"


def content_key(unit_id: int, day: date, text: str, person: Person) -> str:
    """What is hashed: unit, day, words and person, without their signs and spaces.

    Neither the kind nor the way in: whoever sorts them otherwise reads in the same petition.
    """
    who = (person.surname, person.given_name, person.register_number, person.phone)
    where = (person.email.casefold(), person.address)
    return "\n".join([str(unit_id), day.isoformat(), *map(key_of, (text, *who, *where))])


def uuid_of(digest: str) -> UUID:
    """A UUID (version 8, RFC 9562) of the first half of a hash in hexadecimal digits: 122 bits."""
    return UUID(int=int(digest[:32], 16) & ~(0xF << 76 | 0x3 << 62) | 0x8 << 76 | 0x2 << 62)
