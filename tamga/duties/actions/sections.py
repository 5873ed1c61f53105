"""Sections of a unit's site."""

from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.duties.models import Section
from tamga.journal.actions import record
from tamga.organizations.models import Unit


@transaction.atomic
def add_section(
    unit: Unit,
    *,
    path: str,
    menu: str,
    title: str,
    order: int,
    by: User | None,
    at: datetime,
) -> Section:
    """Add a section: 1. the row, 2. the journal. What is there already stays as it is."""
    section, created = Section.objects.get_or_create(
        unit=unit, path=path, defaults={"menu": menu, "title": title, "order": order}
    )
    if created:
        record("section.added", by=by, at=at, unit_id=unit.pk, subject=section, path=path)
    return section
