"""Scales of assessment: which scores may be given, what band each falls into, what they come to.

A scale is data with a first day; an office that changes it gets a new version, and what was scored
before keeps the old one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

EFFECTIVE = "effective"
CERTAIN_RESULT = "certain_result"
INTENSIFY = "intensify"
NO_RESULT = "no_result"
BAND_CODES = (EFFECTIVE, CERTAIN_RESULT, INTENSIFY, NO_RESULT)

_POINTS = 5
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Band:
    """Scores from `low` to `high`, both included, in percent."""

    code: str
    low: int
    high: int

    def holds(self, score: int | Decimal) -> bool:
        """Whether a score falls into the band."""
        return self.low <= score <= self.high


@dataclass(frozen=True, slots=True)
class Summary:
    """A column of scores counted: `total` measures, those of each band, not due, missing.

    `mean` is exact and of the scored ones alone; None when nothing was scored.
    """

    total: int
    effective: int
    certain_result: int
    intensify: int
    no_result: int
    not_due: int
    mean: Decimal | None
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """One version of a scale. Raises ValueError for bands that overlap or leave a value out."""

    code: str
    in_force_from: date
    values: tuple[int, ...]
    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        for value in self.values:
            if sum(band.holds(value) for band in self.bands) != 1:
                raise ValueError(f"{value} must fall into exactly one band of {self.code}")
        if unknown := {band.code for band in self.bands} - set(BAND_CODES):
            raise ValueError(f"unknown bands: {sorted(unknown)}")


# The values that reports use: Government resolution 206 of 2020 as the aimags apply it. A default.
DEFAULT = Scale(
    code="2020-206",
    in_force_from=date(2020, 1, 1),
    values=(0, 30, 50, 70, 90, 100),
    bands=(
        Band(EFFECTIVE, 100, 100),
        Band(CERTAIN_RESULT, 70, 90),
        Band(INTENSIFY, 30, 50),
        Band(NO_RESULT, 0, 0),
    ),
)


def band_of(score: int, scale: Scale = DEFAULT) -> str:
    """The code of the score's band. Raises ValueError for a score that the scale hasn't."""
    if score not in scale.values:
        raise ValueError(f"{score} is no score of {scale.code}")
    return next(band.code for band in scale.bands if band.holds(score))


def summary(scores: Iterable[int | None], scale: Scale = DEFAULT, *, missing: int = 0) -> Summary:
    """Counts one column; None is not yet due, `missing` are measures without any score.

    The mean is the arithmetic one of the scored measures; neither not due nor missing is counted
    as zero (the practice of the aimags' own reports). Raises ValueError like `band_of`.
    """
    listed = list(scores)
    scored = [score for score in listed if score is not None]
    bands = [band_of(score, scale) for score in scored]
    return Summary(
        total=len(listed) + missing,
        effective=bands.count(EFFECTIVE),
        certain_result=bands.count(CERTAIN_RESULT),
        intensify=bands.count(INTENSIFY),
        no_result=bands.count(NO_RESULT),
        not_due=len(listed) - len(scored),
        mean=Decimal(sum(scored)) / len(scored) if scored else None,
        missing=missing,
    )


def rounded(mean: Decimal, places: Decimal = _HUNDREDTH) -> Decimal:
    """As a report shows it: half up, to two digits."""
    return mean.quantize(places, rounding=ROUND_HALF_UP)


def five_point(mean: Decimal) -> Decimal:
    """The mean on the scale of five points: a twentieth of the percentage."""
    return mean * _POINTS / 100
