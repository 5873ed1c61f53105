"""What may follow what, secret codes, register numbers of citizens. Pure, but for ``new_code``."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tamga.petitions.enums import LETTERS, Kind, Part, State

TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.PROPOSED, State.ROUTED, State.CLOSED}),
    State.PROPOSED: frozenset({State.PROPOSED, State.ROUTED, State.RECEIVED, State.CLOSED}),
    State.ROUTED: frozenset({State.ROUTED, State.RECEIVED, State.CLOSED}),
    State.CLOSED: frozenset({State.RECEIVED}),  # opened again, once
}

_ABOUT_PETITIONS = re.compile(r"өрг[өо]д[өл]", re.I)
_PARTS = (
    (re.compile(r"\bшийд", re.I), Part.ANSWER),
    (re.compile(r"\bбүртг", re.I), Part.ROUTING),
    (re.compile(r"\bтат", re.I), Part.RECEIPT),
)


def part_of(work: str) -> Part | None:
    """What a duty's words ask for about petitions; None for a duty about something else."""
    if not _ABOUT_PETITIONS.search(work):
        return None
    return next((part for sign, part in _PARTS if sign.search(work)), None)


_REPORT = re.compile(r"\bтайлан", re.I)


def asks_for_report(work: str) -> bool:
    """Whether a duty's words ask for a report on petitions; which one, its schedule says."""
    return bool(_ABOUT_PETITIONS.search(work) and _REPORT.search(work))


CODE_DIGITS = 20
"""Nineteen digits by chance are 63 bits; the twentieth tells a slip of the tongue or the finger."""
LONGEST_TEXT = 20_000  # characters: ten pages


_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(words: str) -> str:
    """Somebody's words without what nobody sees and what would turn the line around on the screen
    of whoever reads them; the signs of the traditional script stay.

    Source: Unicode Standard Annex 9, explicit directional formatting characters.
    """
    return _UNSEEN.sub("", words.replace("\r\n", "\n")).strip()


@dataclass(frozen=True)
class Person:
    """A citizen as they are written down, each part as clean as it will be kept; "" for unknown."""

    surname: str = ""
    given_name: str = ""
    register_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    @property
    def anonymous(self) -> bool:
        """Without name and home address a petition is registered and marked, not examined."""
        return not (self.given_name or self.surname) and not self.address


@dataclass(frozen=True)
class Signer:
    """One more citizen under a collective petition."""

    name: str
    address: str = ""


MOST_SIGNERS = 2_000  # a larger collection is a file, not a box of lines


def signers_of(lines: str) -> tuple[Signer, ...]:
    """One a line, «Бат-Очир Дулмаа, 2-р баг»: the name, and after a comma the address."""
    parts = (line.partition(",") for line in lines.splitlines())
    cut = (
        Signer(" ".join(name.split())[:200], " ".join(where.split())[:300])
        for name, _comma, where in parts
    )
    return tuple(signer for signer in cut if signer.name)


def may_become(before: State, after: State) -> bool:
    """Whether a petition may go from one state to the other."""
    return after in TRANSITIONS[before]


def register_kind(kind: Kind) -> str:
    """The code of the register that numbers petitions of a kind."""
    return f"petition_{kind.value}"


def number_shown(kind: Kind, number: int, year: int) -> str:
    """«Ө-12/2026»: kind, number in its register, year."""
    return f"{LETTERS[kind]}-{number}/{year}"


_NUMBER = re.compile(r"(?:№\s*)?(?:([СӨГCOО])[\s\-–—]*)?(\d{1,9})(?:[\s/\-–—.]+(\d{4}))?", re.I)
_ALIKE = str.maketrans("CОO", "СӨӨ")  # Latin C, and the O of both scripts where Ө isn't at hand


def number_typed(typed: str) -> tuple[str, int, int] | None:
    """Letter, number and year as somebody typed them, "" and 0 for a part that isn't there: «ө12»,
    «Ө 12 2026», «№ Ө-12/2026»; None for what is no number.
    """
    found = _NUMBER.fullmatch(typed.strip())
    if found is None:
        return None
    return (found[1] or "").upper().translate(_ALIKE), int(found[2]), int(found[3] or 0)


def new_code() -> str:
    """A secret code of 63 bits: 20 digits, for digits can be read aloud in any language."""
    digits = f"{secrets.randbelow(10 ** (CODE_DIGITS - 1)):0{CODE_DIGITS - 1}}"
    return digits + check_digit(digits)


def check_digit(digits: str) -> str:
    """Luhn's check digit (ISO/IEC 7812-1 annex B): finds a wrong digit and two that swapped."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def clean_code(typed: str) -> str | None:
    """The digits of a code as somebody typed them, with spaces or hyphens; None when one of them
    is wrong.
    """
    digits = re.sub(r"[\s\-–—.]", "", typed)
    if not re.fullmatch(rf"[0-9]{{{CODE_DIGITS}}}", digits):
        return None
    return digits if check_digit(digits[:-1]) == digits[-1] else None


def code_in_groups(code: str) -> str:
    """«1234 5678 …», as it is printed and read aloud."""
    return " ".join(code[place : place + 4] for place in range(0, len(code), 4))


_REGISTER_NUMBER = re.compile(r"([А-ЯЁӨҮ]{2})(\d{2})(\d{2})(\d{2})(\d{2})")


def clean_register_number(typed: str) -> str | None:
    """A citizen's register number in its one form, «УБ88121234»; None for an impossible one.

    Two letters, year, month (20 more for those born since 2000), day, two digits more. Its check
    digit isn't public, so the birthday alone is looked at.
    """
    text = re.sub(r"\s", "", typed).upper()
    found = _REGISTER_NUMBER.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[2]), int(found[3]), int(found[4])
    century = 2000 if month > 20 else 1900
    try:
        date(century + year, month - 20 if month > 20 else month, day)
    except ValueError:
        return None
    return text


_SLIP = re.compile(r"[0-9A-F]{6}")
_AS_LATIN = str.maketrans("АВСЕБДФ", "ABCEBDF")


def clean_slip(typed: str) -> str | None:
    """The six digits of a bag governor's slip, «3FA 91C», as the key begins; None for what is none.
    A keyboard of ours writes А, В, С and Е as it looks and Б, Д and Ф as it sounds.
    """
    text = re.sub(r"[\s\-–—]", "", typed).upper().translate(_AS_LATIN)
    return text.lower() if _SLIP.fullmatch(text) else None


def masked_register_number(number: str) -> str:
    """«УБ••••1234»: enough to compare with a card that lies on the counter."""
    return f"{number[:2]}••••{number[-4:]}" if number else ""


def masked_phone(number: str) -> str:
    """«••••2233»."""
    return f"••••{number[-4:]}" if number else ""
