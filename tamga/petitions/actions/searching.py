"""Somebody looked for the petitions of a citizen."""

from datetime import datetime

from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.organizations.models import Unit


def note_search(unit: Unit, *, found: int, by: User, at: datetime) -> None:
    """Tell the journal who looked for a citizen's petitions in a unit, when, and how many were
    found; never by what.
    """
    record("petition.searched", by=by, at=at, unit_id=unit.pk, subject=unit, count=found)
