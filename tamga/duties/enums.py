"""Names of what a duty can be and where an occurrence stands; the sentences of the journal."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Responsibility(models.TextChoices):
    """How several positions share one duty."""

    LEAD = "lead", _("the first one leads")
    ANY = "any", _("any one of them")
    EACH = "each", _("each of them")


class Source(models.TextChoices):
    """Who hands in evidence; each source repairs its own."""

    WEBSITE = "website", _("published on the site")
    HAND = "hand", _("marked by hand")
    PETITION = "petition", _("what was done with a petition")


class Status(StrEnum):
    """Where an occurrence stands on a day. Always computed, never stored."""

    BEFORE_START = "before_start"
    WAITING = "waiting"
    OPEN = "open"
    DUE_SOON = "due_soon"
    LATE = "late"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    EXCUSED = "excused"


STATUS_NAMES = {
    Status.BEFORE_START: _("before the start"),
    Status.WAITING: _("waiting"),
    Status.OPEN: _("open"),
    Status.DUE_SOON: _("due soon"),
    Status.LATE: _("late"),
    Status.DONE_ON_TIME: _("done on time"),
    Status.DONE_LATE: _("done late"),
    Status.EXCUSED: _("excused"),
}

JOURNAL = {
    "plan.confirmed": _("The duty plan of %(year)s was confirmed with %(duties)s duties."),
    "plan.changed": _(
        "The duty plan of %(year)s was changed: %(added)s added, %(changed)s changed, "
        "%(dropped)s ended."
    ),
    "plan.force_moved": _(
        "The day of force of the duty plan of %(year)s was put right: %(before)s → "
        "%(in_force_from)s."
    ),
    "duty.edited": _("Duty %(number)s was edited."),
    "event.reported": _("An event of duty %(number)s on %(occurred_on)s was reported."),
    "evidence.recorded": _("Evidence of duty %(number)s was recorded for %(period)s."),
    "evidence.withdrawn": _("Evidence of duty %(number)s was withdrawn for %(period)s."),
    "evidence.moved": _("Evidence moved with its page to another section."),
    "occurrence.closed": _("Duty %(number)s was done for %(period)s."),
    "occurrence.reopened": _("Duty %(number)s was reopened for %(period)s."),
    "occurrence.excused": _("Duty %(number)s was excused for %(period)s."),
    "occurrence.excuse_lifted": _("The excuse of duty %(number)s was lifted for %(period)s."),
    "occurrence.recounted": _(
        "Duty %(number)s for %(period)s is due on %(due_on)s instead of %(before)s: a day off was "
        "moved."
    ),
    "section.added": _("The section %(path)s was added."),
}
