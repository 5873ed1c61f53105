from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "tamga.notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        from tamga.journal.enums import register
        from tamga.notices.enums import JOURNAL

        for code, sentence in JOURNAL.items():
            register(code, sentence)
