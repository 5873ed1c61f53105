"""The journal's rows. The database refuses to change or delete them (see migration 0002)."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

UNSEALED = Q(position__isnull=True)


class Event(models.Model):
    """What somebody did, when: ids and codes, never personal values, and no foreign keys,
    so that the journal neither holds on to the living data nor changes with it.

    The last three columns are the seal: a place in the hash chain, given once by the worker.
    """

    at = models.DateTimeField(_("at"))
    code = models.CharField(_("code"), max_length=60)
    by_id = models.BigIntegerField(_("by"), null=True)
    unit_id = models.BigIntegerField(_("unit"), null=True)
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    position = models.BigIntegerField(null=True, unique=True, editable=False)
    previous_hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001 (null = unsealed)
    hash = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001

    everything = models.Manager["Event"]()

    class Meta:
        verbose_name = _("journal event")
        verbose_name_plural = _("journal events")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(position__isnull=True, previous_hash__isnull=True, hash__isnull=True)
                    | Q(position__gt=0, previous_hash__isnull=False, hash__isnull=False)
                ),
                name="event_is_sealed_whole_or_not_at_all",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=UNSEALED, name="event_unsealed"),
            models.Index(fields=["subject_type", "subject_id"], name="event_by_subject"),
            models.Index(fields=["unit_id", "-at"], name="event_by_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.pk}"


class Head(models.Model):
    """The end of the chain after each sealed batch; one a day also leaves the database."""

    position = models.BigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    everything = models.Manager["Head"]()

    class Meta:
        verbose_name = _("chain head")
        verbose_name_plural = _("chain heads")

    def __str__(self) -> str:
        return f"{self.position} {self.hash[:12]}"


class Bookmark(models.Model):
    """How far a higher app has read: a position of the chain, for positions follow commits."""

    reader = models.CharField(max_length=60, primary_key=True)
    position = models.BigIntegerField()

    everything = models.Manager["Bookmark"]()

    class Meta:
        verbose_name = _("bookmark")
        verbose_name_plural = _("bookmarks")
        constraints = [
            models.CheckConstraint(condition=Q(position__gte=0), name="bookmark_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.reader}: {self.position}"
