"""The report as it is printed, in plain frozen data.

Screen, Word, PDF and Excel are made from this object alone, so that their figures can't differ.
The seven columns and the two cover pages are those of the official form (the order of 2017 №89 and
its followers name no other).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tamga.kernel.scales import Summary


@dataclass(frozen=True)
class Mark:
    """What stands in a column of scores: a score, «not due», or nothing yet."""

    score: int | None = None
    not_due: bool = False
    shared: bool = False
    """True for a measure scored together with the one above it; printed as a blank cell."""

    @property
    def missing(self) -> bool:
        """Nothing was given, which is no zero and is shown as missing."""
        return self.score is None and not self.not_due


@dataclass(frozen=True)
class Row:
    """A measure. ``decision`` and ``decision_number`` stand on a decision's first row alone."""

    number: int
    decision_number: int | None
    decision: str
    provision: str
    progress: str
    own: Mark
    superior: Mark
    joint_with: int | None = None


@dataclass(frozen=True)
class Group:
    """The measures of one kind of decisions, under a row that names the kind."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Signer:
    """``part`` is what the person did («ХЯНАСАН»), ``post`` is printed in capitals above the name.

    ``acting`` is the order that appoints somebody who signs for another.
    """

    part: str
    post: str
    name: str
    acting: str = ""


@dataclass(frozen=True)
class Cover:
    """A page of figures; ``by`` says whose scores («Өөрийн үнэлгээ»), ``sentence`` the result."""

    by: str
    summary: Summary
    sentence: str


@dataclass(frozen=True)
class Report:
    """``headline`` is the source and period in capitals, printed on every page of it."""

    unit: str
    headline: str
    period: str
    place: str
    reported_on: date | None
    groups: tuple[Group, ...]
    own: Cover
    superior: Cover
    signers: tuple[Signer, ...] = ()
    letter_number: str = ""
    draft: bool = True
    version: int = 1
    changes: tuple[str, ...] = field(default=())
    """What a later version changed, one sentence each."""

    def rows(self) -> Iterator[Row]:
        """All measures in their order."""
        for group in self.groups:
            yield from group.rows
