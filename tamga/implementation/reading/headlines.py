"""The printed figures against the counted ones."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.model import Headline, Side
from tamga.implementation.reading.rows import Notes
from tamga.kernel.scales import Summary

FIGURES = ("total", "effective", "certain_result", "intensify", "no_result", "not_due", "mean")


def compare(
    printed: Mapping[Side, Headline], counted: Mapping[Side, Summary], notes: Notes
) -> None:
    """Each difference is a problem that names both numbers, and so is a page that isn't there."""
    for side, summary in counted.items():
        page = printed.get(side)
        if page is None:
            notes.add(Code.HEADLINE_MISSING, side=str(side))
            continue
        for figure in FIGURES:
            on_paper, real = getattr(page, figure), getattr(summary, figure)
            if on_paper is not None and not _agree(on_paper, real):
                notes.add(
                    Code.HEADLINE_DIFFERS,
                    page.place,
                    side=str(side),
                    figure=figure,
                    printed=str(on_paper),
                    counted=shown(real),
                )


def _agree(printed: int | Decimal, counted: int | Decimal | None) -> bool:
    """A mean as exactly as it is printed: «75» and 75.4 agree, «75.0» and 75.4 don't."""
    if not isinstance(printed, Decimal) or counted is None:
        return printed == counted
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return Decimal(counted).quantize(step, rounding=ROUND_HALF_UP) == printed


def shown(figure: int | Decimal | None) -> str:
    """A figure in a sentence: two digits at most, a dash for none."""
    if figure is None:
        return "–"
    if isinstance(figure, int):
        return str(figure)
    return f"{figure.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP).normalize():f}"
