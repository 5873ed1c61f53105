"""What the checker takes and what it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tamga.implementation.report.model import Mark


class Kind(StrEnum):
    """What is odd."""

    SUM_DIFFERS = "sum_differs"
    PERCENT_DIFFERS = "percent_differs"
    LETTERS_UNACCOUNTED = "letters_unaccounted"
    FIGURES_DIFFER = "figures_differ"
    SAME_TEXT_OTHER_SCORE = "same_text_other_score"
    SAME_TEXT = "same_text"
    NOT_DUE_PAST = "not_due_past"
    NO_EVIDENCE = "no_evidence"
    NO_PROGRESS = "no_progress"
    MISSING_SCORE = "missing_score"
    DECISION_TWICE = "decision_twice"


@dataclass(frozen=True)
class Checked:
    """A measure as the checker sees it; ``evidence`` is how many pieces there are, ``decision``
    the number of its decision, and ``due_on`` the last day that it is due on, where one is known.
    """

    number: int
    provision: str
    progress: str
    own: Mark
    superior: Mark
    evidence: int = 0
    decision: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Finding:
    """One sentence and a jump: the measures it is about, and what fills the sentence."""

    kind: Kind
    measures: tuple[int, ...]
    params: Mapping[str, str | int] = field(default_factory=dict)
