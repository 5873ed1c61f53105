"""Both columns of scores counted, as the cover pages print them."""

from collections.abc import Iterable, Mapping

from tamga.implementation.reading.model import Measure, Side
from tamga.kernel.scales import Scale, Summary, summary


def counted(measures: Iterable[Measure], scale: Scale) -> Mapping[Side, Summary]:
    """The figures of each side; a measure that shares a score counts with it."""
    measures = list(measures)
    return {
        Side.OWN: _summary(((m.self_score, m.self_missing) for m in measures), scale),
        Side.SUPERIOR: _summary(((m.superior_score, m.superior_missing) for m in measures), scale),
    }


def _summary(column: Iterable[tuple[int | None, bool]], scale: Scale) -> Summary:
    listed = list(column)
    given = [score for score, missing in listed if not missing]
    return summary(given, scale, missing=len(listed) - len(given))
