"""Handed-in figures of petitions, as tables again."""

from dataclasses import replace
from datetime import date

from tamga.kernel.spans import Span, span_of
from tamga.organizations.models import Unit
from tamga.petitions.exports.figures import Figures, figures
from tamga.petitions.models import FiguresReport
from tamga.petitions.queries.statistics import Statistics


def frozen(report: FiguresReport) -> tuple[Span, Statistics]:
    """The days that a report counts, and its figures as they stood then."""
    data = dict(report.figures)
    since = date.fromisoformat(data.pop("since"))
    until = min(span_of(report.period).ends_on, report.cut_off_on)
    counted = replace(span_of(report.period), starts_on=since, ends_on=until)
    return counted, Statistics.from_json(data)


def told_of(unit: Unit, counted: Span, found: Statistics) -> Figures:
    """The figures as page, Word and Excel show them; one query."""
    return figures(unit, counted, found)
