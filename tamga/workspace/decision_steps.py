"""Where a decision stands, as a row of steps, and which one comes next. Pure."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.accounts.enums import Permission
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Decision


@dataclass(frozen=True)
class Step:
    """A step of the row; ``tone`` is ok, info (here) or wait."""

    name: Promise
    tone: str
    current: bool


@dataclass(frozen=True)
class Next:
    """The one step that comes next: ``url`` is the name of its address, ``asks`` whether that is a
    page with a form, ``waits`` says for whom it waits when one may not do it oneself.
    """

    button: Promise
    url: str
    permission: Permission
    asks: bool
    waits: Promise


_ROW: Final = (
    (State.DRAFT, _("Draft")),
    (State.IN_REVIEW, _("Legal review")),
    (State.SIGNED, _("Signed")),
    (State.NUMBERED, _("Numbered")),
)

_NEXT: Final = {
    State.DRAFT: Next(
        _("Send to legal review"), "decision_review", Permission.DRAFT_DECISION, False,
        _("It waits for whoever drafts it to send it to legal review."),
    ),
    State.IN_REVIEW: Next(
        _("Record the signature"), "decision_sign", Permission.KEEP_REGISTER, True,
        _("It waits for legal review and the signature; the records officer records it."),
    ),
    State.SIGNED: Next(
        _("Give it a number"), "decision_number", Permission.KEEP_REGISTER, True,
        _("It waits for the records officer to number it."),
    ),
}  # fmt: skip
_PUBLISH: Final = Next(
    _("Publish"), "decision_publish", Permission.PUBLISH, True,
    _("It waits for whoever publishes in this unit."),
)  # fmt: skip
_KEEP: Final = Next(
    _("Keep for the office"), "decision_internal", Permission.KEEP_REGISTER, False,
    _("It waits for the records officer to put it to the files of the office."),
)  # fmt: skip


def row(decision: Decision, *, void: bool) -> list[Step]:
    """The five steps; the one where it stands is ``current``, the last one said as it ended or
    will end.
    """
    kept = decision.visibility == Visibility.INTERNAL
    last = (State.INTERNAL, _("For the office")) if kept else (State.PUBLISHED, _("Published"))
    names = [*_ROW, last]
    order = [state for state, _name in names]
    here = order.index(State(decision.state))
    ended = here == len(names) - 1 or void
    return [
        Step(name, _tone(at, here, ended=ended), current=at == here)
        for at, (_state, name) in enumerate(names)
    ]


def _tone(at: int, here: int, *, ended: bool) -> str:
    if at < here or (at == here and ended):
        return "ok"
    return "info" if at == here else "wait"


def next_step(decision: Decision, *, void: bool) -> Next | None:
    """What comes next; None when it has arrived, was adopted as printed, or is void."""
    if void or decision.adopted:
        return None
    if decision.state == State.NUMBERED:
        return _KEEP if decision.visibility == Visibility.INTERNAL else _PUBLISH
    return _NEXT.get(State(decision.state))
