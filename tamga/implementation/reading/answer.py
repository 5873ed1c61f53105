"""A reading as JSON: the form of `manage.py import_implementation_report --format json`."""

from decimal import Decimal
from typing import Any

from tamga.implementation.reading.headlines import FIGURES
from tamga.implementation.reading.model import Headline, ReportReading, Side
from tamga.implementation.reading.sentences import place_of, sentence
from tamga.kernel.scales import Summary, rounded


def as_json(reading: ReportReading) -> dict[str, Any]:
    """Numbers for scores, None for not due; sentences in the active language.

    A measure without a score has None as well and stands among the problems. `printed` holds the
    figures of the own cover page and, under "superior", those of the other one.
    """
    printed = reading.headlines
    return {
        "period": reading.period,
        "place": reading.place,
        "reported_on": None if reading.reported_on is None else reading.reported_on.isoformat(),
        "signers": [{"name": each.name, "role": each.role} for each in reading.signers],
        "decisions": {
            "printed": reading.decisions_printed,
            "distinct": reading.decisions_distinct,
        },
        "measures": [
            {
                "number": each.number,
                "joint_with": each.joint_with,
                "self": each.self_score,
                "superior": each.superior_score,
            }
            for each in reading.measures
        ],
        "self": _figures(reading.own),
        "superior": _figures(reading.superior),
        "printed": {
            **_figures(printed.get(Side.OWN)),
            "superior": _figures(printed.get(Side.SUPERIOR)),
        },
        "problems": [
            {"place": place_of(each), "problem": sentence(each)} for each in reading.problems
        ],
    }


def _figures(of: Summary | Headline | None) -> dict[str, int | float | None]:
    return {figure: _number(getattr(of, figure, None)) for figure in FIGURES}


def _number(figure: int | Decimal | None) -> int | float | None:
    """A whole mean as a whole number."""
    if not isinstance(figure, Decimal):
        return figure
    shown = rounded(figure)
    return int(shown) if shown == shown.to_integral_value() else float(shown)
