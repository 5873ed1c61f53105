"""What saving a report would change, in words for the table of the preview."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tamga.implementation.report.difference import (
    JOINT,
    OWN,
    PROGRESS,
    PROVISION,
    SUPERIOR,
    Change,
    Difference,
)
from tamga.implementation.report.model import Mark

MOST = 100  # rows of the table; the rest is counted


@dataclass(frozen=True)
class ChangeRow:
    """One cell of a measure before and after."""

    number: int
    name: str
    before: str
    after: str


def change_rows(difference: Difference) -> list[ChangeRow]:
    """At most ``MOST`` changed cells, by number."""
    return [row for row, _at in zip(_rows(difference), range(MOST), strict=False)]


def changes_left(difference: Difference) -> int:
    """How many changed cells ``change_rows`` leaves out."""
    return max(0, sum(len(each.changes) for each in difference.changed) - MOST)


def _rows(difference: Difference) -> Iterator[ChangeRow]:
    names = {
        PROVISION: _("Provision"),
        PROGRESS: _("Progress made"),
        JOINT: _("Scored together with №"),
        OWN: _("Own"),
        SUPERIOR: _("Superior's"),
    }
    for each in difference.changed:
        for change in each.changes:
            before, after = (_told(value, change) for value in (change.before, change.after))
            yield ChangeRow(each.number, names[change.name], before, after)


def _told(value: str | int | Mark | None, change: Change) -> str:
    if isinstance(value, Mark):
        return score_words(value)
    if value is None:
        return _("on its own") if change.name == JOINT else "—"
    return str(value) or "—"


def score_words(mark: Mark) -> str:
    """A score in words."""
    if mark.missing:
        return _("missing")
    return _("not due yet") if mark.not_due else f"{mark.score}%"
