"""One row of a list, read as a petition: what it is, or what has to be put right. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise

from tamga.petitions.enums import Channel, Kind
from tamga.petitions.forms import one_line
from tamga.petitions.reading import contacts
from tamga.petitions.reading.columns import Column, key_of
from tamga.petitions.reading.sentences import SENTENCES
from tamga.petitions.reading.words import channel_in, day_in, kind_in, name_in
from tamga.petitions.rules import LONGEST_TEXT, Person

OLDEST = timedelta(days=366)  # as at the counter: longer ago is a slip in the year
_NUMBER = re.compile(r"[0-9]{1,6}")  # int() refuses thousands of digits in words of its own


@dataclass(frozen=True)
class Fallback:
    """What holds where the table says nothing."""

    kind: Kind | None = None
    channel: Channel = Channel.OTHER
    day: date | None = None


@dataclass(frozen=True)
class Problem:
    """``code`` is a key of ``SENTENCES``, ``said`` what stands in the cell, cut short; one that
    doesn't ``stop`` is a remark.
    """

    column: Column
    code: str
    stops: bool = True
    said: str = ""

    @property
    def sentence(self) -> Promise:
        """For the person."""
        return SENTENCES[self.code]


@dataclass
class ReadRow:
    """What was read of a row of a file; complete when nothing stops it."""

    number: int
    day: date | None = None
    kind: Kind | None = None
    channel: Channel = Channel.OTHER
    text: str = ""
    subject: str = ""
    signers: int = 1
    person: Person = field(default_factory=Person)
    problems: list[Problem] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        """What stops it."""
        return [problem for problem in self.problems if problem.stops]

    @property
    def remarks(self) -> list[Problem]:
        """What is worth knowing and stops nothing."""
        return [problem for problem in self.problems if not problem.stops]


def read_row(
    number: int,
    cells: Sequence[str],
    columns: Mapping[int, Column],
    fallback: Fallback,
    *,
    subjects: Mapping[str, str],
    today: date,
) -> ReadRow:
    """A row by what its columns hold. ``subjects`` are codes by ``key_of`` their names."""
    said = {
        column: cells[at].strip().replace("\0", "")
        for at, column in columns.items()
        if at < len(cells)
    }
    row = ReadRow(number)
    _read_case(row, said, fallback, today)
    _read_person(row, said)
    _read_subject(row, said, subjects)
    return row


def _read_case(row: ReadRow, said: Mapping[Column, str], fallback: Fallback, today: date) -> None:
    tell = _teller(row, said)
    row.day, code = _day(said.get(Column.RECEIVED_ON, ""), fallback.day, today)
    if code:
        tell(Column.RECEIVED_ON, code)
    kind = said.get(Column.KIND, "")
    row.kind = kind_in(kind) if kind else fallback.kind
    if row.kind is None:
        tell(Column.KIND, "kind" if kind else "no_kind")
    channel = said.get(Column.CHANNEL, "")
    row.channel = (channel_in(channel) or Channel.OTHER) if channel else fallback.channel
    if channel and channel_in(channel) is None:
        tell(Column.CHANNEL, "channel", stops=False)
    row.text = said.get(Column.TEXT, "")
    if not row.text:
        tell(Column.TEXT, "no_text")
    elif len(row.text) > LONGEST_TEXT:
        tell(Column.TEXT, "endless")
    if signers := said.get(Column.SIGNERS, ""):
        row.signers = int(signers) if _NUMBER.fullmatch(signers) else 0
        if not 1 <= row.signers <= 100_000:
            tell(Column.SIGNERS, "signers")


def _day(text: str, otherwise: date | None, today: date) -> tuple[date | None, str]:
    day = day_in(text) if text else otherwise
    if day is None:
        return None, "day" if text else "no_day"
    if day > today:
        return day, "to_come"
    return day, "long_ago" if day < today - OLDEST else ""


def _read_person(row: ReadRow, said: Mapping[Column, str]) -> None:
    tell = _teller(row, said)
    surname, given = said.get(Column.SURNAME, ""), said.get(Column.GIVEN_NAME, "")
    if whole := said.get(Column.FULL_NAME, ""):
        before, last = name_in(one_line(whole))
        surname, given = surname or before, given or last
    found: dict[str, Any] = {
        "surname": one_line(surname),
        "given_name": one_line(given),
        "address": one_line(said.get(Column.ADDRESS, "")),
    }
    for column, most in ((Column.SURNAME, 100), (Column.GIVEN_NAME, 100), (Column.ADDRESS, 300)):
        if len(found[column.value]) > most:
            tell(column, "long")
    for column, read in contacts.READERS.items():
        found[column.value], code, stops = read(said.get(column, ""))
        if code:
            tell(column, code, stops=stops)
    row.person = Person(**found)
    if row.person.anonymous:
        tell(Column.GIVEN_NAME, "anonymous", stops=False)
    elif not (said.get(Column.PHONE) or said.get(Column.EMAIL)):
        tell(Column.PHONE, "no_contact", stops=False)


def _read_subject(row: ReadRow, said: Mapping[Column, str], subjects: Mapping[str, str]) -> None:
    if subject := said.get(Column.SUBJECT, ""):
        row.subject = subjects.get(key_of(subject), "")
        if not row.subject:
            _teller(row, said)(Column.SUBJECT, "subject", stops=False)


def _teller(row: ReadRow, said: Mapping[Column, str]) -> Callable[..., None]:
    def tell(column: Column, code: str, *, stops: bool = True) -> None:
        row.problems.append(Problem(column, code, stops, said.get(column, "")[:40]))

    return tell
