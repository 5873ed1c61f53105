"""A petition is received: numbered, dated, and its sender told."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.organizations.models import Position, Unit
from tamga.petitions.actions.attaching import (
    Incoming,
    Kept,
    check_all,
    is_recording,
    keep,
    lay_with,
)
from tamga.petitions.actions.duties import open_duties
from tamga.petitions.actions.messages import send_receipt
from tamga.petitions.actions.steps import journal, step
from tamga.petitions.enums import Channel, Kind, StepKind
from tamga.petitions.models import CoSigner, Petition, Petitioner, PetitionText, Subject
from tamga.petitions.queries.clock import deadline_of
from tamga.petitions.rules import LONGEST_TEXT, Person, Signer, new_code, plain, register_kind
from tamga.registers.actions import take
from tamga.vault.actions import keyed_hash


@dataclass(frozen=True)
class Received:
    """A petition with the secret code that its sender gets; ``again`` when it had come before."""

    petition: Petition
    code: str
    again: bool


@dataclass(frozen=True)
class Letter:
    """A petition as it came, before it has a number.

    ``received_on`` is the day from which its term counts; ``read_back`` says that what was told was
    written down and agreed to. ``co_signers`` are those who signed with the one who speaks for all;
    ``signers`` counts them all, and is never fewer than are named. A recording alone is enough:
    the text is then empty, and waits to be written down.
    """

    kind: Kind
    channel: Channel
    text: str
    person: Person
    received_on: date
    subject: Subject | None = None
    against: Position | None = None
    signers: int = 1
    may_publish: bool = False
    read_back: bool = False
    co_signers: tuple[Signer, ...] = ()
    attachments: tuple[Incoming, ...] = ()


def receive(
    unit: Unit, letter: Letter, *, by: User | None, at: datetime, client_key: UUID | None = None
) -> Received:
    """Receive a petition; ``by`` is None when the citizen wrote it on the website.

    1. One that was sent before with the same ``client_key`` is found again, and nothing changes:
    a double send makes one petition. 2. Its files are checked and stored, closed, under names of
    ours, while others still take numbers. 3. Its due day is counted by the rule in force on the day
    of receipt, with the explanation. 4. It takes the next number of its register. 5. The person,
    who signed too and the words lie apart, closed. 6. Its first step. 7. The duties of the plan
    that it sets off. 8. The receipt goes into the outbox, by e-mail or else by SMS. 9. The journal.

    Raises ValueError for an empty or endless text, a day of receipt that is to come, a complaint
    about a post of another unit, or a file that isn't taken.
    """
    _refuse(unit, letter, today=timezone.localdate(at))
    if known := sent_before(unit, client_key):
        return known
    files = check_all(letter.attachments)
    try:
        with transaction.atomic():
            kept = keep(unit.pk, files, by=by, at=at)
            petition, code = _write(unit, letter, kept, client_key, by, at)
            step(petition, StepKind.RECEIVED, by=by, at=at, channel=letter.channel.value)
            journal("petition.received", petition, by=by, at=at, kind=letter.kind.value)
            open_duties(petition, by=by, at=at)
            send_receipt(petition, letter.person, code, by=by, at=at)
            return Received(petition, code, again=False)
    except IntegrityError:  # the same was sent twice at once: the other one is there now
        if known := sent_before(unit, client_key):
            return known
        raise


def _refuse(unit: Unit, letter: Letter, *, today: date) -> None:
    words = plain(letter.text)
    if not words and not any(is_recording(file) for file in letter.attachments):
        raise ValueError(_("Write what it is about."))
    if len(words) > LONGEST_TEXT:
        raise ValueError(_("The text is too long: at most %s letters.") % LONGEST_TEXT)
    if letter.received_on > today:
        raise ValueError(_("It can't have been received on a day that is to come."))
    # of the unit itself or of a body below it, as for those who answer
    if letter.against and unit.pk not in (letter.against.unit_id, letter.against.unit.parent_id):
        raise ValueError(_("That post is in another office."))


def sent_before(unit: Unit, client_key: UUID | None) -> Received | None:
    """What came under that key, if it did."""
    if client_key is None:
        return None
    found = (
        Petition.everything.filter(unit=unit, client_key=client_key)
        .select_related("unit", "entry__register", "petitioner")
        .first()
    )
    return Received(found, found.petitioner.code or "", again=True) if found else None


def _write(
    unit: Unit,
    letter: Letter,
    kept: list[Kept],
    client_key: UUID | None,
    by: User | None,
    at: datetime,
) -> tuple[Petition, str]:
    """The case with its number, and what lies apart: person, code and words."""
    deadline = deadline_of(letter.kind, letter.received_on)
    code, day = new_code(), letter.received_on
    code_hash = keyed_hash(code, purpose="petitions.code")
    entry = take(unit, kind=register_kind(letter.kind), year=day.year, by=by, at=at, on=day)
    petition = Petition.everything.create(
        unit=unit,
        entry=entry,
        filed_as=letter.kind,
        kind=letter.kind,
        channel=letter.channel,
        subject=letter.subject,
        received_on=day,
        entered_at=at,
        entered_by=by,
        client_key=client_key,
        anonymous=letter.person.anonymous,
        signers=max(letter.signers, 1 + len(letter.co_signers)),
        against=letter.against,
        may_publish=letter.may_publish,
        code_hash=code_hash,
        due_on=deadline.due_on,
        deadline=deadline.to_json(),
    )
    _lay_apart(petition, letter.person, code)
    CoSigner.everything.bulk_create(
        CoSigner(unit=unit, petition=petition, name=each.name, address=each.address)
        for each in letter.co_signers
    )
    PetitionText.everything.create(
        unit=unit,
        petition=petition,
        text=plain(letter.text),
        written_down_at=at if by else None,
        written_down_by=by,
        read_back=by is not None and letter.read_back,
    )
    lay_with(petition, kept, at=at)
    return petition, code


def _lay_apart(petition: Petition, person: Person, code: str) -> None:
    Petitioner.everything.create(
        unit_id=petition.unit_id,
        petition=petition,
        surname=person.surname,
        given_name=person.given_name,
        register_number=person.register_number,
        phone=person.phone,
        email=person.email,
        address=person.address,
        code=code,
        register_hash=_hash(person.register_number, "petitions.register_number"),
        phone_hash=_hash(person.phone, "petitions.phone"),
    )


def _hash(value: str, purpose: str) -> str:
    return keyed_hash(value, purpose=purpose) if value else ""
