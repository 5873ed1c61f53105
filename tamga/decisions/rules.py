"""Which step may follow, whether it is in force, what is on control, what is missing. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from tamga.accounts.enums import Permission
from tamga.decisions.enums import FileKind, Force, Missing, State
from tamga.kernel.mongolian.script import fold_key

SEES: Final = Permission.SEE_DECISIONS
"""Reads what a unit decides, drafts included; what is about persons aside."""

SEES_PERSONAL: Final = Permission.SEE_PERSONAL
"""Reads what is about persons too: who keeps the books, reviews drafts, heads the office."""

TRANSITIONS: Final[Mapping[State, frozenset[State]]] = {
    State.DRAFT: frozenset({State.IN_REVIEW}),
    State.IN_REVIEW: frozenset({State.DRAFT, State.SIGNED}),
    State.SIGNED: frozenset({State.NUMBERED}),
    State.NUMBERED: frozenset({State.PUBLISHED, State.INTERNAL}),
    State.PUBLISHED: frozenset({State.INTERNAL}),
    State.INTERNAL: frozenset({State.PUBLISHED}),
}
"""From where to where. Amended, repealed and void are no states: see :func:`force`."""


def public_address(kind: str, year: int, serial: int, *, body: str = "") -> str:
    """Where a decision stands on the site for good, in the installation's language: no word of its
    title, which may be put right. ``body`` is the address name of a body with books of its own.
    """
    of_body = f"{body}/" if body else ""
    return f"/decisions/{of_body}{kind}/{year}/{serial}/"


def shown_number(number: str) -> str:
    """A number before a title: «А/93», and «№ 93» where there is no letter."""
    return f"№ {number}" if number[:1].isdigit() else number


def search_key(pk: object) -> str:
    """The key under which the search knows a decision."""
    return f"decision-{pk}"


EDITABLE: Final = frozenset({State.DRAFT, State.IN_REVIEW})
ISSUED: Final = frozenset({State.NUMBERED, State.PUBLISHED, State.INTERNAL})


def may_follow(before: State | str, after: State) -> bool:
    """Whether a decision may go from one state to another."""
    return after in TRANSITIONS[State(before)]


@dataclass(frozen=True)
class Acts:
    """The stored facts that «in force?» is computed from. What a void decision did to this one
    is left out by whoever gathers them.
    """

    issued: bool
    in_force_from: date | None
    in_force_to: date | None = None
    void: bool = False
    repealed_on: date | None = None
    amended_on: date | None = None


def force(facts: Acts, *, on: date) -> Force:
    """Whether a decision is in force on a day. It is still so on ``in_force_to``, and no more on
    ``repealed_on``. A void one never was; a printed one without a day is.
    """
    if facts.void:
        return Force.VOID
    if not facts.issued:
        return Force.NOT_A_DECISION_YET
    if facts.repealed_on is not None and facts.repealed_on <= on:
        return Force.REPEALED
    if facts.in_force_from is not None and on < facts.in_force_from:
        return Force.NOT_YET
    if facts.in_force_to is not None and facts.in_force_to < on:
        return Force.EXPIRED
    if facts.amended_on is not None and facts.amended_on <= on:
        return Force.IN_FORCE_AMENDED
    return Force.IN_FORCE


@dataclass(frozen=True)
class Control:
    """The stored facts that «on control?» is computed from."""

    controlled: bool
    issued: bool
    signed_on: date | None
    void: bool = False
    taken_off_on: date | None = None
    repealed_on: date | None = None


def on_control(facts: Control, *, on: date) -> bool:
    """Whether a provision is on control (хяналтад) on a day: from the day its decision was signed
    until the day before a named decision took it off or repealed it. Nothing else takes it off,
    neither a period's end nor a due day that has passed. A printed one without a day is on control.
    """
    if not facts.controlled or not facts.issued or facts.void:
        return False
    ends = [day for day in (facts.taken_off_on, facts.repealed_on) if day is not None]
    begun = facts.signed_on is None or facts.signed_on <= on
    return begun and all(on < day for day in ends)


@dataclass(frozen=True)
class Holds:
    """What there is of a numbered decision."""

    signed_on: date | None
    script_since: date | None
    has_text: bool
    has_script_text: bool
    files: frozenset[str]
    awaits_publication: bool


def missing(facts: Holds) -> tuple[Missing, ...]:
    """What a numbered decision lacks. The script only where its kind is kept in both scripts from
    a day on. Source: Law on the Mongolian Language, 7.2 and 24.2.
    """
    both = (
        facts.script_since is not None
        and facts.signed_on is not None
        and facts.signed_on >= facts.script_since
    )
    lacks = {
        Missing.TEXT: not facts.has_text,
        Missing.SCRIPT_TEXT: both and not facts.has_script_text,
        Missing.CYRILLIC_SCAN: FileKind.CYRILLIC_SCAN not in facts.files,
        Missing.SCRIPT_SCAN: both and FileKind.SCRIPT_SCAN not in facts.files,
        Missing.PUBLICATION: facts.awaits_publication,
    }
    return tuple(what for what, lacking in lacks.items() if lacking)


_ALIKE = 0.85


def same_provision(number: str, text: str, other_number: str, other_text: str) -> bool:
    """Whether two printed provisions are one: the same number with (nearly) the same words.

    Spelling, mixed scripts and a letter lost by a scanner don't count; other words do, for rows
    slide in printed tables.
    """
    if fold_key(number).strip(" .") != fold_key(other_number).strip(" ."):
        return False
    one, other = fold_key(text), fold_key(other_text)
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
