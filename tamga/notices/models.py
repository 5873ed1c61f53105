"""The outbox: whatever is to be told to somebody is a row before it is a message."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.notices.enums import Channel
from tamga.organizations.models import Unit
from tamga.vault.models import EncryptedTextField

WAITING = Q(sent_at__isnull=True, given_up_at__isnull=True)


class Notice(models.Model):
    """One message to one person. Address, subject and body can be read here only, and are
    shredded (null) some time after the message has gone or was given up."""

    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    address = EncryptedTextField(_("address"), null=True)
    subject = EncryptedTextField(_("subject"), null=True)
    body = EncryptedTextField(_("text"), null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    dedupe_key = models.CharField(max_length=200, unique=True)
    digest_key = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(_("created at"))
    next_at = models.DateTimeField(_("next attempt"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=40, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    given_up_at = models.DateTimeField(_("given up at"), null=True)

    everything = models.Manager["Notice"]()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="notice_channel_is_known"
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(given_up_at__isnull=True),
                name="notice_is_sent_or_given_up_not_both",
            ),
            models.CheckConstraint(
                condition=Q(given_up_at__isnull=True) | ~Q(last_error=""),
                name="notice_given_up_says_why",
            ),
            models.CheckConstraint(
                condition=Q(next_at__gte=F("created_at")), name="notice_goes_after_it_is_created"
            ),
        ]
        indexes = [
            models.Index(fields=["next_at", "id"], condition=WAITING, name="notice_waiting"),
            models.Index(fields=["user", "-created_at"], name="notice_by_user"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"
