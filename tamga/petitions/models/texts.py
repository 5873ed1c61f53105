"""What was written, said or attached."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.documents.models import StoredFile
from tamga.organizations.models import Unit
from tamga.petitions.models.petition import Petition
from tamga.vault.models import EncryptedTextField


class PetitionText(models.Model):
    """The words of a petition. What was told is written down by somebody and read back."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.OneToOneField(Petition, models.CASCADE, related_name="words")
    text = EncryptedTextField(_("text"), null=True)
    written_down_at = models.DateTimeField(null=True, blank=True)
    written_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    read_back = models.BooleanField(_("read back, and agreed to"), default=False)

    everything = models.Manager["PetitionText"]()

    class Meta:
        verbose_name = _("text of a petition")
        verbose_name_plural = _("texts of petitions")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(written_down_at__isnull=True, written_down_by__isnull=True, read_back=False)
                    | Q(written_down_at__isnull=False, written_down_by__isnull=False)
                ),
                name="written_down_at_and_by_go_together",
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id}"


class Attachment(models.Model):
    """A file that came with a petition. It is stored under a name of ours: the citizen's own name
    for it may say who they are, and lies here, closed.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="attachments")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = EncryptedTextField(_("file name"), null=True)
    added_at = models.DateTimeField()

    everything = models.Manager["Attachment"]()

    class Meta:
        verbose_name = _("attachment of a petition")
        verbose_name_plural = _("attachments of petitions")

    def __str__(self) -> str:
        return f"petition {self.petition_id}"
