"""The steps of a petition as the office reads them. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tamga.kernel.english import speech as english
from tamga.kernel.mongolian import speech as mongolian
from tamga.petitions.enums import (
    FOR_CITIZENS,
    Channel,
    Delivery,
    Kind,
    LinkKind,
    Outcome,
    Reading,
    State,
    StepKind,
)
from tamga.petitions.models import Step


@dataclass(frozen=True)
class Told:
    """One step: its name, what exactly, whether the citizen sees it."""

    step: Step
    name: str
    detail: str
    shown: bool


def told(steps: Iterable[Step]) -> list[Told]:
    """The steps, newest first."""
    found = [
        Told(each, str(StepKind(each.kind).label), _detail(each), each.kind in FOR_CITIZENS)
        for each in steps
    ]
    return found[::-1]


def _detail(step: Step) -> str:
    tell = _DETAILS.get(StepKind(step.kind))
    try:
        parts = [tell(step.detail)] if tell else []
    except (KeyError, ValueError):  # written by another version of this program
        parts = []
    if step.position:
        parts.append(step.position.name)
    return " · ".join(filter(None, parts))


def _days(detail: Mapping[str, Any]) -> str:
    return f"{_said(detail['before'])} → {_said(detail['due'])}"


def _kinds(detail: Mapping[str, Any]) -> str:
    before, after = Kind(detail["kind_before"]).label, Kind(detail["kind_after"]).label
    return f"{before} → {after} · {_days(detail)}"


def _handed(detail: Mapping[str, Any]) -> str:
    return f"{Delivery(detail['how']).label}, {_said(detail['on'])}"


def _by_rule(detail: Mapping[str, Any]) -> str:
    """By a standing rule, or by the head: then nothing more is said."""
    if "rule" not in detail:
        return ""
    return _("by the standing rule of %(day)s, order %(order)s") % {
        "day": _said(detail["day"]),
        "order": detail["ground"],
    }


def said(day: date) -> str:
    """A day with its year, in the page's language."""
    speech = english if (get_language() or "").startswith("en") else mongolian
    return speech.short_date(day, with_year=True)


def _said(day: str) -> str:
    return said(date.fromisoformat(day))


_DETAILS: Final[Mapping[StepKind, Callable[[Mapping[str, Any]], str]]] = {
    StepKind.RECEIVED: lambda detail: str(Channel(detail["channel"]).label),
    StepKind.AGAINST: lambda detail: _("none of our posts") if detail.get("nobody") else "",
    StepKind.ROUTED: _by_rule,
    StepKind.EXTENDED: _days,
    StepKind.RECOUNTED: _days,
    StepKind.KIND_CHANGED: _kinds,
    StepKind.REPLIED: lambda detail: str(Outcome(detail["outcome"]).label),
    StepKind.FORWARDED: lambda detail: _("to: %s") % detail["to"],
    StepKind.DELIVERED: _handed,
    StepKind.READ: lambda detail: str(Reading(detail["why"]).label),
    StepKind.WROTE_BACK: lambda detail: _("by phone or at the counter") if "told" in detail else "",
    StepKind.LINKED: lambda detail: str(LinkKind(detail["how"]).label),
}


@dataclass(frozen=True)
class Place:
    """A state in the row that tells where a petition stands; ``tone`` is ok, info or wait."""

    name: str | Promise
    tone: str
    current: bool


def places(state: State) -> list[Place]:
    """The four states, up to here done."""
    order = list(State)
    here = order.index(state)
    ended = state is State.CLOSED
    return [
        Place(
            each.label,
            "ok" if at < here or ended else "info" if at == here else "wait",
            at == here,
        )
        for at, each in enumerate(order)
    ]
