"""Ways to reach a person, and the sentences of what is journalled about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a notice travels."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message")


JOURNAL = {
    "notice.given_up": _("A notice (%(channel)s) could not be delivered: %(error)s."),
    "notice.shredded": _("The contents of %(count)s old notices were shredded."),
}
