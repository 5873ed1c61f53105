"""The sources of measures, the periods they are reported for, and files on their way in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import DecisionKind
from tamga.documents.models import StoredFile
from tamga.implementation.enums import PeriodKind
from tamga.kernel.spans import span_of
from tamga.organizations.models import Unit


def who() -> models.ForeignKey:
    """Somebody who did something; nobody where a file or the program did."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )


class Source(models.Model):
    """Where measures come from: the aimag governor's orders, assignments, a programme, contracts.

    A source is data. ``headline`` is printed in capitals before the year and period; ``result``
    begins the sentence under the figures of a cover page. Its measures are the provisions on
    control of decisions of its ``kinds``; ``from_above``: of a unit above alone. Where a duty asks
    for its report, ``section_path`` is the place of the unit's site that the report counts for.
    """

    code = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=200)
    headline = models.CharField(_("headline"), max_length=300)
    result = models.CharField(_("sentence of the result"), max_length=300)
    kinds = models.ManyToManyField(DecisionKind, related_name="sources", blank=True)
    from_above = models.BooleanField(_("of a unit above alone"), default=True)
    section_path = models.CharField(_("section of the site"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("source of measures")
        verbose_name_plural = _("sources of measures")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Period(models.Model):
    """A stretch of time that a unit reports one source for: «2024-H1», «2024-Q3», «2024».

    Closed: the unit has written and scored; from then on the superior scores. Locked: nothing of it
    changes before it is reopened.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reporting_periods")
    source = models.ForeignKey(Source, models.PROTECT, related_name="periods")
    code = models.CharField(_("period"), max_length=7)
    kind = models.CharField(max_length=7, choices=PeriodKind.choices)
    starts_on = models.DateField()
    ends_on = models.DateField()
    scale = models.CharField(max_length=20, help_text="code of the scale that its scores follow")
    place = models.CharField(_("place"), max_length=120, blank=True)
    reported_on = models.DateField(_("day of the report"), null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = who()
    due_on = models.DateField(_("report due on"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = who()
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = who()
    read_from = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="the file that the report was read in from, if it was",
    )  # fmt: skip

    class Meta:
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "source", "code"], name="a_period_once_for_a_unit_and_source"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="reporting_period_runs_forward"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False) | Q(closed_by__isnull=True),
                name="who_closed_a_period_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(locked_at__isnull=False) | Q(locked_by__isnull=True),
                name="who_locked_a_period_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.code}"

    @property
    def words(self) -> str:
        """The period as reports print it."""
        return span_of(self.code).words


class Reopening(models.Model):
    """A closed or locked period that was opened again, and why."""

    period = models.ForeignKey(Period, models.CASCADE, related_name="reopenings")
    reason = models.CharField(_("reason"), max_length=500)
    reopened_at = models.DateTimeField()
    reopened_by = who()

    class Meta:
        verbose_name = _("reopening")
        verbose_name_plural = _("reopenings")
        ordering = ["reopened_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="reopened_with_a_reason"),
        ]

    def __str__(self) -> str:
        return self.reason[:80]


class ReportImport(models.Model):
    """A report's file on its way in: read anew at each look, not saved until it is confirmed.

    ``corrections`` is what a person put right in it, by row (``reading.corrections``).
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="report_imports")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    code = models.CharField(_("period"), max_length=7)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    corrections = models.JSONField(default=dict, blank=True)
    started_at = models.DateTimeField()
    started_by = who()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = who()

    class Meta:
        verbose_name = _("report on its way in")
        verbose_name_plural = _("reports on their way in")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=False) | Q(confirmed_by__isnull=True),
                name="who_confirmed_a_report_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.code}"

    @property
    def words(self) -> str:
        """The period as reports print it."""
        return span_of(self.code).words


class PrintedSigner(models.Model):
    """Who signed a report that was read in, as printed; nobody's account is guessed from it."""

    period = models.ForeignKey(Period, models.CASCADE, related_name="printed_signers")
    part = models.CharField(max_length=40)
    post = models.CharField(max_length=300)
    name = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name
