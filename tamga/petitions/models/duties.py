"""Which occurrences of the duty plan a petition opened."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tamga.duties.models import Occurrence
from tamga.organizations.models import Unit
from tamga.petitions.enums import Part
from tamga.petitions.models.petition import Petition


class PetitionDuty(models.Model):
    """An event of a duty that a petition opened, and that its way through the office closes; the
    duty to answer opens once more when the petition is opened again.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="duties")
    part = models.CharField(max_length=8, choices=Part.choices)
    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="+")

    everything = models.Manager["PetitionDuty"]()

    class Meta:
        verbose_name = _("duty that a petition opened")
        verbose_name_plural = _("duties that petitions opened")
        constraints = [
            models.UniqueConstraint(fields=["occurrence"], name="an_occurrence_is_of_one_petition"),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id} · {self.part}"
