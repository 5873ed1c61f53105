from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganizationsConfig(AppConfig):
    name = "tamga.organizations"
    verbose_name = _("Organizations")

    def ready(self) -> None:
        from tamga.journal.enums import register
        from tamga.organizations.enums import JOURNAL

        for code, sentence in JOURNAL.items():
            register(code, sentence)
