from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "tamga.decisions"
    verbose_name = _("Decisions")

    def ready(self) -> None:
        from tamga.decisions import receivers  # noqa: F401  # connects them
        from tamga.decisions.enums import JOURNAL
        from tamga.journal.enums import register

        for code, sentence in JOURNAL.items():
            register(code, sentence)
