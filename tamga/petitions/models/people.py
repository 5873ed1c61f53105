"""Who wrote: apart from the case, closed with the vault's key, found by keyed hashes alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tamga.organizations.models import Unit
from tamga.petitions.models.petition import Petition
from tamga.vault.models import EncryptedTextField


class Petitioner(models.Model):
    """The citizen of a petition. Shredded (null) by the retention rule; the case stays."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.OneToOneField(Petition, models.CASCADE, related_name="petitioner")
    surname = EncryptedTextField(_("surname"), null=True)
    given_name = EncryptedTextField(_("given name"), null=True)
    register_number = EncryptedTextField(_("register number"), null=True)
    phone = EncryptedTextField(_("phone"), null=True)
    email = EncryptedTextField(_("e-mail"), null=True)
    address = EncryptedTextField(_("home address"), null=True)
    code = EncryptedTextField(null=True, editable=False)
    register_hash = models.CharField(max_length=64, blank=True, db_index=True)
    phone_hash = models.CharField(max_length=64, blank=True, db_index=True)

    everything = models.Manager["Petitioner"]()

    class Meta:
        verbose_name = _("petitioner")
        verbose_name_plural = _("petitioners")

    def __str__(self) -> str:
        return f"petition {self.petition_id}"


class CoSigner(models.Model):
    """Another citizen who signed a collective petition; the petitioner speaks for all."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="co_signers")
    name = EncryptedTextField(_("name"), null=True)
    address = EncryptedTextField(_("home address"), null=True)

    everything = models.Manager["CoSigner"]()

    class Meta:
        verbose_name = _("co-signer")
        verbose_name_plural = _("co-signers")

    def __str__(self) -> str:
        return f"petition {self.petition_id}"
