"""Evidence that comes with a form: its file is stored with it, or neither is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.implementation.actions import add_evidence
from tamga.implementation.enums import EvidenceKind
from tamga.implementation.models import Evidence, Measure


@transaction.atomic
def prove(
    measure: Measure, given: Mapping[str, Any], data: bytes, *, by: User, at: datetime
) -> Evidence:
    """Add a piece of evidence: 1. its file, where it is one, 2. the evidence with what its kind
    needs alone. Raises what ``add_evidence`` raises.
    """
    kind = EvidenceKind(given["kind"])
    file = None
    if kind is EvidenceKind.FILE:
        unit = measure.period.unit_id
        file = store(data, name=given["file"].name, unit_id=unit, by=by, at=at)
    figure = kind is EvidenceKind.FIGURE
    return add_evidence(
        measure,
        kind=kind,
        label=given["label"],
        file=file,
        address=given["address"] if kind is EvidenceKind.PAGE else "",
        decision=given["decision"] if kind is EvidenceKind.DECISION else None,
        figure=given["figure"] if figure else None,
        figure_unit=given["figure_unit"] if figure else "",
        by=by,
        at=at,
    )
