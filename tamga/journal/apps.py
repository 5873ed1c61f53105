from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    name = "tamga.journal"
    verbose_name = _("Journal")

    def ready(self) -> None:
        from tamga.journal import enums, receivers  # noqa: F401 (connects itself)

        for code, sentence in enums.JOURNAL.items():
            enums.register(code, sentence)
