"""The case: nothing in it says who wrote it or what."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.kernel.deadlines import Deadline
from tamga.organizations.models import Position, Unit
from tamga.petitions.enums import ANSWERED, Channel, Kind, Outcome, State
from tamga.petitions.rules import number_shown
from tamga.registers.models import Entry


class Subject(models.Model):
    """What petitions are about, as the official table counts: welfare, salary, land …"""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("subject of petitions")
        verbose_name_plural = _("subjects of petitions")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class Petition(models.Model):
    """A petition to a unit. ``kind`` may be changed; the number stays that of ``filed_as``.

    ``received_on`` is the day from which its term counts, ``entered_at`` when it was written here:
    what came by phone or on paper is entered later.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="petitions")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="petition")
    filed_as = models.CharField(max_length=12, choices=Kind.choices, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    channel = models.CharField(_("how it came"), max_length=10, choices=Channel.choices)
    subject = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, related_name="petitions"
    )
    received_on = models.DateField(_("received on"))
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    client_key = models.UUIDField(null=True, blank=True, editable=False)
    anonymous = models.BooleanField(_("without name and address"), default=False)
    signers = models.PositiveIntegerField(_("how many signed"), default=1)
    against = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="complaints"
    )
    may_publish = models.BooleanField(_("may be published with the answer"), default=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    due_on = models.DateField(_("answer due on"))
    deadline = models.JSONField()
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.RECEIVED
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)

    everything = models.Manager["Petition"]()

    class Meta:
        verbose_name = _("petition")
        verbose_name_plural = _("petitions")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="petitions_by_due_day"),
            models.Index(fields=["unit", "received_on"], name="petitions_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "client_key"], name="a_petition_is_sent_once"),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values, filed_as__in=Kind.values),
                name="petition_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="petition_channel_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="petition_state_is_known"
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=State.CLOSED, closed_at__isnull=False, outcome__in=Outcome.values)
                    | (~Q(state=State.CLOSED) & Q(closed_at__isnull=True, outcome=""))
                ),
                name="an_ended_petition_has_its_outcome",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("received_on")),
                name="petition_due_after_it_is_received",
            ),
            models.CheckConstraint(condition=Q(signers__gte=1), name="somebody_signed"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """«Ө-12/2026»; asks for the entry and its register unless they are there."""
        return number_shown(Kind(self.filed_as), self.entry.number, self.entry.register.year)

    @property
    def counted(self) -> Deadline:
        """How the due day was counted."""
        return Deadline.from_json(self.deadline)

    @property
    def answered(self) -> bool:
        """Whether it ended with a reply."""
        return self.outcome in ANSWERED
