"""Standing rules: what the head has decided beforehand about who answers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Position, Unit
from tamga.petitions.enums import Kind
from tamga.petitions.models.petition import Subject


class StandingRule(models.Model):
    """Petitions of a kind about a subject go to ``lead`` without the head's tap, while it stands.

    An empty ``kind`` is any, no ``subject`` is any. A complaint about the lead is never under it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, blank=True)
    subject = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("subject")
    )
    lead = models.ForeignKey(Position, models.PROTECT, related_name="+")
    ground = models.CharField(_("by which order"), max_length=200, blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    everything = models.Manager["StandingRule"]()

    class Meta:
        verbose_name = _("standing rule about petitions")
        verbose_name_plural = _("standing rules about petitions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "subject"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="one_standing_rule_for_a_matter",
            ),
            models.CheckConstraint(
                condition=(
                    Q(ended_at__isnull=True, ended_by__isnull=True)
                    | Q(ended_at__isnull=False, ended_by__isnull=False)
                ),
                name="standing_rule_ended_at_and_by_go_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind or '*'} · {self.subject_id or '*'} → {self.lead_id}"
