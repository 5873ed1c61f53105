"""Measures on control in a period, what was done, and how it was scored.

Facts are appended: the newest progress note and the newest score of each side count, older ones
stay. Bands, means and «missing» are computed by ``kernel.scales`` and ``implementation.rules``.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import Decision, Provision
from tamga.documents.models import StoredFile
from tamga.implementation.enums import EvidenceKind, PeriodKind, Side
from tamga.implementation.periods import span_of
from tamga.organizations.models import Position, Unit


def _who() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )


class Source(models.Model):
    """Where measures come from: the aimag governor's orders, assignments, a programme, contracts.

    A source is data. ``headline`` is printed in capitals before the year and period; ``result``
    begins the sentence under the figures of a cover page.
    """

    code = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=200)
    headline = models.CharField(_("headline"), max_length=300)
    result = models.CharField(_("sentence of the result"), max_length=300)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("source of measures")
        verbose_name_plural = _("sources of measures")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Period(models.Model):
    """A stretch of time that a unit reports one source for: «2024-H1», «2024-Q3», «2024»."""

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
    opened_by = _who()
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = _who()
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


class ReportImport(models.Model):
    """A report's file on its way in: read anew at each look, not saved until it is confirmed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="report_imports")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    code = models.CharField(_("period"), max_length=7)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    started_by = _who()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = _who()

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


class Measure(models.Model):
    """A provision on control in a period: one line of the report.

    A measure with ``joint_with`` has no scores of its own; it shares that measure's.
    """

    period = models.ForeignKey(Period, models.CASCADE, related_name="measures")
    provision = models.ForeignKey(Provision, models.PROTECT, related_name="measures")
    number = models.PositiveSmallIntegerField(_("number"))
    joint_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined"
    )
    positions = models.ManyToManyField(Position, related_name="measures", blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "number"],
                condition=Q(dropped_at__isnull=True),
                name="a_number_once_in_a_report",
            ),
            models.CheckConstraint(
                condition=Q(joint_with__isnull=True) | ~Q(joint_with=F("pk")),
                name="no_measure_is_joint_with_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"


class ProgressNote(models.Model):
    """What was done, as it was written then; the newest one is printed."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="notes")
    text = models.TextField(_("progress"))
    written_at = models.DateTimeField()
    written_by = _who()

    class Meta:
        verbose_name = _("progress note")
        verbose_name_plural = _("progress notes")
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["measure", "-written_at"])]

    def __str__(self) -> str:
        return self.text[:80]


class Evidence(models.Model):
    """Something that proves progress: a file, a page's address, a decision, a figure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=8, choices=EvidenceKind.choices)
    label = models.CharField(_("what it is"), max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(max_length=500, blank=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    figure = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    figure_unit = models.CharField(_("unit"), max_length=40, blank=True)
    added_at = models.DateTimeField()
    added_by = _who()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("pieces of evidence")
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(kind="file", file__isnull=False)
                    | (Q(kind="page") & ~Q(address=""))
                    | Q(kind="decision", decision__isnull=False)
                    | Q(kind="figure", figure__isnull=False)
                ),
                name="implementation_evidence_has_what_its_kind_says",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Assessment(models.Model):
    """A score by one side. ``score`` is null exactly when the measure isn't due yet.

    ``as_printed``: read in from a file, the evaluator unknown; such scores stay out of league
    tables.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="assessments")
    side = models.CharField(max_length=8, choices=Side.choices)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    not_due = models.BooleanField(default=False)
    reason = models.TextField(_("reason"), blank=True)
    as_printed = models.BooleanField(default=False)
    scored_at = models.DateTimeField()
    scored_by = _who()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["scored_at", "pk"]
        indexes = [models.Index(fields=["measure", "side", "-scored_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(not_due=True, score__isnull=True) | Q(not_due=False, score__lte=100),
                name="a_score_or_not_due",
            ),
            models.CheckConstraint(
                condition=Q(as_printed=True) | Q(scored_by__isnull=False),
                name="a_score_says_who_gave_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.side} {self.score}"
