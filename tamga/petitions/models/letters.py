"""Letters that an office writes again and again, with fields for what differs."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit
from tamga.petitions.enums import Outcome


class LetterTemplate(models.Model):
    """A template of a unit, for replies that end as ``outcome``, or for any when that is empty.

    ``text`` may hold the fields of ``petitions.letters``; nothing about a person stands in it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    text = models.TextField(_("text"), max_length=20_000)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    everything = models.Manager["LetterTemplate"]()

    class Meta:
        verbose_name = _("letter template")
        verbose_name_plural = _("letter templates")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=Q(ended_at__isnull=True),
                name="a_letter_template_once_by_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name
