"""Yearly registers, the numbers taken from them, and the numbered blank forms of both scripts."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit
from tamga.registers.enums import Script


class NumberRange(Func):
    """``int4range(first, last, '[]')``: both numbers belong to it."""

    function = "INT4RANGE"
    output_field = IntegerRangeField()


def _who() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )


class Register(models.Model):
    """The numbers of one kind that a unit gives in a year; ``kind`` is a code of a higher app.

    Its row is locked by whoever takes a number, until that transaction ends: so no number is
    given twice, and one that comes to nothing is given again.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registers")
    kind = models.SlugField(_("kind"))
    year = models.PositiveSmallIntegerField(_("year"))
    first_number = models.PositiveIntegerField(_("first number"), default=1)
    next_number = models.PositiveIntegerField(_("next number"))
    opened_at = models.DateTimeField()
    opened_by = _who()

    everything = models.Manager["Register"]()

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("registers")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "year"], name="one_register_of_a_kind_in_a_year"
            ),
            models.CheckConstraint(
                condition=Q(first_number__gte=1, next_number__gte=F("first_number")),
                name="a_register_counts_upwards",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.kind} · {self.year}"


class Entry(models.Model):
    """A number that was given. The database refuses to delete or renumber it (migration 0002).

    ``taken_at`` is when the system wrote it, ``numbered_on`` the day it was given, which is earlier
    when it was given on paper and entered afterwards.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    register = models.ForeignKey(Register, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField(_("number"))
    numbered_on = models.DateField(_("numbered on"))
    taken_at = models.DateTimeField()
    taken_by = _who()
    entered_afterwards = models.BooleanField(_("entered afterwards"), default=False)
    afterwards_why = models.CharField(max_length=500, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = _who()
    void_why = models.CharField(_("why it is void"), max_length=500, blank=True)

    everything = models.Manager["Entry"]()

    class Meta:
        verbose_name = _("register entry")
        verbose_name_plural = _("register entries")
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="a_number_is_given_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="numbers_begin_with_one"),
            models.CheckConstraint(
                condition=(
                    Q(entered_afterwards=False, afterwards_why="")
                    | (Q(entered_afterwards=True) & ~Q(afterwards_why=""))
                ),
                name="entered_afterwards_says_why",
            ),
            models.CheckConstraint(
                condition=(
                    Q(voided_at__isnull=True, voided_by__isnull=True, void_why="")
                    | (Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(void_why=""))
                ),
                name="voided_at_by_and_why_go_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register_id} · {self.number}"


class BlankSeries(models.Model):
    """Numbered blank forms that a unit received: a series from a number to a number."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="blank_series")
    script = models.CharField(_("script"), max_length=8, choices=Script.choices)
    series = models.CharField(_("series"), max_length=20, blank=True)
    first = models.PositiveIntegerField(_("from number"))
    last = models.PositiveIntegerField(_("to number"))
    received_on = models.DateField(_("received on"))
    received_at = models.DateTimeField()
    received_by = _who()

    everything = models.Manager["BlankSeries"]()

    class Meta:
        verbose_name = _("series of blank forms")
        verbose_name_plural = _("series of blank forms")
        constraints = [
            models.CheckConstraint(
                condition=Q(first__gte=1, last__gte=F("first")), name="a_series_runs_forward"
            ),
            models.CheckConstraint(
                condition=Q(script__in=Script.values), name="a_series_has_a_known_script"
            ),
            ExclusionConstraint(
                name="a_blank_is_received_once",
                expressions=[
                    (NumberRange("first", "last", Value("[]")), RangeOperators.OVERLAPS),
                    ("unit", RangeOperators.EQUAL),
                    ("script", RangeOperators.EQUAL),
                    ("series", RangeOperators.EQUAL),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.first}–{self.last}".strip()


class Blank(models.Model):
    """What became of one blank form: used for a number, or spoiled; without a row it's there.

    A form that was used for a number which is void stays used: the entry tells of it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    series = models.ForeignKey(BlankSeries, models.PROTECT, related_name="blanks")
    number = models.PositiveIntegerField(_("number"))
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="blanks")
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = _who()
    spoiled_at = models.DateTimeField(null=True, blank=True)
    spoiled_by = _who()
    spoiled_why = models.CharField(_("why it is spoiled"), max_length=500, blank=True)

    everything = models.Manager["Blank"]()

    class Meta:
        verbose_name = _("blank form")
        verbose_name_plural = _("blank forms")
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="a_blank_ends_once"),
            models.CheckConstraint(
                condition=(
                    Q(
                        entry__isnull=False,
                        used_at__isnull=False,
                        spoiled_at__isnull=True,
                        spoiled_by__isnull=True,
                        spoiled_why="",
                    )
                    | (
                        Q(
                            entry__isnull=True,
                            used_at__isnull=True,
                            used_by__isnull=True,
                            spoiled_at__isnull=False,
                            spoiled_by__isnull=False,
                        )
                        & ~Q(spoiled_why="")
                    )
                ),
                name="a_blank_is_used_or_spoiled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series.series} {self.number}".strip()
