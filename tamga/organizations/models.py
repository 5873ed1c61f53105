"""Units, their positions, who holds them when, and who may do what in them."""

import secrets

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from tamga.accounts.enums import Role
from tamga.kernel.mongolian.script import fold_key
from tamga.organizations.enums import PositionKind, UnitKind


class DateRange(Func):
    """``daterange(starts_on, ends_on, '[]')``: both days belong to the period."""

    function = "DATERANGE"
    output_field = DateRangeField()


def calendar_token() -> str:
    """A secret address part of 160 bits for a position's calendar feed."""
    return secrets.token_urlsafe(20)


class Unit(models.Model):
    """A body of the state: the aimag, its soums, their agencies (school, hospital …)."""

    slug = models.SlugField(_("address name"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    office_name = models.CharField(_("office"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=UnitKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    valid_from = models.DateField(_("exists from"))
    valid_to = models.DateField(_("exists to"), null=True, blank=True)
    contact = models.CharField(_("contact line"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A post of a unit, known by one name and any number of spellings."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="positions")
    code = models.SlugField(_("code"))
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        max_length=10, choices=PositionKind.choices, default=PositionKind.POSITION
    )
    members = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="member_of",
        help_text=_("The posts that make up a unit or a class."),
    )
    is_head = models.BooleanField(_("heads the unit"), default=False)
    calendar_token = models.CharField(max_length=40, unique=True, default=calendar_token)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="position_code_once_in_a_unit"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(is_head=True), name="one_head_in_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PositionAlias(models.Model):
    """A spelling by which a plan may name a position; folded, so case and spaces don't count."""

    unit = models.ForeignKey(Unit, models.CASCADE)
    position = models.ForeignKey(Position, models.CASCADE, related_name="aliases")
    text = models.CharField(_("spelling"), max_length=200)
    key = models.CharField(max_length=200, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "key"], name="a_spelling_means_one_position"),
        ]

    def __str__(self) -> str:
        return self.text

    @staticmethod
    def key_of(text: str) -> str:
        """The key under which ``text`` is found."""
        return fold_key(text)


HOLDING_DAYS = DateRange("starts_on", "ends_on", models.Value("[]"))


class Holding(models.Model):
    """Who holds a position from when to when; one person may hold several."""

    position = models.ForeignKey(Position, models.PROTECT, related_name="holdings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="holdings")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    acting = models.BooleanField(_("acting"), default=False)
    order = models.CharField(_("appointing order"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("holding")
        verbose_name_plural = _("holdings")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="holding_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(acting=False) | ~Q(order=""),
                name="acting_needs_the_order_that_appoints",
            ),
            ExclusionConstraint(
                name="nobody_holds_a_position_twice_at_once",
                expressions=[
                    (
                        DateRange("starts_on", "ends_on", models.Value("[]")),
                        RangeOperators.OVERLAPS,
                    ),
                    ("position", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} · {self.user}"


class Grant(models.Model):
    """User × role × unit: the only source of rights."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants")
    role = models.CharField(_("role"), max_length=20, choices=[(r.value, r.value) for r in Role])
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="grants")

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "unit"], name="a_grant_is_given_once"),
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in Role]), name="grant_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.role} · {self.unit}"
