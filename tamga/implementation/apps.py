from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImplementationConfig(AppConfig):
    name = "tamga.implementation"
    verbose_name = _("Implementation")

    def ready(self) -> None:
        from tamga.implementation.enums import JOURNAL
        from tamga.journal.enums import register

        for code, sentence in JOURNAL.items():
            register(code, sentence)
