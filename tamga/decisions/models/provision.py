"""What a decision orders, and who has to carry it out by when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models.decision import Decision
from tamga.organizations.models import Position, Unit


def _who() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )


class Provision(models.Model):
    """A provision, or a heading above some (not ``controlled``), with its number as printed.

    ``schedules`` is the rhythm of its reports, a list of ``kernel.schedules.Schedule.to_json()``.
    It is on control until ``taken_off_on`` by a named decision, or until a decision repeals it.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="provisions")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    number_printed = models.CharField(_("number as printed"), max_length=40, blank=True)
    text = models.TextField(_("text"))
    order = models.PositiveSmallIntegerField(default=0)
    responsible_text = models.TextField(_("responsible as written"), blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    schedules = models.JSONField(default=list, blank=True)

    controlled = models.BooleanField(_("on control"), default=True)
    taken_off_on = models.DateField(null=True, blank=True)
    taken_off_by_decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="takes_off"
    )
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_by = _who()

    added_at = models.DateTimeField()
    added_by = _who()

    everything = models.Manager["Provision"]()

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                name="no_provision_is_its_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_provision_is_valid_forward",
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        taken_off_on__isnull=True,
                        taken_off_by_decision__isnull=True,
                        taken_off_at__isnull=True,
                        taken_off_by__isnull=True,
                    )
                    | Q(
                        taken_off_on__isnull=False,
                        taken_off_by_decision__isnull=False,
                        taken_off_at__isnull=False,
                    )
                ),
                name="taken_off_control_by_a_named_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number_printed} {self.text[:80]}".strip()


class Recipient(models.Model):
    """Another body that the report about a provision goes to, and in which form."""

    provision = models.ForeignKey(Provision, models.CASCADE, related_name="recipients")
    name = models.CharField(_("recipient"), max_length=200)
    form = models.CharField(_("form of the report"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["provision", "name"], name="a_recipient_once_of_a_provision"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_recipient_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """A provision sent down to a unit, and there to positions, of which the first one leads."""

    provision = models.ForeignKey(Provision, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments")
    positions = models.ManyToManyField(
        Position, through="AssignmentPosition", related_name="assignments"
    )
    sent_at = models.DateTimeField()
    sent_by = _who()
    assigned_at = models.DateTimeField(null=True, blank=True)
    assigned_by = _who()

    everything = models.Manager["Assignment"]()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["provision", "unit"], name="a_provision_is_sent_once_to_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(assigned_by__isnull=True) | Q(assigned_at__isnull=False),
                name="who_assigned_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provision_id} · {self.unit_id}"


class AssignmentPosition(models.Model):
    """A position that carries a provision out; the first one leads."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="links")
    position = models.ForeignKey(Position, models.PROTECT, related_name="assignment_links")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "position"], name="a_position_once_in_an_assignment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} · {self.position_id}"


class Window(models.Model):
    """From when to when a provision is to be done; several a year are usual.

    Without an assignment it is the provision's own and holds for everybody; an assignment with
    windows of its own follows those instead.
    """

    provision = models.ForeignKey(Provision, models.CASCADE, related_name="windows")
    assignment = models.ForeignKey(
        Assignment, models.CASCADE, null=True, blank=True, related_name="windows"
    )
    opens_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        ordering = ["due_on", "opens_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["provision", "assignment", "opens_on", "due_on"],
                nulls_distinct=False,
                name="a_window_once_of_a_provision",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")), name="a_window_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opens_on}–{self.due_on}"
