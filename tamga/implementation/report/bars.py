"""The stacked bars of a report, as shares of a hundred; the page draws them as SVG."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.implementation.report.words import percent
from tamga.kernel.scales import Summary

BANDS: tuple[tuple[str, Promise, str], ...] = (
    ("effective", _("effective"), "100%"),
    ("certain_result", _("certain result"), "70–90%"),
    ("intensify", _("to be intensified"), "30–50%"),
    ("no_result", _("without result"), "0%"),
    ("not_due", _("not due yet"), ""),
)


@dataclass(frozen=True)
class Part:
    """A band of a bar: ``start`` and ``width`` in hundredths of the bar, as CSS takes numbers."""

    code: str
    name: Promise
    limits: str
    count: int
    start: str
    width: str


@dataclass(frozen=True)
class Bar:
    """The figures of one side; not ``known``: nothing was scored, there is no mean."""

    name: Promise
    mean: str
    known: bool
    parts: tuple[Part, ...]
    total: int

    @classmethod
    def of_own(cls, figures: Summary) -> "Bar":
        """The soum's own scores."""
        return cls(
            _("Own"),
            percent(figures.mean),
            figures.mean is not None,
            _parts(figures),
            figures.total,
        )

    @classmethod
    def of_superior(cls, figures: Summary) -> "Bar":
        """The superior's scores."""
        return cls(
            _("Superior's"),
            percent(figures.mean),
            figures.mean is not None,
            _parts(figures),
            figures.total,
        )


def _parts(figures: Summary) -> tuple[Part, ...]:
    parts, before = [], 0
    for code, name, limits in BANDS:
        count = getattr(figures, code)
        start, width = (f"{100 * part / (figures.total or 1):.3f}" for part in (before, count))
        parts.append(Part(code, name, limits, count, start, width))
        before += count
    return tuple(parts)
