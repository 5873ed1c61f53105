"""Petitions with answers that everybody may read: the citizen agreed, a person looked through."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit
from tamga.petitions.models.petition import Petition
from tamga.vault.models import EncryptedTextField


class PublishedAnswer(models.Model):
    """What is published of a petition: prepared without names by one, looked through by another.

    Title, text and answer are closed here too, for until they are looked through they may name
    somebody.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.OneToOneField(Petition, models.CASCADE, related_name="published")
    title = EncryptedTextField(_("title"), null=True)
    text = EncryptedTextField(_("what was asked"), null=True)
    answer = EncryptedTextField(_("what was answered"), null=True)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    everything = models.Manager["PublishedAnswer"]()

    class Meta:
        verbose_name = _("published answer")
        verbose_name_plural = _("published answers")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(published_at__isnull=True, published_by__isnull=True)
                    | Q(published_at__isnull=False, published_by__isnull=False)
                ),
                name="answer_published_at_and_by_go_together",
            ),
            models.CheckConstraint(
                condition=(
                    Q(taken_down_at__isnull=True, taken_down_by__isnull=True)
                    | Q(taken_down_at__isnull=False, taken_down_by__isnull=False)
                ),
                name="answer_taken_down_at_and_by_go_together",
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id}"
