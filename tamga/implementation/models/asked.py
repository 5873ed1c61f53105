"""A file that takes too long for a page: somebody asked for it, the worker makes it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.documents.models import StoredFile
from tamga.implementation.models.periods import Period, Source, who
from tamga.organizations.models import Unit


class AskedFile(models.Model):
    """The draft of a period's report, or the file of all soums of an aimag (``source``, ``code``),
    as it stands when it is made. Forgotten after some days: what is issued is an IssuedReport.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, models.CASCADE, null=True, blank=True, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField(max_length=7, blank=True)
    form = models.CharField(max_length=4)
    asked_at = models.DateTimeField()
    asked_by = who()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)

    class Meta:
        verbose_name = _("file that was asked for")
        verbose_name_plural = _("files that were asked for")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period__isnull=False, source__isnull=True, code="")
                | Q(period__isnull=True, source__isnull=False) & ~Q(code=""),
                name="an_asked_file_is_of_a_period_or_of_all_soums",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True, made_at__isnull=True)
                | Q(file__isnull=False, made_at__isnull=False, failed_at__isnull=True),
                name="a_made_file_says_when",
            ),
            models.CheckConstraint(
                condition=Q(problem="") | Q(failed_at__isnull=False),
                name="an_asked_file_failed_when_it_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period or self.code} · {self.form}"

    @property
    def waiting(self) -> bool:
        """It is neither made nor failed yet."""
        return self.made_at is None and self.failed_at is None
