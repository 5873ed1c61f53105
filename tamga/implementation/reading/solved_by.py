"""Which cells solve which kind of problem, when a person puts them right."""

from collections.abc import Mapping

from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.corrections import (
    DECISION,
    JOINT,
    NUMBER,
    PROGRESS,
    PROVISION,
    PROVISION_NUMBER,
    SELF,
    SUPERIOR,
)
from tamga.implementation.reading.model import Side

_NUMBER = frozenset({NUMBER})
_TEXTS = frozenset({PROVISION, PROVISION_NUMBER, PROGRESS})
_SCORES = frozenset({SELF, SUPERIOR, JOINT})
SIDES = {Side.OWN: frozenset({SELF, JOINT}), Side.SUPERIOR: frozenset({SUPERIOR, JOINT})}
SOLVED_BY: Mapping[Code, frozenset[str]] = {
    Code.NUMBER_BLANK: _NUMBER,
    Code.NUMBER_SHARES: _NUMBER | {JOINT},
    Code.NUMBER_TWICE: _NUMBER,
    Code.NUMBER_OUT_OF_ORDER: _NUMBER,
    Code.NUMBER_UNLIKELY: _NUMBER,
    Code.NUMBERS_IN_OTHER_COLUMN: _NUMBER,
    Code.CELLS_SHIFTED: _TEXTS | _SCORES,
    Code.STRAY_CELL: _TEXTS | _SCORES,
    Code.MARKUP_LEFT: _TEXTS,
    Code.TEXT_TOO_LONG: _TEXTS,
    Code.PROVISION_WITHOUT_NUMBER: frozenset({PROVISION, PROVISION_NUMBER}),
    Code.PROVISION_WITHOUT_BEGINNING: frozenset({PROVISION, PROVISION_NUMBER}),
    Code.PROVISIONS_GLUED: frozenset({PROVISION, PROVISION_NUMBER}),
    Code.TORN_ROW: _TEXTS | _SCORES,
    Code.NOT_DUE_BUT_SCORED: _TEXTS | _SCORES,
    Code.NOT_DUE_SLID: _SCORES,
    Code.SCORES_CONTRADICT: _SCORES,
    Code.SCORES_SLID: _SCORES,
    Code.SCORES_TOO_MANY: _SCORES,
    Code.MEASURE_WITHOUT_DECISION: frozenset({DECISION}),
}
"""The cells of which one must have been put right."""

COUNTED = {Code.HEADLINE_MISSING, Code.HEADLINE_DIFFERS, Code.PROGRESS_EMPTY}  # told anew
WHOLE = {Code.NUMBERS_IN_OTHER_COLUMN, Code.SCORES_SLID, Code.CELLS_SHIFTED}
"""Told once for many rows: whoever finds it right in one of them has looked at all."""
