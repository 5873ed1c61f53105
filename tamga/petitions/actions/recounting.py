"""A day off was added or taken back: open petitions that count around it are counted again."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.messages import send_news
from tamga.petitions.actions.steps import journal, locked, step
from tamga.petitions.count_words import said
from tamga.petitions.enums import State, StepKind
from tamga.petitions.models import Petition
from tamga.petitions.queries.clock import recounted

FARTHEST = timedelta(days=31)
"""No feast with its weekends is longer: a day off farther past a due day can't move it."""


@transaction.atomic
def recount(day: date, *, by: User | None, at: datetime) -> int:
    """Count the open petitions again whose count reaches ``day``, under the rules that they were
    received under; how many are due on another day.

    1. The due day and its explanation. 2. A step that the citizen sees. 3. The citizen is told.
    4. The journal, old → new. Only rules that count or roll past days off can move anything.
    """
    near = Petition.everything.exclude(state=State.CLOSED).filter(
        received_on__lte=day, due_on__gte=day - FARTHEST
    )
    return sum(count_again(petition, by=by, at=at) for petition in near.order_by("pk"))


def count_again(petition: Petition, *, by: User | None, at: datetime) -> bool:
    """One of them; False when it ended meanwhile or is due on the same day."""
    found = locked(petition)
    if found.state == State.CLOSED:  # answered while others were counted
        return False
    deadline, before = recounted(found), found.due_on
    if deadline == found.counted:
        return False
    found.due_on, found.deadline = deadline.due_on, deadline.to_json()
    found.save(update_fields=["due_on", "deadline"])
    if deadline.due_on == before:
        return False
    due = deadline.due_on
    moved = step(
        found, StepKind.RECOUNTED, by=by, at=at, before=before.isoformat(), due=due.isoformat()
    )
    send_news(
        found,
        key=f"recounted-{moved.pk}",  # not the day: it may move there twice
        body=_("A day off was moved, so the answer is now due by %s.") % said(due),
        by=by,
        at=at,
    )
    journal("petition.recounted", found, by=by, at=at, before=before, due=due)
    return True
