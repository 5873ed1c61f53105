"""What confirming a plan would change, duty by duty, field by field."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tamga.duties.actions import PlannedDuty
from tamga.duties.models import Duty, Plan
from tamga.kernel.schedules import Schedule
from tamga.organizations.models import Position

TEXTS = ("work", "when_text", "who_text")


@dataclass(frozen=True)
class FieldChange:
    """One field of a duty before and after; ``before`` and ``after`` are texts, codes of a
    responsibility, or tuples of schedules, sections or positions.
    """

    name: str
    before: object
    after: object


@dataclass(frozen=True)
class Changed:
    """A duty that the plan has, as the new rows want it."""

    duty: Duty
    row: PlannedDuty
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Difference:
    """By number: what comes, what becomes another, what ends, and how many stay as they are."""

    added: tuple[PlannedDuty, ...]
    changed: tuple[Changed, ...]
    dropped: tuple[Duty, ...]
    same: int

    @property
    def nothing(self) -> bool:
        """Whether confirming would change nothing."""
        return not (self.added or self.changed or self.dropped)

    @property
    def mark(self) -> str:
        """A mark of what it says: whoever confirms confirms the difference that was shown."""
        told = [
            [_told(row) for row in self.added],
            [
                [each.duty.pk, [[f.name, _plain(f.before), _plain(f.after)] for f in each.fields]]
                for each in self.changed
            ],
            [duty.pk for duty in self.dropped],
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def difference(plan: Plan | None, rows: Sequence[PlannedDuty]) -> Difference:
    """Compare rows with the living duties of a plan; without one, all are added. 3 queries."""
    before: dict[int, Duty] = {}
    if plan is not None:
        duties = plan.duties.filter(ended_on__isnull=True).prefetch_related(
            "duty_sections__section", "duty_positions__position"
        )
        before = {duty.number: duty for duty in duties.order_by("number")}
    added = [row for row in rows if row.number not in before]
    compared = [
        Changed(before[row.number], row, tuple(_changes(before[row.number], row)))
        for row in rows
        if row.number in before
    ]
    numbers = {row.number for row in rows}
    return Difference(
        added=tuple(added),
        changed=tuple(each for each in compared if each.fields),
        dropped=tuple(duty for number, duty in before.items() if number not in numbers),
        same=sum(not each.fields for each in compared),
    )


def _changes(duty: Duty, row: PlannedDuty) -> Iterator[FieldChange]:
    for name in TEXTS:
        if getattr(duty, name) != getattr(row, name):
            yield FieldChange(name, getattr(duty, name), getattr(row, name))
    if duty.responsibility != row.responsibility:
        yield FieldChange("responsibility", duty.responsibility, row.responsibility)
    schedules = tuple(Schedule.from_json(data) for data in duty.schedules)
    if schedules != row.schedules:
        yield FieldChange("schedules", schedules, row.schedules)
    sections = tuple(link.section for link in duty.duty_sections.all())
    if sections != row.sections:
        yield FieldChange("sections", sections, row.sections)
    positions = tuple(link.position for link in duty.duty_positions.all())
    if positions != row.positions:
        yield FieldChange("positions", positions, row.positions)


def _told(row: PlannedDuty) -> list[object]:
    return [
        row.number,
        *(getattr(row, name) for name in TEXTS),
        row.responsibility,
        *(_plain(each) for each in (row.schedules, row.sections, row.positions)),
    ]


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Schedule):
        return value.to_json()
    return value.name if isinstance(value, Position) else str(value)
