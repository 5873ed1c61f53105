"""What the reading of a plan hands on; nothing of it is stored yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tamga.documents.tables import Place
from tamga.kernel.schedules import Schedule


class Sharing(StrEnum):
    """How several positions share a duty; the values of `duties.enums.Responsibility`."""

    LEAD = "lead"
    ANY = "any"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person has to look at. `code` is a key of `problems.SENTENCES`, filled by `params`.

    `place` is None for a problem of the whole plan; `number` is the duty's, if it has one.
    """

    code: str
    place: Place | None = None
    number: int | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionRef:
    """A section by its titles; an unknown one keeps the words of the plan. Slugs only if known."""

    menu: str
    section: str
    known: bool
    path: str = ""  # menu-slug/section-slug


@dataclass(frozen=True, slots=True)
class PostRef:
    """A post by its code and one canonical name; `text` is what the plan says."""

    code: str | None
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class RowReading:
    """One duty as read. `places` are all table rows that it was joined from, the first leading.

    `asks` names what the plan leaves open and a person must choose (the first year of every n).
    """

    number: int | None
    place: Place
    work: str
    when_text: str
    who_text: str
    sections: tuple[SectionRef, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    responsibility: Sharing = Sharing.LEAD
    posts: tuple[PostRef, ...] = ()
    problems: tuple[Problem, ...] = ()
    asks: tuple[str, ...] = ()
    group: str = ""
    places: tuple[Place, ...] = ()


class Aside(StrEnum):
    """Why a row is no duty."""

    TITLE = "title"
    HEADER = "header"
    COLUMN_NUMBERS = "column_numbers"
    HEADING = "heading"
    STRAY = "stray"  # of a table that is no plan
    BEYOND = "beyond"  # behind more duties than any plan has


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that is no duty, with its text."""

    place: Place
    kind: Aside
    text: str


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A whole plan. Every row that was handed in stands in `rows`, `set_aside` or `problems`.

    `problems` holds those of the rows as well, in the order of the file.
    """

    title: str
    rows: tuple[RowReading, ...]
    problems: tuple[Problem, ...]
    year: int
    set_aside: tuple[SetAside, ...] = ()
