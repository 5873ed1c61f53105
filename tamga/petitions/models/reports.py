"""The quarter's report and the yearly public account, as they were handed in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit


class FiguresReport(models.Model):
    """The figures of a period as they stood on the cut-off day; the newest of a period counts.

    ``period`` is a code of ``kernel.spans``: a quarter is handed in to the aimag, a year is the
    account that everybody reads. ``words`` is what the head says to it, never about a person.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    period = models.CharField(_("period"), max_length=7)
    cut_off_on = models.DateField(_("cut-off day"))
    figures = models.JSONField()
    words = models.TextField(_("in words"), max_length=5_000, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    everything = models.Manager["FiguresReport"]()

    class Meta:
        verbose_name = _("report on petitions")
        verbose_name_plural = _("reports on petitions")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["unit", "period"], name="figures_reports_by_period")]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.period}"
