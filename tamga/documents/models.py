"""Files as they came, known by their content."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit
from tamga.vault.models import EncryptedTextField


class StoredFile(models.Model):
    """A file kept untouched outside the public media; its bytes lie under their SHA-256.

    Equal content lies on the disk once, yet each unit has rows of its own for it. A sealed one is
    closed with the vault's key: ``sha256`` is then that of the closed bytes and changes with the
    key, for the hash of a content would tell whether a known file was sent; ``size`` is always
    that of the content. Two sealed ones never share their bytes.
    """

    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("file name"), max_length=150)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    content_type = models.CharField(_("kind of content"), max_length=100)
    sealed = models.BooleanField(default=False, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    stored_at = models.DateTimeField(_("stored at"))
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    everything = models.Manager["StoredFile"]()

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sha256", "name"], name="a_file_is_stored_once_in_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="stored_file_has_its_hash"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name


class FileText(models.Model):
    """What the machine read of a stored content, once for each unit that has it.

    The text is closed by the vault, for it may hold personal data. ``how`` and ``why`` are values
    of ``How`` and ``Unread``. ``read_at`` is empty until a try came to an end; ``tries`` counts
    those that were begun, also those that a power cut ended.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    text = EncryptedTextField(null=True)
    how = models.CharField(max_length=13, blank=True)
    program = models.CharField(max_length=150, blank=True)
    why = models.CharField(max_length=14, blank=True)
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True)

    everything = models.Manager["FileText"]()

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sha256"], name="a_text_is_kept_once_in_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(text__isnull=False) | ~Q(why=""),
                name="a_file_was_read_or_it_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:16]} · {self.how or self.why}"
