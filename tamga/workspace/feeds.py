"""The calendar of a position (iCalendar, RFC 5545): its due days as events of a whole day."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tamga.duties.enums import STATUS_NAMES
from tamga.duties.queries import WorkItem
from tamga.organizations.models import Position
from tamga.workspace.queries.work import responsible


def calendar_of(position: Position, items: Iterable[WorkItem], *, at: datetime) -> bytes:
    """The feed of a position. A due day keeps its UID whatever else changes, so that a calendar
    moves it and never doubles it. No alarms: reminders are the office's own.
    """
    feed = Calendar()
    feed.add("prodid", "-//Tamga//Duties//MN")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", f"{position.name} · {position.unit.name}")
    feed.add("x-wr-timezone", settings.TIME_ZONE)
    feed.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for item in items:
        feed.add_component(_event(item, at))
    return feed.to_ical()


def _event(item: WorkItem, at: datetime) -> Event:
    occurrence = item.occurrence
    assert occurrence.due_on is not None
    sections = ", ".join(str(section) for section in occurrence.sections.all())
    what = occurrence.occurred_what or sections or item.duty.work
    address = reverse("occurrence", args=[occurrence.unit.slug, occurrence.pk])
    event = Event()
    event.add("uid", f"occurrence-{occurrence.pk}@tamga")
    event.add("dtstamp", at)
    event.add("dtstart", occurrence.due_on)
    event.add("dtend", occurrence.due_on + timedelta(days=1))
    event.add("summary", _("Due: %(what)s") % {"what": what[:120]})
    event.add(
        "description",
        "\n".join(
            [
                item.duty.work,
                ", ".join(position.name for position in responsible(item)),
                str(STATUS_NAMES[item.status]),
            ]
        ),
    )
    event.add("url", f"{settings.BASE_URL}{address}")
    event.add("transp", "TRANSPARENT")
    return event
