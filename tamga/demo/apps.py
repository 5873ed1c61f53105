from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "tamga.demo"

    def ready(self) -> None:
        from tamga.demo.queries import MADE
        from tamga.journal.enums import register

        register(MADE, _("The demo was made."))
