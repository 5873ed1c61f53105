"""What a moved day is, and the sentences of what is journalled about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayKind(models.TextChoices):
    """A government resolution makes a working day free, or a free day a working one."""

    OFF = "off", _("day off")
    WORKED = "worked", _("working day")


JOURNAL = {
    "law.day_moved": _("%(day)s was decided to be: %(kind)s."),
    "law.day_restored": _("%(day)s is again what the calendar says."),
    "law.term_added": _("The legal term %(term)s was entered: %(days)s days."),
    "law.scale_added": _("The scale of scores %(scale)s was entered."),
}
