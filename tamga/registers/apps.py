from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    name = "tamga.registers"
    verbose_name = _("Registers")

    def ready(self) -> None:
        from tamga.journal.enums import register
        from tamga.registers.enums import JOURNAL

        for code, sentence in JOURNAL.items():
            register(code, sentence)
