"""What a person decided about the rows of a plan that is being imported, as kept in JSON.

``PlanImport.choices`` maps a row's key (``row_key``) to::

    {"number": 7, "work": "…",
     "sections": {"«menu › section» as read": {"to": path} | {"new": {"menu", "title"}} |
                                              {"out": true}},
     "more_sections": [path], "no_section": true,
     "positions": {"words of the plan": {"to": code, "alias": true} | {"new": name} |
                                        {"out": true}},
     "more_positions": [code], "no_position": true,
     "schedules": [Schedule.to_json()], "first_year": 2024,
     "responsibility": "lead|any|each", "skip": "why"}

Every word may be missing: it isn't decided, and what was read stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tamga.documents.tables import Place
from tamga.duties.reading import RowReading, SectionRef
from tamga.kernel.schedules import Schedule

Choices = Mapping[str, Mapping[str, Any]]


def row_key(row: RowReading) -> str:
    """The row's place in its file as a key: "2-5"."""
    return place_key(row.place)


def place_key(place: Place) -> str:
    """``row_key`` of the row at ``place``."""
    return f"{place.table}-{place.row}"


def section_text(ref: SectionRef) -> str:
    """What a section is called by in the choices: «menu › section»."""
    return f"{ref.menu} › {ref.section}" if ref.menu else ref.section


@dataclass(frozen=True)
class RowChoice:
    """The decisions about one row; see the module for the shape of the mappings."""

    number: int | None = None
    work: str = ""
    sections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    more_sections: tuple[str, ...] = ()
    no_section: bool = False
    positions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    more_positions: tuple[str, ...] = ()
    no_position: bool = False
    schedules: tuple[Schedule, ...] | None = None
    first_year: int | None = None
    responsibility: str = ""
    skip: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "RowChoice":
        """The reverse of what the form keeps. Raises ScheduleError for a schedule that can't be."""
        schedules = data.get("schedules")
        return cls(
            number=data.get("number"),
            work=data.get("work", ""),
            sections=data.get("sections", {}),
            more_sections=tuple(data.get("more_sections", ())),
            no_section=data.get("no_section", False),
            positions=data.get("positions", {}),
            more_positions=tuple(data.get("more_positions", ())),
            no_position=data.get("no_position", False),
            schedules=None
            if schedules is None
            else tuple(Schedule.from_json(each) for each in schedules),
            first_year=data.get("first_year"),
            responsibility=data.get("responsibility", ""),
            skip=data.get("skip", ""),
        )


@dataclass(frozen=True)
class AllChoices:
    """The decisions about all rows; one about a spelling holds wherever the plan repeats it."""

    rows: Mapping[str, RowChoice]
    sections: Mapping[str, Mapping[str, Any]]
    positions: Mapping[str, Mapping[str, Any]]

    @classmethod
    def from_json(cls, choices: Choices) -> "AllChoices":
        """From ``PlanImport.choices``."""
        rows = {key: RowChoice.from_json(data) for key, data in choices.items()}
        sections: dict[str, Mapping[str, Any]] = {}
        positions: dict[str, Mapping[str, Any]] = {}
        for choice in rows.values():
            for text, decision in choice.sections.items():
                if "new" in decision:
                    sections.setdefault(text, decision)
            for text, decision in choice.positions.items():
                if "new" in decision or decision.get("alias"):
                    positions.setdefault(text, decision)
        return cls(rows, sections, positions)

    def of(self, row: RowReading) -> RowChoice:
        """The decisions about a row, empty when there are none."""
        return self.rows.get(row_key(row), RowChoice())

    def section(self, row: RowReading, text: str) -> Mapping[str, Any] | None:
        """What was decided for a section that the row names."""
        return self.of(row).sections.get(text) or self.sections.get(text)

    def position(self, row: RowReading, text: str) -> Mapping[str, Any] | None:
        """What was decided for a post that the row names."""
        return self.of(row).positions.get(text) or self.positions.get(text)
