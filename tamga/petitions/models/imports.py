"""A list of petitions between its upload and its receiving: closed like what it will become."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit
from tamga.petitions.enums import Channel, Kind
from tamga.petitions.models.petition import Petition
from tamga.vault.models import EncryptedTextField


class PetitionImport(models.Model):
    """A list that somebody uploaded. It is forgotten a day later, with whatever is left of it.

    ``columns`` says for each column what it holds, "" for one that isn't taken; ``kind``,
    ``channel`` and ``day`` hold where the list says nothing. ``moved_at`` is when the last row was
    received.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    heads = EncryptedTextField()
    columns = models.JSONField(default=list)
    kind = models.CharField(max_length=12, choices=Kind.choices, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.OTHER)
    day = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    everything = models.Manager["PetitionImport"]()

    class Meta:
        verbose_name = _("list of petitions")
        verbose_name_plural = _("lists of petitions")
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(confirmed_at__isnull=False),
                name="a_list_is_confirmed_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"list {self.pk}"


class ImportedRow(models.Model):
    """One row of a list; ``cells`` are shredded once it is received.

    ``turn`` is its place in the order of receiving, null for a row that stays; ``again`` says that
    its petition was here before.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    imported = models.ForeignKey(PetitionImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = EncryptedTextField(null=True)
    turn = models.PositiveIntegerField(null=True, blank=True)
    petition = models.ForeignKey(Petition, models.CASCADE, null=True, blank=True, related_name="+")
    again = models.BooleanField(default=False)
    refused = models.CharField(max_length=300, blank=True)

    everything = models.Manager["ImportedRow"]()

    class Meta:
        verbose_name = _("row of a list of petitions")
        verbose_name_plural = _("rows of lists of petitions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["imported", "number"], name="a_row_is_read_once"),
            models.CheckConstraint(
                condition=Q(petition__isnull=True) | Q(cells__isnull=True),
                name="a_received_row_is_shredded",
            ),
        ]

    def __str__(self) -> str:
        return f"row {self.number} of list {self.imported_id}"
