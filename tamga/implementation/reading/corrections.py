"""What a person put right in a report that was read, as kept in JSON.

``ReportImport.corrections`` maps a row's key (``key_of``) to::

    {"number": 7, "joint_with": key | null, "decision": position | null,
     "provision_number": "2.", "provision": "words without the number", "progress": "…",
     "self": 70 | "not_due" | "missing", "superior": the same,
     "right": [codes of problems that somebody looked at and found read right]}

and a decision's key (``decision_key``) to::

    {"kind": a DecisionKind, "printed": "2023_A/635", "title": "…", "dated": "2023-11-24" | null,
     "issued_at": the place, which no report prints}

Every word may be missing: what was read stands. A row is known by its place in the file, which no
correction moves; a correction that fits nothing in the file (any more) is left aside. A measure
that the reader missed stands in a table of its own (``BY_HAND``) with the cells of a row and
"responsible", the keys of posts; it needs a number, and is there as long as its cells are.
"""

from collections.abc import Mapping
from typing import Any

from tamga.documents.tables import Place
from tamga.implementation.reading.model import Decision, Measure

Cells = Mapping[str, Any]
Corrections = Mapping[str, Cells]

NUMBER, JOINT, DECISION = "number", "joint_with", "decision"
PROVISION_NUMBER, PROVISION, PROGRESS = "provision_number", "provision", "progress"
SELF, SUPERIOR, RIGHT, RESPONSIBLE = "self", "superior", "right", "responsible"
CELLS = (NUMBER, JOINT, DECISION, PROVISION_NUMBER, PROVISION, PROGRESS, SELF, SUPERIOR)
KIND, PRINTED, TITLE, DATED, ISSUED_AT = "kind", "printed", "title", "dated", "issued_at"
OF_DECISION = (KIND, PRINTED, TITLE, DATED, ISSUED_AT)
NOT_DUE, MISSING = "not_due", "missing"

HIGHEST = 9_999  # no report numbers its measures further
BY_HAND = 0  # the table of added rows; those of a file count from 1


def key_of(measure: Measure) -> str:
    """The place of a measure's row as a key: "2-5"."""
    return place_key(measure.place)


def place_key(place: Place) -> str:
    """``key_of`` of the measure at ``place``."""
    return f"{place.table}-{place.row}"


def decision_key(decision: Decision) -> str:
    """The place where a decision begins as a key: "d2-5"."""
    return f"d{place_key(decision.place)}"


def is_added(key: str) -> bool:
    """Whether a row was added by hand."""
    return key.startswith(f"{BY_HAND}-")


def next_key(corrections: Corrections) -> str:
    """The key for one more row added by hand."""
    taken = (key.partition("-")[2] for key in corrections if is_added(key))
    last = max((int(row) for row in taken if row.isdecimal()), default=0)
    return place_key(Place(BY_HAND, last + 1))


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


def cells_of_decision(decision: Decision) -> dict[str, Any]:
    """All cells of a decision in the form of a correction."""
    return {
        KIND: decision.kind.value,
        PRINTED: decision.printed,
        TITLE: decision.title,
        DATED: decision.dated.isoformat() if decision.dated else None,
        ISSUED_AT: decision.issued_at,
    }
