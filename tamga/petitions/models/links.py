"""Petitions that belong together: a repeat, or the same letter sent twice."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit
from tamga.petitions.enums import LinkKind
from tamga.petitions.models.petition import Petition


class Link(models.Model):
    """``petition`` is a repeat or a duplicate of ``of``, which came before it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="links")
    of = models.ForeignKey(Petition, models.CASCADE, related_name="linked_from")
    kind = models.CharField(max_length=10, choices=LinkKind.choices)
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    everything = models.Manager["Link"]()

    class Meta:
        verbose_name = _("link of petitions")
        verbose_name_plural = _("links of petitions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["petition", "of"], name="petitions_are_linked_once"),
            models.CheckConstraint(
                condition=~Q(petition=F("of")), name="a_petition_is_not_linked_with_itself"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=LinkKind.values), name="petition_link_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id} → {self.of_id}"
