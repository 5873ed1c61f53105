"""What holds about measures and scores, from facts alone."""

from collections.abc import Iterable

from tamga.implementation.report.model import Mark
from tamga.kernel.scales import Scale, Summary, summary


def figures(marks: Iterable[Mark], scale: Scale) -> Summary:
    """A column of the report counted: each measure once, with the score that it has or shares.

    Raises ValueError for a score that the scale hasn't.
    """
    marks = list(marks)
    known = [mark.score for mark in marks if not mark.missing]
    return summary(known, scale, missing=len(marks) - len(known))
