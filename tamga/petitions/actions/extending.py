"""The one extension of a petition's term."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.messages import send_news
from tamga.petitions.actions.steps import WrongStep, journal, locked, step
from tamga.petitions.count_words import said
from tamga.petitions.enums import State, StepKind
from tamga.petitions.models import Extension, Petition
from tamga.petitions.queries.clock import extended_deadline


@transaction.atomic
def extend(
    petition: Petition, *, days: int | None, reason: str, by: User, at: datetime
) -> Extension:
    """Extend a petition's term, once; ``days`` None is as long as the rule allows.

    1. The due day with its explanation. 2. The extension with the reason. 3. A step that the
    citizen sees. 4. The citizen is told the new day and why. 5. The journal, old → new.

    Raises WrongStep for one that has ended, was extended before, or whose day has passed;
    ValueError without a reason or for more days than the rule allows.
    """
    why = reason.strip()[:2000]
    if not why:
        raise ValueError(_("Say why: the citizen is told."))
    found, today = locked(petition), timezone.localdate(at)
    if found.state == State.CLOSED:
        raise WrongStep(_("It has ended."))
    if Extension.everything.filter(petition=found).exists():
        raise WrongStep(_("Its term was extended before; the law knows one extension."))
    if today > found.due_on:
        raise WrongStep(_("Its day has passed: a term is extended while it runs."))
    before = found.due_on
    try:
        deadline = extended_deadline(found.counted, days, on=today)
    except ValueError:
        raise ValueError(_("The law doesn't allow so many days.")) from None
    found.due_on, found.deadline = deadline.due_on, deadline.to_json()
    found.save(update_fields=["due_on", "deadline"])
    extension = Extension.everything.create(
        unit_id=found.unit_id,
        petition=found,
        days=(deadline.due_on - before).days if days is None else days,
        due_before=before,
        due_after=deadline.due_on,
        reason=why,
        extended_at=at,
        extended_by=by,
    )
    step(
        found, StepKind.EXTENDED, by=by, at=at,
        before=before.isoformat(), due=deadline.due_on.isoformat(),
    )  # fmt: skip
    send_news(
        found,
        key="extended",
        body=_("The answer is now due by %(due)s. The reason: %(why)s")
        % {"due": said(deadline.due_on), "why": why},
        by=by,
        at=at,
    )
    journal("petition.extended", found, by=by, at=at, before=before, due=deadline.due_on)
    return extension
