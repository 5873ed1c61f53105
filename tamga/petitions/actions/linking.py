"""Petitions that belong together are linked; each keeps its number, its date and its reply."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.steps import WrongStep, journal, locked, step
from tamga.petitions.enums import LinkKind, StepKind
from tamga.petitions.models import Link, Petition


@transaction.atomic
def link(petition: Petition, *, of: Petition, kind: LinkKind, by: User, at: datetime) -> Link:
    """Say that a petition is a repeat or a duplicate of another one of the same unit: 1. the link,
    2. a step of the office's own, 3. the journal, by both numbers.

    Raises WrongStep when the two are linked already, ValueError for itself or another unit's.
    """
    if of.pk == petition.pk:
        raise ValueError(_("That is this petition itself."))
    if of.unit_id != petition.unit_id:
        raise ValueError(_("That petition is in another office."))
    found = locked(petition)
    both = (found.pk, of.pk)
    if Link.everything.filter(petition__in=both, of__in=both).exists():
        raise WrongStep(_("The two are linked already."))
    made = Link.everything.create(
        unit_id=found.unit_id, petition=found, of=of, kind=kind, linked_at=at, linked_by=by
    )
    step(found, StepKind.LINKED, by=by, at=at, how=kind.value, other=of.pk)
    journal("petition.linked", found, by=by, at=at, other=of.number, how=kind.value)
    return made
