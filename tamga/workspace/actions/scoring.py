"""What an evaluator chose for the soums of one provision, saved together or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.accounts.models import User
from tamga.implementation.actions import (
    LockedPeriodError,
    NotOnScaleError,
    NotSuperiorError,
    ReasonNeededError,
    score_superior,
    send_back,
)
from tamga.implementation.models import Measure, Period
from tamga.implementation.queries import now_of

BACK, NOT_DUE = "back", "not_due"
WORDS: dict[type[Exception], Promise] = {
    NotSuperiorError: _("You work in this soum yourself: somebody else scores it."),
    ReasonNeededError: _("Say why: it differs from the soum's own score, or goes back to it."),
    NotOnScaleError: _("The scale has no such score."),
    LockedPeriodError: _("The period was locked meanwhile."),
}
WRITING = _("The soum is still writing; it can be scored when it has closed the period.")
MEANWHILE = _("Somebody scored it meanwhile: look at what stands there now, then save again.")


@dataclass(frozen=True)
class Choice:
    """``given``: a score as text, «not_due», or «back». ``seen``: what its form was drawn from."""

    measure: Measure
    given: str
    reason: str
    seen: str


class RefusedError(Exception):
    """Nothing was saved; ``errors`` says why, by measure."""

    def __init__(self, errors: dict[int, Promise | str]) -> None:
        super().__init__(errors)
        self.errors = errors


@transaction.atomic
def save_scores(choices: Sequence[Choice], *, by: User, on: date, at: datetime) -> int:
    """Score, or send back, every measure that was chosen; how many.

    1. Holds their periods, in one order, so that two evaluators never wait for each other. 2. Each
    score or sending back, with its journal. Raises RefusedError, and nothing is saved.
    """
    keys = {choice.measure.period_id for choice in choices}
    held = Period.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    periods = {period.pk: period for period in held}
    errors: dict[int, Promise | str] = {}
    for choice in choices:
        measure = choice.measure
        if periods[measure.period_id].closed_at is None:
            errors[measure.pk] = WRITING
        elif now_of(measure) != choice.seen:
            errors[measure.pk] = MEANWHILE
        else:
            try:
                _save(choice, by=by, on=on, at=at)
            except tuple(WORDS) as refused:
                errors[measure.pk] = WORDS[type(refused)]
            except ValueError:
                errors[measure.pk] = WORDS[NotOnScaleError]
    if errors:
        raise RefusedError(errors)
    return len(choices)


def _save(choice: Choice, *, by: User, on: date, at: datetime) -> None:
    if choice.given == BACK:
        send_back(choice.measure, reason=choice.reason, by=by, on=on, at=at)
        return
    score = None if choice.given == NOT_DUE else int(choice.given)
    score_superior(choice.measure, score, reason=choice.reason, by=by, on=on, at=at)
