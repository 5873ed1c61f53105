"""What the law leaves to a yearly decision."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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
