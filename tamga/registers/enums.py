"""Scripts of blank forms, and the sentences of what is journalled about numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Script(models.TextChoices):
    """In which script a blank form is printed; each has series of its own."""

    CYRILLIC = "cyrillic", _("Cyrillic")
    MONGOL = "mongol", _("Mongolian script")


JOURNAL = {
    "register.opened": _(
        "The register %(kind)s of %(year)s was opened to begin with number %(first)s."
    ),
    "number.taken": _("The number %(number)s of the register %(kind)s of %(year)s was taken."),
    "number.entered_afterwards": _(
        "The number %(number)s of the register %(kind)s of %(year)s, given on paper on "
        "%(numbered_on)s, was entered afterwards."
    ),
    "number.voided": _("The number %(number)s of the register %(kind)s of %(year)s was voided."),
    "blanks.received": _("The blank forms %(first)s to %(last)s were received."),
    "blank.used": _("The blank form %(blank)s was used for number %(number)s."),
    "blank.spoiled": _("The blank form %(blank)s was spoiled."),
}
