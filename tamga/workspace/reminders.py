"""Who is told about which due day, and when: ahead, on the day, weekly when late, then the head.

A reminder is a stage that an occurrence has reached, not a date that must not be missed: after
a stop the stage that stands now is sent once, and the ones that were passed over are not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tamga.accounts.models import User
from tamga.duties.models import Section
from tamga.duties.queries import WorkItem
from tamga.notices.actions import queue
from tamga.notices.enums import Channel
from tamga.organizations.models import Position
from tamga.workspace.queries.owed import due_until, heads_by_unit, holders_by_position
from tamga.workspace.queries.pages import missing_sections
from tamga.workspace.queries.work import responsible


@dataclass(frozen=True)
class Reminder:
    """One thing to tell one person. ``vacant`` when it goes to the head for want of a holder."""

    item: WorkItem
    user: User
    stage: str
    positions: tuple[Position, ...]
    missing: tuple[Section, ...]
    to_head: bool = False
    vacant: bool = False

    @property
    def key(self) -> str:
        """The same stage of the same due day reaches a person once."""
        occurrence = self.item.occurrence
        return f"duty:{occurrence.pk}:{self.stage}:{self.user.pk}:{occurrence.due_on}"


def stage_of(days: int) -> str | None:
    """The stage of an occurrence with so many days left (negative: late); None while it is far.

    "before-7", "before-1", "before-0" (which stays the stage of the first week after the due
    day, should it have been missed), then "late-1", "late-2" … by weeks.
    """
    if days < 0:
        weeks = -days // settings.TAMGA_REMIND_LATE_EVERY_DAYS
        return f"late-{weeks}" if weeks else f"before-{min(settings.TAMGA_REMIND_BEFORE_DAYS)}"
    reached = [ahead for ahead in settings.TAMGA_REMIND_BEFORE_DAYS if days <= ahead]
    return f"before-{min(reached)}" if reached else None


def reminders(*, on: date) -> Iterator[Reminder]:
    """Everything to be told on a day, whether it was told before or not; a fixed number of
    queries. Excused and finished occurrences, and plans not yet in force, have none.
    """
    items = due_until(on + timedelta(days=max(settings.TAMGA_REMIND_BEFORE_DAYS)), on=on)
    owing = {item.occurrence.pk: responsible(item) for item in items}
    positions = {p.pk: p for found in owing.values() for p in found}
    holders = holders_by_position(positions.values(), on=on)
    heads = heads_by_unit({p.unit_id for p in positions.values()}, on=on)
    missing = missing_sections(item.occurrence for item in items)
    for item in items:
        assert item.days is not None
        stage = stage_of(item.days)
        if stage is None:
            continue
        lacks = tuple(missing[item.occurrence.pk])
        told: set[int] = set()
        for position in owing[item.occurrence.pk]:
            people = holders[position.pk]
            above = heads.get(position.unit_id, [])
            for user in people or above:
                if user.pk not in told:
                    told.add(user.pk)
                    yield Reminder(item, user, stage, (position,), lacks, not people, not people)
        if -item.days < settings.TAMGA_ESCALATE_AFTER_DAYS:
            continue
        for position in owing[item.occurrence.pk]:
            for head in heads.get(position.unit_id, []):
                if head.pk not in told:
                    told.add(head.pk)
                    yield Reminder(item, head, "escalated", (position,), lacks, True)


@transaction.atomic
def remind(*, at: datetime) -> int:
    """Put today's reminders into the outbox: 1. a notice for each person and stage that has
    none yet, which travel together as one e-mail a person. Returns how many were new.

    Safe to repeat: a stage of a due day reaches a person once, whenever this is called.
    """
    on = timezone.localdate(at)
    new = 0
    with translation.override(settings.LANGUAGE_CODE):
        for reminder in reminders(on=on):
            notice = queue(
                channel=Channel.EMAIL,
                user=reminder.user,
                subject=_subject(reminder),
                body=_body(reminder, on),
                dedupe_key=reminder.key,
                digest=f"duties-{on.isoformat()}",
                unit_id=reminder.item.occurrence.unit_id,
                by=None,
                at=at,
            )
            new += notice is not None
    return new


def _subject(reminder: Reminder) -> str:
    days = reminder.item.days or 0
    what = {"number": reminder.item.duty.number, "what": _what(reminder)[:80]}
    if days < 0:
        text = ngettext(
            "%(days)s day late: duty %(number)s, %(what)s",
            "%(days)s days late: duty %(number)s, %(what)s",
            -days,
        )
        return text % {**what, "days": -days}
    if days == 0:
        return _("Due today: duty %(number)s, %(what)s") % what
    text = ngettext(
        "Due in %(days)s day: duty %(number)s, %(what)s",
        "Due in %(days)s days: duty %(number)s, %(what)s",
        days,
    )
    return text % {**what, "days": days}


def _what(reminder: Reminder) -> str:
    sections = ", ".join(section.title for section in reminder.missing)
    return reminder.item.occurrence.occurred_what or sections or reminder.item.duty.work


def _body(reminder: Reminder, on: date) -> str:
    occurrence = reminder.item.occurrence
    address = reverse("occurrence", args=[occurrence.unit.slug, occurrence.pk])
    context = {
        "reminder": reminder,
        "item": reminder.item,
        "occurrence": occurrence,
        "today": on,
        "address": f"{settings.BASE_URL}{address}",
    }
    return render_to_string("workspace/reminder.txt", context).strip()
