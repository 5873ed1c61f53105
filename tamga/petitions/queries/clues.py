"""What in a text would say who wrote a petition: looked for before anything of it is published."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tamga.kernel.mongolian.names import Names
from tamga.kernel.mongolian.personal import find_personal
from tamga.petitions.models import Petition, Petitioner


class Clue(StrEnum):
    """What a place in a text gives away; the first four are the kernel's ``Personal``."""

    REGISTER_NUMBER = "register_number"
    PHONE = "phone"
    BANK_ACCOUNT = "bank_account"
    HOME_ADDRESS = "home_address"
    EMAIL = "email"
    NAME = "name"
    LIVES = "lives"
    CO_SIGNER = "co_signer"
    NUMBER = "number"


@dataclass(frozen=True)
class Place:
    """``text[start:end]`` of the text called ``where`` gives something away."""

    where: str
    start: int
    end: int
    clue: Clue


# begun only where a word begins: a page of letters without a space is looked through once
_EMAIL = re.compile(r"(?<![^\s@<>«»\"'(),;:])[^\s@<>«»\"'(),;:]+@[^\s@<>«»\"'(),;:]+\.[^\W\d_]{2,}")
# words of an address that say nothing by themselves
_GENERAL = (
    "аймаг", "сум", "баг", "хороо", "дүүрэг", "хот", "тосгон", "төв", "гудамж", "байр", "хашаа",
    "орц", "давхар", "тоот", "дугаар", "дүгээр", "хороолол", "гэр", "айл", "өөрийн", "улс",
    "монгол",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,}")


def clues_in(petition: Petition, texts: Mapping[str, str]) -> list[Place]:
    """Every place of the texts that gives away who wrote, in reading order, without overlaps;
    three queries. What only an anonymous or a forgotten citizen would be known by isn't there.
    """
    person = Petitioner.everything.get(petition=petition)
    signed = list(petition.co_signers.all())
    unit = petition.unit
    known = [*_GENERAL, unit.name, unit.parent.name if unit.parent else ""]
    lives = _words([person.address or "", *(each.address or "" for each in signed)], known)
    looked = (
        (Clue.NAME, Names([person.surname or "", person.given_name or ""])),
        (Clue.CO_SIGNER, Names(each.name or "" for each in signed)),
        (Clue.LIVES, Names(lives)),
    )
    numbers = _numbers(petition, person)
    return [
        place
        for where, text in texts.items()
        for place in _apart(
            Place(where, start, end, clue) for start, end, clue in _all(text, looked, numbers)
        )
    ]


def _words(addresses: Iterable[str], known: Iterable[str]) -> set[str]:
    said = Names(known)
    words = {word for address in addresses for word in _WORD.findall(address)}
    return {word for word in words if not said.places(word)}


def _numbers(petition: Petition, person: Petitioner) -> tuple[tuple[Clue, re.Pattern[str]], ...]:
    """The petition's number and the phone, however they are spaced."""
    letter, _, rest = petition.number.partition("-")
    number = re.escape(letter) + r"\s*[-–]?\s*" + r"\s*/\s*".join(map(re.escape, rest.split("/")))
    found = [(Clue.NUMBER, re.compile(rf"(?<!\w){number}(?!\d)", re.I)), (Clue.EMAIL, _EMAIL)]
    if person.phone:
        spaced = r"[\W_]{0,3}".join(person.phone[-8:])
        found.append((Clue.PHONE, re.compile(rf"(?<!\d){spaced}(?!\d)")))
    return tuple(found)


def _all(
    text: str,
    looked: Iterable[tuple[Clue, Names]],
    numbers: Iterable[tuple[Clue, re.Pattern[str]]],
) -> Iterator[tuple[int, int, Clue]]:
    for found in find_personal(text):
        yield found.start, found.end, Clue(found.kind.value)
    for clue, pattern in numbers:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), clue
    for clue, names in looked:
        for start, end in names.places(text):
            yield start, end, clue


def _apart(places: Iterable[Place]) -> Iterator[Place]:
    end = 0
    for place in sorted(places, key=lambda each: (each.start, -each.end)):
        if place.start >= end:
            yield place
            end = place.end


def words_hash(texts: Mapping[str, str]) -> str:
    """SHA-256 of the texts: what somebody looked at, so that nothing else is published."""
    digest = hashlib.sha256()
    for where, text in texts.items():
        digest.update(f"{where}\0{text}\0".encode())
    return digest.hexdigest()
