"""``manage.py demo``: fills an empty installation; what is there already is kept."""

import shutil
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import (
    BadMigrationError,
    InconsistentMigrationHistory,
    NodeNotFoundError,
)
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from tamga.demo.actions import make_demo
from tamga.demo.people import SOUM
from tamga.demo.queries import filled_by, filler
from tamga.organizations.models import Unit

START_OVER = "RESET=1 make demo makes it anew, and what was entered in it is lost."


class Command(BaseCommand):
    """Makes the demo once; ``--reset`` throws the database's content away first."""

    help = "Make the demo soum, or keep it when it is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to start over."""
        parser.add_argument("--reset", action="store_true", help="start over")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make, keep, or refuse to touch an installation that isn't a demo."""
        slugs = _units_here()
        made = SOUM[0] in slugs
        if slugs and not made:
            raise CommandError("Units are here that the demo didn't make: nothing is changed.")
        if made and not options["reset"]:
            self._migrate()
            if filler() != filled_by():
                self.stdout.write(f"The demo was filled by another version of it: {START_OVER}")
            return
        if options["reset"]:
            self.stdout.write("Starting over …")
            with connection.cursor() as cursor:
                cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            # files of the old life; and its heads would tell of a journal that is gone
            for folder in ("journal-heads", "media", "private", "mail", "sms"):
                shutil.rmtree(settings.VAR / folder, ignore_errors=True)
        self._migrate()
        self.stdout.write("Making the demo soum:")
        make_demo(at=timezone.now(), say=lambda step: self.stdout.write(f"  {step} …"))

    def _migrate(self) -> None:
        """Bring the database to this program. Raises CommandError with the way out otherwise."""
        told = f"The demo's database was made by another version of this program: {START_OVER}"
        try:
            loader = MigrationLoader(connection)
            applied, known = set(loader.applied_migrations), set(loader.disk_migrations)
            if applied - known:
                raise CommandError(told)
            if known - applied:
                self.stdout.write("Migrating the database …")
                call_command("migrate", verbosity=0)
        except (
            BadMigrationError,
            DatabaseError,
            InconsistentMigrationHistory,
            NodeNotFoundError,
        ) as error:
            raise CommandError(told) from error


def _units_here() -> set[str]:
    """The slugs of all units, asked so that an older table answers too."""
    table = Unit._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return set()
        cursor.execute(f"SELECT slug FROM {connection.ops.quote_name(table)}")  # noqa: S608 (a name)
        return {slug for (slug,) in cursor.fetchall()}
