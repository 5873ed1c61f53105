"""What the office did with a petition: who answers, extensions, the reply, each step."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.documents.models import StoredFile
from tamga.organizations.models import Position, Unit
from tamga.petitions.enums import Delivery, StepKind
from tamga.petitions.models.petition import Petition
from tamga.vault.models import EncryptedTextField


def _who(**more: Any) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", **more)


class Routing(models.Model):
    """Цохолт: who answers, as the clerk proposed it and the head confirmed it.

    The newest one of a petition counts; it was confirmed, or given back, or still waits.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="routings")
    lead = models.ForeignKey(Position, models.PROTECT, related_name="+")
    others = models.ManyToManyField(Position, related_name="+", blank=True)
    instruction = EncryptedTextField(_("instruction"), null=True)
    proposed_at = models.DateTimeField()
    proposed_by = _who()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = _who(null=True, blank=True)
    given_back_at = models.DateTimeField(null=True, blank=True)
    given_back_by = _who(null=True, blank=True)
    given_back_why = EncryptedTextField(null=True)

    everything = models.Manager["Routing"]()

    class Meta:
        verbose_name = _("routing of a petition")
        verbose_name_plural = _("routings of petitions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                    | Q(confirmed_at__isnull=False, confirmed_by__isnull=False)
                ),
                name="routing_confirmed_at_and_by_go_together",
            ),
            models.CheckConstraint(
                # without a name it ended by the citizen's wish: the petition was opened again
                condition=Q(given_back_by__isnull=True) | Q(given_back_at__isnull=False),
                name="routing_given_back_by_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id} → {self.lead_id}"


class Extension(models.Model):
    """The one extension of a petition's term, by the head of the body, with the reason that the
    citizen is told.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.OneToOneField(Petition, models.CASCADE, related_name="extension")
    days = models.PositiveSmallIntegerField(_("days"))
    due_before = models.DateField()
    due_after = models.DateField()
    reason = EncryptedTextField(_("reason"), null=True)
    extended_at = models.DateTimeField()
    extended_by = _who()

    everything = models.Manager["Extension"]()

    class Meta:
        verbose_name = _("extension of a term")
        verbose_name_plural = _("extensions of terms")
        constraints = [
            models.CheckConstraint(
                condition=Q(days__gte=1, due_after__gt=F("due_before")),
                name="an_extension_never_shortens",
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id} + {self.days}"


class Reply(models.Model):
    """An answer to the citizen; the newest one counts when a case was opened again."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="replies")
    text = EncryptedTextField(_("reply"), null=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    ground = EncryptedTextField(_("ground of the refusal"), null=True)
    appeal_to = models.CharField(_("where to appeal"), max_length=300, blank=True)
    appeal_until = models.DateField(_("until when to appeal"), null=True, blank=True)
    replied_at = models.DateTimeField()
    replied_by = _who()
    delivery = models.CharField(max_length=12, choices=Delivery.choices, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    delivered_by = _who(null=True, blank=True)

    everything = models.Manager["Reply"]()

    class Meta:
        verbose_name = _("reply to a petition")
        verbose_name_plural = _("replies to petitions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(delivery="", delivered_on__isnull=True)
                    | Q(delivery__in=Delivery.values, delivered_on__isnull=False)
                ),
                name="a_delivered_reply_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id}"


class Step(models.Model):
    """One step on the way of a petition; ``detail`` holds codes, days and keys, never a word about
    a person.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=14, choices=StepKind.choices)
    at = models.DateTimeField()
    by = _who(null=True, blank=True)
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    detail = models.JSONField(default=dict)
    note = EncryptedTextField(_("note"), null=True)

    everything = models.Manager["Step"]()

    class Meta:
        verbose_name = _("step of a petition")
        verbose_name_plural = _("steps of petitions")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=StepKind.values), name="petition_step_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.petition_id} · {self.kind}"


class WrongCode(models.Model):
    """A wrong secret code that was tried: under a hash of number and address together, for many
    citizens share one mobile address. Forgotten after an hour.
    """

    tried = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()

    everything = models.Manager["WrongCode"]()

    class Meta:
        verbose_name = _("wrong code")
        verbose_name_plural = _("wrong codes")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
