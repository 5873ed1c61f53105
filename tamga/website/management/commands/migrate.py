"""``manage.py migrate`` as Django's, in an order that takes an empty database a third less time.

Every step of a migration renders all models that hang together anew, and the user hangs together
with all of ours. So Wagtail's hundred steps go first, while ours aren't there yet.
"""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

FIRST = "wagtailcore"


class Command(migrate.Command):
    """Nothing else is different, and a database that has begun is migrated as ever."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, Wagtail's core first where nothing is there and everything is asked for."""
        names = connections[options["database"]].introspection.table_names()
        everything = (
            not options["app_label"] and not options["plan"] and not options["check_unapplied"]
        )
        if everything and not names:
            super().handle(*args, **{**options, "app_label": FIRST, "migration_name": ""})
        super().handle(*args, **options)
