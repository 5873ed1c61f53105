from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebsiteConfig(AppConfig):
    name = "tamga.website"
    verbose_name = _("Website")

    def ready(self) -> None:
        from tamga.journal.enums import register
        from tamga.organizations.queries import register_public_address
        from tamga.website import admin_filters, receivers
        from tamga.website.enums import JOURNAL
        from tamga.website.queries.sites import address_of

        for code, sentence in JOURNAL.items():
            register(code, sentence)
        register_public_address(address_of)
        receivers.connect()
        admin_filters.install()
