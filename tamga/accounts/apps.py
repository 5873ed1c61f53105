from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "tamga.accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from tamga.accounts.enums import JOURNAL
        from tamga.journal.enums import register

        for code, sentence in JOURNAL.items():
            register(code, sentence)
