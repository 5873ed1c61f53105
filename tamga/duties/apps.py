from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesConfig(AppConfig):
    name = "tamga.duties"
    verbose_name = _("Duties")

    def ready(self) -> None:
        from tamga.duties.enums import JOURNAL
        from tamga.journal.enums import register

        for code, sentence in JOURNAL.items():
            register(code, sentence)
