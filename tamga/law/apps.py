from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawConfig(AppConfig):
    name = "tamga.law"
    verbose_name = _("Law")

    def ready(self) -> None:
        from tamga.journal.enums import register
        from tamga.law.enums import JOURNAL

        for code, sentence in JOURNAL.items():
            register(code, sentence)
