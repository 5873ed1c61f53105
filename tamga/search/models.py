"""The index: one row for whatever can be found."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit


class Entry(models.Model):
    """What can be found by everyone; ``key`` («page:12») belongs to the app that indexed it."""

    key = models.CharField(max_length=200, unique=True)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    url = models.CharField(_("address"), max_length=2000)
    title = models.TextField(_("title"))
    text = models.TextField(_("text"), blank=True)
    kind = models.CharField(_("kind"), max_length=200)
    at = models.DateTimeField(_("date"))
    language = models.CharField(_("language"), max_length=10, default="mn")
    title_fold = models.TextField(editable=False)
    fold = models.TextField(editable=False)
    words = SearchVectorField(editable=False)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [
            GinIndex(fields=["words"], name="entry_words"),
            GinIndex(fields=["fold"], opclasses=["gin_trgm_ops"], name="entry_fold"),
            models.Index(fields=["unit", "-at"], name="entry_by_unit"),
        ]

    def __str__(self) -> str:
        return self.title
