"""What the checker takes and what it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Checked:
    """A measure as the checker sees it; ``evidence`` is how many pieces there are."""

    number: int
    provision: str
    progress: str
    own: Mark
    superior: Mark
    evidence: int = 0


@dataclass(frozen=True)
class Finding:
    """One sentence and a jump: the measures it is about, and what fills the sentence."""

    kind: Kind
    measures: tuple[int, ...]
    params: Mapping[str, str | int] = field(default_factory=dict)
