"""The Word template that an office prints its reports with, instead of ours."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.documents.models import StoredFile
from tamga.implementation.models.periods import who
from tamga.organizations.models import Unit


class ReportTemplate(models.Model):
    """A template of a unit; the one that isn't retired is printed with."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="report_templates")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    chosen_by = who()
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = who()

    class Meta:
        verbose_name = _("template of reports")
        verbose_name_plural = _("templates of reports")
        ordering = ["-chosen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(retired_at__isnull=True),
                name="a_unit_prints_with_one_template",
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=False) | Q(retired_by__isnull=True),
                name="who_retired_a_template_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.file.name}"
