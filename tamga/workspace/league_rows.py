"""The rows of the aimag's table as the page draws and sorts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.implementation.queries import League, LeagueStanding
from tamga.implementation.report.words import percent
from tamga.kernel.mongolian.script import sort_key
from tamga.kernel.scales import five_point, rounded

COLUMNS: dict[str, Promise] = {
    "name": _("Soum"),
    "total": _("Measures"),
    "effective": _("effective"),
    "certain_result": _("certain result"),
    "intensify": _("to be intensified"),
    "no_result": _("without result"),
    "not_due": _("not due yet"),
    "missing": _("missing"),
    "own": _("Own"),
    "mean": _("Superior's"),
    "five": _("Five points"),
    "silent": _("60 days without news"),
}
WIDE, HIGH, EDGE = 104, 26, 3


@dataclass(frozen=True)
class Row:
    """A soum's line; ``points`` are the stretches of its trend as SVG polylines."""

    standing: LeagueStanding
    counts: list[tuple[str, int]]
    own: str
    mean: str
    five: str
    means: list[str]
    lines: list[str]
    last: tuple[str, str] | None


def sorted_rows(league: League, *, sort: str, descending: bool) -> list[Row]:
    """By a column of ``COLUMNS``; soums without a mean stand last in both directions."""
    listed = sorted(league.standings, key=lambda one: sort_key(one.unit.name))
    if sort == "name":
        return [_row(one) for one in (reversed(listed) if descending else listed)]
    keyed = [(_value(one, sort), one) for one in listed]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0] or 0, reverse=descending)
    return [_row(one) for _key, one in [*known, *(pair for pair in keyed if pair[0] is None)]]


def _value(one: LeagueStanding, sort: str) -> Decimal | int | None:
    if sort == "own":
        return one.own.mean
    if sort in ("mean", "five"):
        return one.superior.mean
    if sort == "silent":
        return one.silent
    found: int = getattr(one.superior, sort)
    return found


def _row(one: LeagueStanding) -> Row:
    mean = one.superior.mean
    lines, last = _lines(one.trend)
    return Row(
        one,
        [(code, getattr(one.superior, code)) for code in list(COLUMNS)[1:8]],
        percent(one.own.mean),
        percent(mean),
        "–" if mean is None else f"{rounded(five_point(mean))}",
        [percent(each) for each in one.trend],
        lines,
        last,
    )


def _lines(means: Sequence[Decimal | None]) -> tuple[list[str], tuple[str, str] | None]:
    """A polyline for each stretch without a gap, and where the newest mean stands."""
    step = (WIDE - 2 * EDGE) / max(len(means) - 1, 1)
    lines: list[list[str]] = [[]]
    last = None
    for number, mean in enumerate(means):
        if mean is None:
            lines.append([])
            continue
        at = f"{EDGE + number * step:.1f}", f"{HIGH - EDGE - float(mean) * 0.2:.1f}"
        lines[-1].append(",".join(at))
        last = at
    return [" ".join(line) for line in lines if len(line) > 1], last
