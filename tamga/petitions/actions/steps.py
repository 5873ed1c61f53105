"""What every step of a petition shares. Private to ``actions``."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.organizations.models import Position
from tamga.petitions.enums import State, StepKind
from tamga.petitions.models import Petition, Step
from tamga.petitions.rules import may_become


class WrongStep(ValueError):  # reads as a sentence where it is raised
    """The petition isn't where this step begins: somebody else was faster, or it has ended."""


def locked(petition: Petition) -> Petition:
    """The petition as it is now, locked until the transaction ends."""
    return (
        Petition.everything.select_for_update(of=("self",))
        .select_related("unit", "entry__register")
        .get(pk=petition.pk)
    )


def locked_for(petition: Petition, after: State, *, before: State | None = None) -> Petition:
    """The same, for a step that leads to ``after`` (and must begin at ``before``, if given).

    Raises WrongStep.
    """
    found = locked(petition)
    here = State(found.state)
    if not may_become(here, after) or (before is not None and here is not before):
        raise WrongStep(
            _("Petition %(number)s is at another step now: %(state)s.")
            % {"number": found.number, "state": here.label}
        )
    return found


def step(
    petition: Petition,
    kind: StepKind,
    *,
    by: User | None,
    at: datetime,
    position: Position | None = None,
    note: str | None = None,
    **detail: Any,
) -> Step:
    """Write one step of the way."""
    return Step.everything.create(
        unit_id=petition.unit_id,
        petition=petition,
        kind=kind,
        at=at,
        by=by,
        position=position,
        note=note,
        detail=detail,
    )


def journal(code: str, petition: Petition, *, by: User | None, at: datetime, **data: Any) -> None:
    """Tell the journal, by number."""
    record(
        code,
        by=by,
        at=at,
        unit_id=petition.unit_id,
        subject=petition,
        number=petition.number,
        **data,
    )
