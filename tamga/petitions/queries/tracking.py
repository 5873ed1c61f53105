"""The citizen's side: a petition by its number and secret code."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tamga.organizations.models import Unit
from tamga.petitions.enums import FOR_CITIZENS
from tamga.petitions.models import Extension, Petition, Reply, Step, WrongCode
from tamga.petitions.rules import clean_code
from tamga.vault.actions import keyed_hash, keyed_hashes

MOST_WRONG = 10
"""So many wrong codes for one number from one address in an hour."""
WINDOW = timedelta(hours=1)


def find_by_code(unit: Unit, *, number: str, code: str) -> Petition | None:
    """The petition of a unit with that number and code; None without a word about which of the two
    is wrong.
    """
    digits = clean_code(code)
    if digits is None:
        return None
    hashes = keyed_hashes(digits, purpose="petitions.code")
    found = (
        Petition.everything.filter(unit=unit, code_hash__in=hashes)
        .select_related("unit", "entry__register")
        .first()
    )
    return found if found and _folded(found.number) == _folded(number) else None


def _folded(number: str) -> str:
    return "".join(number.split()).upper()


def tried_key(unit: Unit, *, number: str, address: str) -> str:
    """Under which wrong codes of a number from an address are counted: a hash, for neither is to be
    read in the database.
    """
    return keyed_hash(f"{unit.pk}\0{_folded(number)}\0{address}", purpose="petitions.wrong_code")


def too_many_wrong(unit: Unit, *, number: str, address: str, at: datetime) -> bool:
    """Whether no more codes are tried for that number from that address for now. It is the same for
    numbers that don't exist.
    """
    key = tried_key(unit, number=number, address=address)
    return WrongCode.everything.filter(tried=key, at__gt=at - WINDOW).count() >= MOST_WRONG


@dataclass(frozen=True)
class Tracked:
    """What a citizen is shown of their petition."""

    petition: Petition
    steps: tuple[Step, ...]
    extension: Extension | None
    reply: Reply | None


def tracked(petition: Petition) -> Tracked:
    """A petition with its timeline; three queries."""
    steps = petition.steps.filter(kind__in=FOR_CITIZENS).select_related("position")
    return Tracked(
        petition,
        tuple(steps.defer("note")),
        Extension.everything.filter(petition=petition).first(),
        petition.replies.order_by("-pk").first(),
    )
