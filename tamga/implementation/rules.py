"""What holds about measures and scores, from facts alone."""

from collections.abc import Iterable

from django.conf import settings

from tamga.implementation.report.model import Mark
from tamga.kernel.scales import Scale, Summary, summary


def figures(marks: Iterable[Mark], scale: Scale) -> Summary:
    """A column of the report counted: each measure once, with the score that it has or shares.

    Raises ValueError for a score that the scale hasn't.
    """
    marks = list(marks)
    known = [mark.score for mark in marks if not mark.missing]
    return summary(known, scale, missing=len(marks) - len(known))


QUICK = {"docx", "xlsx"}
"""A row of these takes an eighth of the time that it takes in all three files."""


def made_at_once(rows: int, form: str = "") -> bool:
    """Whether a report of so many ``rows`` is made while somebody waits for the page: all its
    files, or one ``form`` of it. The limit, TAMGA_FILES_AT_ONCE, is measured (docs/benchmarks.md):
    250 rows take 1.7 s and some 300 MB in all three.
    """
    return rows <= settings.TAMGA_FILES_AT_ONCE * (8 if form in QUICK else 1)
