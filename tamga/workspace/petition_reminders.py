"""Who is told that the day of an answer comes near or has passed: the post that answers, its head,
in the end the unit above. By number alone: what a petition says is read behind the door.

As with duties a reminder is a stage that a petition has reached: after a stop the stage that stands
now is sent once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.kernel.mongolian.dates import long_date, relative
from tamga.notices.actions import queue
from tamga.notices.enums import Channel
from tamga.petitions.enums import State
from tamga.petitions.models import Petition
from tamga.workspace.queries.owed import heads_by_unit, holders_by_position
from tamga.workspace.queries.petition_desks import Desk, desks_of, near
from tamga.workspace.reminders import stage_of

TARGET = "target"
"""The office's own goal has come, the legal day is still far."""
HEADS_FROM = 0
"""Days left when the head of the unit is told as well."""


@dataclass(frozen=True)
class PetitionReminder:
    """One petition that one person is told about. ``above``: it goes to the head or to the unit
    above, because it is late or because nobody holds the post.
    """

    petition: Petition
    user: User
    stage: str
    above: bool = False

    @property
    def key(self) -> str:
        """The same stage of the same due day reaches a person once."""
        found = self.petition
        return f"petition:{found.pk}:{self.stage}:{self.user.pk}:{found.due_on}"


def petition_reminders(*, on: date) -> Iterator[PetitionReminder]:
    """Everything to be told on a day, whether it was told before or not; a fixed number of queries.
    Never to somebody whom the petition complains of.
    """
    desks = desks_of(near(on), on=on)
    holders = holders_by_position([post for desk in desks for post in desk.posts], on=on)
    units = {desk.petition.unit_id for desk in desks}
    parents = {desk.petition.unit.parent_id for desk in desks if desk.petition.unit.parent_id}
    heads = heads_by_unit(units | parents, on=on)
    for desk in desks:
        stage = _stage(desk, on)
        if stage is None:
            continue
        unit, days = desk.petition.unit, (desk.petition.due_on - on).days
        own = [user for post in desk.posts for user in holders[post.pk]] or list(desk.keepers)
        upwards = list(heads.get(unit.pk, [])) if not own or days <= HEADS_FROM else []
        if unit.parent_id and -days >= settings.TAMGA_ESCALATE_AFTER_DAYS:
            upwards += heads.get(unit.parent_id, [])
        told = set(desk.complained_of)
        for user, above in [(user, False) for user in own] + [(user, True) for user in upwards]:
            if user.pk not in told:
                told.add(user.pk)
                yield PetitionReminder(desk.petition, user, stage, above)


def _stage(desk: Desk, on: date) -> str | None:
    stage = stage_of((desk.petition.due_on - on).days)
    return stage or (TARGET if on >= desk.target_on else None)


@transaction.atomic
def remind(*, at: datetime) -> int:
    """Put today's reminders about petitions into the outbox: 1. a notice for each person and stage
    that has none yet, which travel together as one e-mail a person. Returns how many were new.
    """
    on = timezone.localdate(at)
    with translation.override(settings.LANGUAGE_CODE):
        return sum(_queue(reminder, on, at) for reminder in petition_reminders(on=on))


def _queue(reminder: PetitionReminder, on: date, at: datetime) -> bool:
    found = reminder.petition
    address = reverse("office_petition", args=[found.unit.slug, found.pk])
    waits = {
        State.RECEIVED: _("It waits to be given to somebody."),
        State.PROPOSED: _("It waits for the head's word."),
        State.ROUTED: _("It waits for an answer."),
    }[State(found.state)]
    notice = queue(
        channel=Channel.EMAIL,
        user=reminder.user,
        subject=_("A petition waits: %(when)s") % {"when": relative(found.due_on, on)},
        body="\n".join(
            [
                _("Petition %(number)s, answer due by %(due)s (%(when)s).")
                % {
                    "number": found.number,
                    "due": long_date(found.due_on),
                    "when": relative(found.due_on, on),
                },
                waits,
                f"{settings.BASE_URL}{address}",
            ]
        ),
        dedupe_key=reminder.key,
        digest=f"petitions-{on.isoformat()}",
        unit_id=found.unit_id,
        by=None,
        at=at,
    )
    return notice is not None
