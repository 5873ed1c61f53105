"""Measures of a period, what was done about them, what proves it, how it was scored.

Facts are appended: the newest progress note and the newest score of each side count, older ones
stay. Bands, means and «missing» are computed by ``kernel.scales`` and ``implementation.rules``.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import Decision, Provision
from tamga.documents.models import StoredFile
from tamga.implementation.enums import EvidenceKind, Side
from tamga.implementation.models.periods import Period, who
from tamga.organizations.models import Position


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
        indexes = [models.Index(fields=["period", "id"], name="measures_of_a_period")]
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
    written_by = who()

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
    added_by = who()

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
    scored_by = who()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["scored_at", "pk"]
        indexes = [
            models.Index(fields=["measure", "side", "-scored_at"]),
            models.Index(
                "side",
                "measure",
                F("scored_at").desc(),
                F("id").desc(),
                include=["score", "not_due", "as_printed"],
                name="newest_scores_of_a_side",
            ),
        ]
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


class SentBack(models.Model):
    """A measure that the evaluator wants more about; open until the unit has answered."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="sent_back")
    reason = models.TextField(_("reason"))
    sent_at = models.DateTimeField()
    sent_by = who()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = who()

    class Meta:
        verbose_name = _("measure sent back")
        verbose_name_plural = _("measures sent back")
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(answered_at__isnull=True),
                name="a_measure_waits_for_one_answer",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="sent_back_with_a_reason"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=False) | Q(answered_by__isnull=True),
                name="who_answered_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:80]


class Writing(models.Model):
    """Somebody has the cell of a measure open now; a row each, its moment moves on."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="writers")
    user = who()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("somebody writing")
        verbose_name_plural = _("people writing")
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "user"], name="somebody_writes_once_in_a_cell"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.user_id}"
