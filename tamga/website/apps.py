from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebsiteConfig(AppConfig):
    name = "tamga.website"
    verbose_name = _("Website")

    def ready(self) -> None:
        from tamga.journal.enums import register
        from tamga.website import admin_filters, receivers
        from tamga.website.enums import JOURNAL

        for code, sentence in JOURNAL.items():
            register(code, sentence)
        receivers.connect()
        admin_filters.install()
