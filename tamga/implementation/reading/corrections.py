"""What a person put right in a report that was read, as kept in JSON.

``ReportImport.corrections`` maps a row's key (``key_of``) to::

    {"number": 7, "joint_with": key | null, "decision": position | null,
     "provision_number": "2.", "provision": "words without the number", "progress": "…",
     "self": 70 | "not_due" | "missing", "superior": the same,
     "right": [codes of problems that somebody looked at and found read right]}

Every word may be missing: what was read stands. A row is known by its place in the file, which no
correction moves; a correction that fits nothing in the file (any more) is left aside.
"""

from collections.abc import Mapping
from typing import Any

from tamga.documents.tables import Place
from tamga.implementation.reading.model import Measure

Cells = Mapping[str, Any]
Corrections = Mapping[str, Cells]

NUMBER, JOINT, DECISION = "number", "joint_with", "decision"
PROVISION_NUMBER, PROVISION, PROGRESS = "provision_number", "provision", "progress"
SELF, SUPERIOR, RIGHT = "self", "superior", "right"
CELLS = (NUMBER, JOINT, DECISION, PROVISION_NUMBER, PROVISION, PROGRESS, SELF, SUPERIOR)
NOT_DUE, MISSING = "not_due", "missing"

HIGHEST = 9_999  # no report numbers its measures further


def key_of(measure: Measure) -> str:
    """The place of a measure's row as a key: "2-5"."""
    return place_key(measure.place)


def place_key(place: Place) -> str:
    """``key_of`` of the measure at ``place``."""
    return f"{place.table}-{place.row}"


def words_of(measure: Measure) -> str:
    """The provision without its number."""
    return measure.provision.removeprefix(measure.provision_number).strip()


def score_cell(score: int | None, *, missing: bool) -> int | str:
    """A score as a correction names it."""
    if missing:
        return MISSING
    return NOT_DUE if score is None else score


def cells_of(measure: Measure, keys: Mapping[int, str]) -> dict[str, Any]:
    """All cells of a measure in the form of a correction; ``keys`` of the measures by number."""
    return {
        NUMBER: measure.number,
        JOINT: None if measure.joint_with is None else keys[measure.joint_with],
        DECISION: measure.decision,
        PROVISION_NUMBER: measure.provision_number,
        PROVISION: words_of(measure),
        PROGRESS: measure.progress,
        SELF: score_cell(measure.self_score, missing=measure.self_missing),
        SUPERIOR: score_cell(measure.superior_score, missing=measure.superior_missing),
    }
