"""What the reading of an implementation report hands on; nothing of it is stored yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tamga.documents.tables import Place
from tamga.implementation.reading.codes import Code
from tamga.kernel.scales import Summary


class Fate(StrEnum):
    """What became of a row; each row of the file has exactly one."""

    LINE = "line"  # title, unit, date, place
    HEADER = "header"
    COLUMN_NUMBERS = "column_numbers"
    HEADING = "heading"
    MEASURE = "measure"
    JOINED = "joined"
    HEADLINE = "headline"
    SIGNATURE = "signature"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class RowFate:
    """`number` is the measure that the row is or joins."""

    place: Place
    fate: Fate
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person has to look at; `place` None concerns the whole report.

    `numbers` are the measures it is about, `params` fill the sentence of the code.
    """

    code: Code
    place: Place | None = None
    numbers: tuple[int, ...] = ()
    params: Mapping[str, str | int] = field(default_factory=dict)


class DecisionKind(StrEnum):
    """The registers that a decision may be of; OTHER where the report doesn't tell."""

    GOVERNOR_ORDER_A = "governor_order_a"
    GOVERNOR_ORDER_B = "governor_order_b"
    OFFICE_ORDER_A = "office_order_a"
    OFFICE_ORDER_B = "office_order_b"
    KHURAL_RESOLUTION = "khural_resolution"
    PRESIDIUM_RESOLUTION = "presidium_resolution"
    OFFICIAL_ASSIGNMENT = "official_assignment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as the report names it; `text` is its whole cell.

    `order` is the running number (д/д), `printed` the number as it stands ("2023_A/635"), `number`
    the folded one («А/635», «2»), None when it is cut off or absent. `same_as` is the position in
    `ReportReading.decisions` of an earlier entry that is the same document. `issued_at` is the
    town; no report prints it, a person may add it.
    """

    order: int | None
    title: str
    dated: date | None
    printed: str
    number: str | None
    year: int | None
    kind: DecisionKind
    group: str
    text: str
    place: Place
    same_as: int | None = None
    issued_at: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. A score of None is not yet due, unless the flag beside it says missing.

    `decision` is the position in `ReportReading.decisions`; `joint_with` the number whose score it
    shares; `provision_number` is as printed ("24. 2.11."); `places` are all rows it was made of,
    none of one that was added by hand; `responsible` are the keys of posts chosen for that one.
    """

    number: int
    joint_with: int | None
    decision: int | None
    group: str
    provision_number: str
    provision: str
    progress: str
    self_score: int | None
    superior_score: int | None
    self_missing: bool
    superior_missing: bool
    place: Place
    places: tuple[Place, ...]
    responsible: tuple[int, ...] = ()


class Part(StrEnum):
    """What a signer did."""

    CHECKED = "checked"
    MADE = "made"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Signer:
    """«Г.Батхуяг»: name and role in sentence case, `printed` as it stands."""

    name: str
    role: str
    part: Part
    printed: str


class Side(StrEnum):
    """Whose scores a cover page counts; the values of `implementation.enums.Side`."""

    OWN = "own"
    SUPERIOR = "superior"


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures of a cover page; None where it doesn't say."""

    side: Side
    total: int | None = None
    effective: int | None = None
    certain_result: int | None = None
    intensify: int | None = None
    no_result: int | None = None
    not_due: int | None = None
    mean: Decimal | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ReportReading:
    """A whole report. `rows` tells of every row of the file what became of it, in file order."""

    title: str
    unit_name: str
    place: str
    reported_on: date | None
    period: str | None  # "2024-H1", "2024", "2024-Q3"
    signers: tuple[Signer, ...]
    decisions: tuple[Decision, ...]
    measures: tuple[Measure, ...]
    own: Summary
    superior: Summary
    headlines: Mapping[Side, Headline]
    problems: tuple[Problem, ...]
    rows: tuple[RowFate, ...]

    @property
    def decisions_printed(self) -> int:
        """How many decisions the report lists."""
        return len(self.decisions)

    @property
    def decisions_distinct(self) -> int:
        """How many documents they are."""
        return sum(each.same_as is None for each in self.decisions)
