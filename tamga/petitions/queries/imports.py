"""A list of petitions as it is read now, row by row, and which of them are here already."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tamga.accounts.models import User
from tamga.organizations.models import Unit
from tamga.petitions.enums import Channel, Kind
from tamga.petitions.models import ImportedRow, Petition, PetitionImport, Subject
from tamga.petitions.reading.columns import Column, key_of
from tamga.petitions.reading.key import PURPOSE, content_key, uuid_of
from tamga.petitions.reading.rows import Fallback, ReadRow, read_row
from tamga.vault.actions import keyed_hashes


@dataclass(frozen=True)
class ImportLine:
    """``keys``: those under which its petition may lie, the newest first, none for a row that
    stays; ``here`` is that petition; ``twin`` the number of the same row above.
    """

    stored: ImportedRow
    cells: tuple[str, ...]
    row: ReadRow
    keys: tuple[UUID, ...] = ()
    here: Petition | None = None
    twin: int | None = None

    @property
    def good(self) -> bool:
        """Whether it makes a petition that isn't here yet."""
        return bool(self.keys) and self.here is None and self.twin is None


def imports_of(user: User, unit: Unit) -> QuerySet[PetitionImport]:
    """The lists that somebody uploaded for a unit, newest first: nobody else sees them."""
    return PetitionImport.everything.filter(unit=unit, started_by=user).order_by("-pk")


def mark_of(started: PetitionImport) -> str:
    """What was chosen above the rows, as one word: whoever confirms says what they saw."""
    day = started.day.isoformat() if started.day else ""
    chosen = [started.columns, started.kind, started.channel, day]
    return hashlib.sha256(json.dumps(chosen).encode()).hexdigest()[:16]


def heads_of(started: PetitionImport) -> list[str]:
    """The headings of its columns, "" where there is none."""
    heads: list[str] = json.loads(started.heads)
    return heads


def subjects_by_name() -> dict[str, Subject]:
    """What a cell may call a subject; one query."""
    found = list(Subject.objects.all())
    return {key_of(word): each for each in found for word in (each.code, each.name)}


class Reader:
    """Reads rows of one list; the subjects are asked for once."""

    def __init__(self, started: PetitionImport, *, today: date) -> None:
        self.unit_id, self.today = started.unit_id, today
        self.columns = {at: Column(code) for at, code in enumerate(started.columns) if code}
        self.fallback = Fallback(
            Kind(started.kind) if started.kind else None, Channel(started.channel), started.day
        )
        self.subjects = subjects_by_name()
        self._codes = {key: each.code for key, each in self.subjects.items()}

    def line(self, stored: ImportedRow) -> ImportLine:
        """A row as it is read; without looking whether it is here."""
        cells = tuple(json.loads(stored.cells or "[]"))
        row = read_row(
            stored.number, cells, self.columns, self.fallback,
            subjects=self._codes, today=self.today,
        )  # fmt: skip
        if row.errors or row.day is None:
            return ImportLine(stored, cells, row)
        content = content_key(self.unit_id, row.day, row.text, row.person)
        keys = tuple(uuid_of(each) for each in keyed_hashes(content, purpose=PURPOSE))
        return ImportLine(stored, cells, row, keys)

    def subject(self, row: ReadRow) -> Subject | None:
        """The subject that a row names."""
        return self.subjects.get(key_of(row.subject)) if row.subject else None


def on_paper(started: PetitionImport) -> list[Petition]:
    """What was received from a list without a way to send its receipt: printed. One query."""
    rows = Petition.everything.filter(
        pk__in=started.rows.filter(again=False, petition__isnull=False).values("petition"),
        petitioner__phone_hash="",
    ).select_related("entry__register", "petitioner")
    return [each for each in rows.order_by("entry__number") if not each.petitioner.email]


def lines_of(started: PetitionImport, *, today: date) -> list[ImportLine]:
    """Every row that isn't received yet, in the order of its file; three queries."""
    reader = Reader(started, today=today)
    rows = started.rows.filter(cells__isnull=False)
    return _with_known(started.unit_id, [reader.line(stored) for stored in rows])


def _with_known(unit_id: int, lines: list[ImportLine]) -> list[ImportLine]:
    known = _known(unit_id, (key for line in lines for key in line.keys))
    seen: dict[UUID, int] = {}
    found = []
    for line in lines:
        here = next((known[key] for key in line.keys if key in known), None)
        twin = seen.get(line.keys[0]) if line.keys else None
        if line.keys:
            seen.setdefault(line.keys[0], line.row.number)
        found.append(ImportLine(line.stored, line.cells, line.row, line.keys, here, twin))
    return found


def _known(unit_id: int, keys: Iterable[UUID]) -> dict[UUID | None, Petition]:
    rows = Petition.everything.filter(unit=unit_id, client_key__in=list(keys))
    return {each.client_key: each for each in rows.select_related("entry__register")}
