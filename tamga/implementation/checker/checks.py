"""All checks of a report, in the order in which a head reads it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from tamga.implementation.checker.figures import letters_unaccounted, percent_differs, sum_differs
from tamga.implementation.checker.likeness import (
    ALIKE,
    SHORTEST,
    changed_figures,
    likeness,
    shingles,
    words,
)
from tamga.implementation.checker.model import Checked, Finding, Kind
from tamga.kernel.mongolian.date_reading import DateError, read_date

DAY = re.compile(r"\d{4}\s*оны?\s+\d{1,2}\s*-?\s*(?:р|дугаар|дүгээр)\s+сарын\s+\d{1,2}")


def check(lines: Sequence[Checked], *, reported_on: date | None) -> list[Finding]:
    """Everything that is odd about a report; ``reported_on`` is the day it speaks of."""
    return [
        *_each(lines, reported_on),
        *_pairs(lines),
        *_twice(lines),
        *_listed(lines),
    ]


def _each(lines: Sequence[Checked], reported_on: date | None) -> Iterator[Finding]:
    for line in lines:
        # a slid row holds the words of its progress glued to the provision
        text = line.progress or line.provision
        here = (line.number,)
        if found := sum_differs(text):
            yield Finding(Kind.SUM_DIFFERS, here, {"total": found[0], "sum": found[1]})
        if shares := percent_differs(text):
            part, whole, said, counted = shares
            yield Finding(
                Kind.PERCENT_DIFFERS,
                here,
                {"part": part, "whole": whole, "said": said, "counted": counted},
            )
        if letters := letters_unaccounted(text):
            came, settled, way = letters
            yield Finding(
                Kind.LETTERS_UNACCOUNTED,
                here,
                {"came": came, "settled": settled, "way": way, "rest": came - settled - way},
            )
        day = (line.due_on or _first_day(line.provision)) if line.own.not_due else None
        if day and reported_on and day <= reported_on:
            yield Finding(Kind.NOT_DUE_PAST, here, {"day": day.isoformat()})


def _first_day(text: str) -> date | None:
    for found in DAY.finditer(text):
        try:
            return read_date(found[0])
        except DateError:
            continue
    return None


def _pairs(lines: Sequence[Checked]) -> Iterator[Finding]:
    listed = [(line, words(line.progress)) for line in lines]
    long = [(line, own, shingles(own)) for line, own in listed if len(own) >= SHORTEST]
    for (one, left, threes), (other, right, others) in combinations(long, 2):
        if likeness(threes, others) < ALIKE:
            continue
        both = (one.number, other.number)
        if figures := changed_figures(left, right):
            yield Finding(Kind.FIGURES_DIFFER, both, {"one": figures[0], "other": figures[1]})
        if None not in (one.own.score, other.own.score) and one.own.score != other.own.score:
            yield Finding(
                Kind.SAME_TEXT_OTHER_SCORE,
                both,
                {"one": int(one.own.score or 0), "other": int(other.own.score or 0)},
            )
        elif not figures:
            yield Finding(Kind.SAME_TEXT, both)


def _twice(lines: Sequence[Checked]) -> Iterator[Finding]:
    """A decision that stands at several places, so that it is counted once for each."""
    runs: dict[str, list[int]] = {}
    before = ""
    for line in lines:
        if line.decision and line.decision != before:
            runs.setdefault(line.decision, []).append(line.number)
        before = line.decision
    for decision, numbers in runs.items():
        if len(numbers) > 1:
            yield Finding(Kind.DECISION_TWICE, tuple(numbers), {"decision": decision})


def _listed(lines: Sequence[Checked]) -> Iterator[Finding]:
    # the unit asks the checker before its superior has begun: nothing of theirs is missing then
    begun = any(not line.superior.missing for line in lines)
    lists = {
        Kind.NO_PROGRESS: [
            line.number for line in lines if line.own.score and not line.progress.strip()
        ],
        Kind.NO_EVIDENCE: [
            line.number for line in lines if line.own.score == 100 and not line.evidence
        ],
        Kind.MISSING_SCORE: [
            line.number for line in lines if line.own.missing or (begun and line.superior.missing)
        ],
    }
    for kind, numbers in lists.items():
        if numbers:
            yield Finding(kind, tuple(numbers))
