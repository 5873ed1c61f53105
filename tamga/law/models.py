"""What the law leaves to a yearly decision."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.kernel.deadlines import LONGEST, DayUnit
from tamga.law.enums import DayKind


class MovedDay(models.Model):
    """A day that works otherwise than the calendar of holidays says, for the whole installation."""

    day = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=DayKind.choices)
    name = models.CharField(_("name"), max_length=200)
    decided_by = models.CharField(_("decided by"), max_length=200)

    class Meta:
        verbose_name = _("moved day")
        verbose_name_plural = _("moved days")
        ordering = ["day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=DayKind.values), name="moved_day_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(decided_by=""),
                name="moved_day_says_its_name_and_who_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.name}"


class ScoreScale(models.Model):
    """A version of the scale that implementation is scored by, in force from a day.

    ``values`` are the scores that may be given; ``bands`` a list of
    ``{"code", "low", "high"}`` in percent. What was scored before keeps its own version.
    """

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=200)
    in_force_from = models.DateField(_("in force from"), unique=True)
    values = models.JSONField(_("scores"))
    bands = models.JSONField(_("bands"))

    class Meta:
        verbose_name = _("scale of scores")
        verbose_name_plural = _("scales of scores")
        ordering = ["in_force_from"]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A version of a limit that a law sets, in force from a day: «petition.proposal», 90 days.

    What was received before keeps the version that was in force then.
    """

    code = models.CharField(max_length=60)
    in_force_from = models.DateField(_("in force from"))
    days = models.PositiveSmallIntegerField(_("days"))
    unit = models.CharField(
        _("counted in"), max_length=10, choices=[(one.value, one.value) for one in DayUnit]
    )
    rolls = models.BooleanField(_("moves past a day off"), default=False)
    article = models.CharField(_("law and article"), max_length=300)

    class Meta:
        verbose_name = _("legal term")
        verbose_name_plural = _("legal terms")
        ordering = ["code", "in_force_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "in_force_from"], name="one_version_of_a_term_from_a_day"
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=LONGEST), name="a_term_has_days"
            ),
            models.CheckConstraint(
                condition=Q(unit__in=[one.value for one in DayUnit]), name="term_unit_is_known"
            ),
            models.CheckConstraint(condition=~Q(article=""), name="a_term_names_its_law"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.in_force_from:%Y-%m-%d}"
