"""``manage.py demo``: fills an empty installation; what is there already is kept."""

import shutil
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from tamga.demo.actions import make_demo
from tamga.demo.people import SOUM
from tamga.organizations.models import Unit


class Command(BaseCommand):
    """Makes the demo once; ``--reset`` throws the database's content away first."""

    help = "Make the demo soum, or keep it when it is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to start over."""
        parser.add_argument("--reset", action="store_true", help="start over")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make, keep, or refuse to touch an installation that isn't a demo."""
        made = Unit.objects.filter(slug=SOUM[0]).exists()
        if Unit.objects.exists() and not made:
            raise CommandError("Units are here that the demo didn't make: nothing is changed.")
        if made and not options["reset"]:
            return
        if made:
            self.stdout.write("Starting over …")
            with connection.cursor() as cursor:
                cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            # files of the old life; and its heads would tell of a journal that is gone
            for folder in ("journal-heads", "media", "private", "mail", "sms"):
                shutil.rmtree(settings.VAR / folder, ignore_errors=True)
            call_command("migrate", verbosity=0)
        self.stdout.write("Making the demo soum:")
        make_demo(at=timezone.now(), say=lambda step: self.stdout.write(f"  {step} …"))
