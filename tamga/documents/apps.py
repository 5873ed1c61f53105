from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "tamga.documents"
    verbose_name = _("Stored files")

    def ready(self) -> None:
        from tamga.documents import receivers  # noqa: F401 (connects itself)
        from tamga.documents.enums import JOURNAL
        from tamga.journal.enums import register

        for code, sentence in JOURNAL.items():
            register(code, sentence)
