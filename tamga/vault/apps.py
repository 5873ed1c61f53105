from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VaultConfig(AppConfig):
    name = "tamga.vault"
    verbose_name = _("Vault")

    def ready(self) -> None:
        from tamga.vault.actions import make_sure_of_key
        from tamga.vault.models import before_sealing

        before_sealing.append(make_sure_of_key)
