"""The duty plan as records: what is to be published where, by when, by whom, and the evidence.

Facts are stored (when it opens, when it is due, when it was fulfilled, who excused it and why);
where an occurrence stands is computed from them by ``duties.rules``.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.documents.models import StoredFile
from tamga.duties.enums import Responsibility, Source
from tamga.organizations.models import Position, Unit

ONCE = "[[since, until], …] as ISO moments: it stood so until it was taken back; null when never"


class Section(models.Model):
    """A place of a unit's site that duties speak of; a site page points down to it, one to one."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sections")
    path = models.CharField(max_length=200, help_text="menu-slug/section-slug")
    menu = models.CharField(_("menu"), max_length=120)
    title = models.CharField(_("section"), max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "path"], name="a_section_path_once_in_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.menu} › {self.title}"


class Plan(models.Model):
    """The duty plan of a unit for a year. Before its day of force nothing is late."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=300, blank=True)
    in_force_from = models.DateField(_("in force from"))
    source = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("duty plan")
        verbose_name_plural = _("duty plans")
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="one_plan_of_a_unit_in_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.year}"


class Duty(models.Model):
    """One row of a plan. ``schedules`` is a list of ``kernel.schedules.Schedule.to_json()``."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="duties")
    number = models.PositiveSmallIntegerField(_("number"))
    work = models.TextField(_("work to be done"))
    when_text = models.TextField(_("term as written"), blank=True)
    who_text = models.TextField(_("responsible as written"), blank=True)
    responsibility = models.CharField(
        max_length=4, choices=Responsibility.choices, default=Responsibility.LEAD
    )
    schedules = models.JSONField(default=list)
    sections = models.ManyToManyField(Section, through="DutySection", related_name="duties")
    positions = models.ManyToManyField(Position, through="DutyPosition", related_name="duties")
    ended_on = models.DateField(null=True, blank=True)
    origin = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="copies",
        help_text="The first of a line of yearly copies: they are one duty to a publication.",
    )

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                condition=Q(ended_on__isnull=True),
                name="a_number_once_in_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.work[:80]}"


class DutySection(models.Model):
    """A section that a duty speaks of, in the order of its wording."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="duty_sections")
    section = models.ForeignKey(Section, models.PROTECT, related_name="duty_sections")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "section"], name="a_section_once_in_a_duty"),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} · {self.section_id}"


class DutyPosition(models.Model):
    """A position that a duty names; the first one leads."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="duty_positions")
    position = models.ForeignKey(Position, models.PROTECT, related_name="duty_positions")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "position"], name="a_position_once_in_a_duty"),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} · {self.position_id}"


class Occurrence(models.Model):
    """One time that a duty is owed: a period of a dated one, or one event.

    ``position`` is set when each of several positions owes its own. ``due_on`` is empty for a
    continuous duty, which is never late. ``explanation`` holds the steps of
    ``kernel.deadlines.Step`` that led to the due day.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="occurrences")
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="occurrences")
    schedule = models.PositiveSmallIntegerField(default=0, help_text="place in duty.schedules")
    period = models.CharField(max_length=10)
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True)
    opens_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    explanation = models.JSONField(default=list)
    sections = models.ManyToManyField(Section, through="OccurrenceSection")

    occurred_on = models.DateField(_("happened on"), null=True, blank=True)
    occurred_what = models.CharField(_("what happened"), max_length=300, blank=True)

    fulfilled_at = models.DateTimeField(null=True, blank=True)
    once_done = models.JSONField(null=True, blank=True, help_text=ONCE)

    excused_at = models.DateTimeField(null=True, blank=True)
    excused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    excused_why = models.CharField(max_length=500, blank=True)
    once_excused = models.JSONField(null=True, blank=True, help_text=ONCE)

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "schedule", "period", "position"],
                condition=Q(occurred_on__isnull=True),
                nulls_distinct=False,
                name="a_period_is_owed_once",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("opens_on")),
                name="due_not_before_it_opens",
            ),
            models.CheckConstraint(
                condition=(
                    Q(excused_at__isnull=True, excused_by__isnull=True, excused_why="")
                    | (Q(excused_at__isnull=False, excused_by__isnull=False) & ~Q(excused_why=""))
                ),
                name="excused_at_by_and_why_go_together",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due_on"], name="occurrence_unit_due"),
            models.Index(
                fields=["unit", "due_on"],
                condition=Q(fulfilled_at__isnull=True, excused_at__isnull=True),
                name="occurrence_unfinished",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} · {self.period}"


class OccurrenceSection(models.Model):
    """A section that must be published for the occurrence to be done; each has its own moment, so
    that a section which was in time isn't called late for the sake of its neighbour.
    """

    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="required")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    fulfilled_at = models.DateTimeField(null=True, blank=True)
    once_done = models.JSONField(null=True, blank=True, help_text=ONCE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occurrence", "section"], name="a_section_once_in_an_occurrence"
            ),
        ]
        indexes = [
            models.Index(
                fields=["section"],
                condition=Q(fulfilled_at__isnull=True),
                name="section_still_required",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occurrence_id} · {self.section_id}"


class Evidence(models.Model):
    """Something that was done, by a source that keeps it: never a foreign key upwards.

    ``key`` names the thing in its source, ``content_hash`` what it said then. Without an
    occurrence it only tells that its section was refreshed.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="evidence")
    occurrence = models.ForeignKey(
        Occurrence, models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    source = models.CharField(max_length=10, choices=Source.choices)
    key = models.CharField(max_length=100)
    url = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=255, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    happened_at = models.DateTimeField()
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key", "section", "occurrence", "content_hash"],
                condition=Q(withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="evidence_counts_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="withdrawn_by_needs_at",
            ),
        ]
        indexes = [
            models.Index(fields=["section", "-happened_at"], name="evidence_section_latest"),
            models.Index(fields=["source", "key"], name="evidence_source_key"),
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.key}"


class PlanImport(models.Model):
    """A file that was read but not confirmed: what was chosen in the preview is kept here."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    in_force_from = models.DateField(_("in force from"))
    source = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    choices = models.JSONField(default=dict, help_text="row place → what a person decided")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("plan import")
        verbose_name_plural = _("plan imports")

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.year}"
