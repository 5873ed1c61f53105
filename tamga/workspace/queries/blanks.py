"""Which numbers a blank form may have been used for, and what became of the forms of a series."""

from django.db.models import QuerySet

from tamga.decisions.models import Decision
from tamga.organizations.models import Unit
from tamga.registers.models import Blank, BlankSeries

LATEST = 200


def numbers_to_print(unit: Unit) -> list[tuple[int, str]]:
    """(entry, number with title) of the unit's numbered decisions, the newest first; one query.
    A decision in both scripts takes a form of each, and one that was spoiled takes another.
    """
    numbered = Decision.everything.filter(unit=unit, entry__isnull=False)
    latest = numbered.select_related("kind").order_by("-year", "-entry__taken_at")[:LATEST]
    return [(one.entry_id or 0, f"{one.number} ({one.year}) · {one.title[:80]}") for one in latest]


def forms_of(series: BlankSeries) -> QuerySet[Blank]:
    """The forms of a series that were used or written off, by number."""
    return (
        Blank.everything.filter(series=series)
        .select_related("entry__decision", "entry__register", "spoiled_by", "used_by")
        .order_by("number")
    )
