"""The citizen's side: a petition by its number and secret code."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.petitions.enums import FOR_CITIZENS, LETTERS, Kind, State, StepKind
from tamga.petitions.models import Extension, Petition, Reply, SentFrom, Step, Survey, WrongCode
from tamga.petitions.queries.clock import reopen_until
from tamga.petitions.rules import clean_code, number_typed
from tamga.vault.actions import keyed_hash, keyed_hashes

MOST_WRONG = 10
"""So many wrong codes for one number from one address in an hour."""
MOST_SENT = 20
"""So many petitions from one address in an hour: behind a mobile one stands half a soum."""
WINDOW = timedelta(hours=1)
TOLD = frozenset({StepKind.FORWARDED, StepKind.RETURNED, StepKind.KIND_CHANGED})
"""Steps whose note is written for the citizen; the others' notes are the office's or their own."""


def find_by_code(unit: Unit, *, number: str, code: str) -> Petition | None:
    """The petition of a unit, or of a body below it that has no site of its own, with that number
    and code; None without a word about which of the two is wrong.
    """
    digits = clean_code(code)
    if digits is None:
        return None
    hashes = keyed_hashes(digits, purpose="petitions.code")
    found = (
        Petition.everything.filter(
            Q(unit=unit) | Q(unit__parent=unit, unit__kind=UnitKind.AGENCY), code_hash__in=hashes
        )
        .select_related("unit", "entry__register")
        .first()
    )
    return found if found and _is_number_of(found, number) else None


def received_under(unit: Unit, client_key: UUID) -> bool:
    """Whether a petition was received under a key."""
    return Petition.everything.filter(unit=unit, client_key=client_key).exists()


def _is_number_of(petition: Petition, typed: str) -> bool:
    asked = number_typed(typed)
    if asked is None:
        return False
    letter, number, year = asked
    return (
        number == petition.entry.number
        and letter in ("", LETTERS[Kind(petition.filed_as)])
        and year in (0, petition.entry.register.year)
    )


def _folded(number: str) -> str:
    """A number in whatever writing, as one: else each writing had tries of its own."""
    typed = number_typed(number)
    return str(typed[1]) if typed else "".join(number.split()).upper()


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


def sent_key(unit: Unit, *, address: str) -> str:
    """Under which the sendings from an address are counted: a hash, as of wrong codes."""
    return keyed_hash(f"{unit.pk}\0{address}", purpose="petitions.sent_from")


def too_many_sent(unit: Unit, *, address: str, at: datetime, most: int = MOST_SENT) -> bool:
    """Whether nothing more is taken on the website from that address for now."""
    key = sent_key(unit, address=address)
    return SentFrom.everything.filter(sent=key, at__gt=at - WINDOW).count() >= most


@dataclass(frozen=True)
class Tracked:
    """What a citizen is shown of their petition; ``may_reopen`` says until when they may ask us to
    look again, ``waits_in`` is the post that answers, "" while nobody was named.
    """

    petition: Petition
    steps: tuple[Step, ...]
    extension: Extension | None
    reply: Reply | None
    survey: Survey | None
    may_reopen: date | None
    waits_in: str


def tracked(petition: Petition, *, on: date) -> Tracked:
    """A petition with its timeline, as it stands on a day; at most seven queries."""
    steps = tuple(petition.steps.filter(kind__in=FOR_CITIZENS).select_related("position"))
    routed = [step for step in steps if step.kind == StepKind.ROUTED and step.position]
    return Tracked(
        petition,
        steps,
        Extension.everything.filter(petition=petition).first(),
        petition.replies.select_related("file").order_by("-pk").first(),
        Survey.everything.filter(petition=petition).first(),
        _may_reopen(petition, on),
        str(routed[-1].position) if routed and petition.state == State.ROUTED else "",
    )


def _may_reopen(petition: Petition, on: date) -> date | None:
    if not petition.answered or petition.closed_at is None or petition.reopened_at is not None:
        return None
    until = reopen_until(timezone.localdate(petition.closed_at)).due_on
    return until if on <= until else None
