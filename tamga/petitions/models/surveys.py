"""What citizens said of the answer, and how often something was sent from an address."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit
from tamga.petitions.models.petition import Petition

WORST, BEST = 1, 5


class Survey(models.Model):
    """Two questions after the end: was the answer clear, is the citizen content; 1 to 5."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.OneToOneField(Petition, models.CASCADE, related_name="survey")
    clear = models.PositiveSmallIntegerField(_("how clear the answer was"))
    content = models.PositiveSmallIntegerField(_("how content the citizen is"))
    rated_at = models.DateTimeField()

    everything = models.Manager["Survey"]()

    class Meta:
        verbose_name = _("survey of a petition")
        verbose_name_plural = _("surveys of petitions")
        constraints = [
            models.CheckConstraint(
                condition=Q(clear__range=(WORST, BEST), content__range=(WORST, BEST)),
                name="a_survey_goes_from_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id} · {self.clear} {self.content}"


class SentFrom(models.Model):
    """A petition was sent on the website from an address: under a keyed hash, forgotten soon."""

    sent = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()

    everything = models.Manager["SentFrom"]()

    class Meta:
        verbose_name = _("sending from an address")
        verbose_name_plural = _("sendings from addresses")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
