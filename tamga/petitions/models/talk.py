"""Questions and answers between the office and a citizen, while the case is open."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit
from tamga.petitions.models.petition import Petition
from tamga.vault.models import EncryptedTextField


class Message(models.Model):
    """One message; by the citizen when nobody of the office wrote it. The term goes on meanwhile:
    no rule in force lets it pause.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="messages")
    from_citizen = models.BooleanField(default=False)
    text = EncryptedTextField(_("message"), null=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    everything = models.Manager["Message"]()

    class Meta:
        verbose_name = _("message about a petition")
        verbose_name_plural = _("messages about petitions")
        ordering = ["sent_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_citizen=True) | Q(sent_by__isnull=False),
                name="a_message_of_the_office_says_who",
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id}"

    @property
    def by_themselves(self) -> bool:
        """Whether the citizen wrote it, and nobody for them."""
        return self.from_citizen and self.sent_by_id is None
