"""What is kept beside a decision: files, comments, relations, waivers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tamga.decisions.enums import FileKind, RelationKind
from tamga.decisions.models.decision import Decision
from tamga.decisions.models.provision import Provision
from tamga.documents.models import StoredFile


class DecisionFile(models.Model):
    """A file of a decision, kept untouched by the store; the same content once of a kind.

    ``looked_at`` is when somebody looked through what no machine could read; ``shown_at`` since
    when citizens are given it, which is never before it was searched.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="files")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=13, choices=FileKind.choices)
    sha256 = models.CharField(max_length=64)
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    shown_at = models.DateTimeField(null=True, blank=True)

    everything = models.Manager["DecisionFile"]()

    class Meta:
        verbose_name = _("file of a decision")
        verbose_name_plural = _("files of decisions")
        ordering = ["attached_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "kind", "sha256"], name="a_file_once_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=FileKind.values), name="decision_file_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(looked_at__isnull=True, looked_by__isnull=True)
                | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="who_looked_through_a_file_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} · {self.kind}"


class Comment(models.Model):
    """What legal review says about a draft."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="comments")
    text = models.TextField(_("comment"))
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    everything = models.Manager["Comment"]()

    class Meta:
        verbose_name = _("review comment")
        verbose_name_plural = _("review comments")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_comment_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} · {self.written_at:%Y-%m-%d}"


class Relation(models.Model):
    """``by`` amends or repeals ``target`` from a day on: the whole of it, or one provision."""

    by = models.ForeignKey(Decision, models.PROTECT, related_name="acts_on")
    target = models.ForeignKey(Decision, models.PROTECT, related_name="acted_on_by")
    provision = models.ForeignKey(
        Provision, models.PROTECT, null=True, blank=True, related_name="acted_on_by"
    )
    kind = models.CharField(_("kind"), max_length=7, choices=RelationKind.choices)
    effective_on = models.DateField(_("from"))
    related_at = models.DateTimeField()
    related_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    everything = models.Manager["Relation"]()

    class Meta:
        verbose_name = _("relation of decisions")
        verbose_name_plural = _("relations of decisions")
        ordering = ["effective_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["by", "target", "provision", "kind"],
                nulls_distinct=False,
                name="a_relation_stands_once",
            ),
            models.CheckConstraint(condition=~Q(by=F("target")), name="no_decision_acts_on_itself"),
            models.CheckConstraint(
                condition=Q(kind__in=RelationKind.values), name="relation_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} {self.kind} {self.target_id}"


class Waiver(models.Model):
    """Personal data that was let through with a reason, in exactly the texts of ``text_hash``.

    ``found`` counts what was found by kind; the values themselves stand nowhere but in the text.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="waivers")
    text_hash = models.CharField(max_length=64)
    found = models.JSONField(default=dict)
    reason = models.CharField(_("reason"), max_length=500)
    waived_at = models.DateTimeField()
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    everything = models.Manager["Waiver"]()

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["waived_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "text_hash"], name="a_text_is_waived_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_waiver_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} · {self.waived_at:%Y-%m-%d}"
