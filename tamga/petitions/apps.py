from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetitionsConfig(AppConfig):
    name = "tamga.petitions"
    verbose_name = _("Petitions")

    def ready(self) -> None:
        from tamga.journal.enums import register
        from tamga.petitions import receivers  # noqa: F401
        from tamga.petitions.enums import JOURNAL

        for code, sentence in JOURNAL.items():
            register(code, sentence)
