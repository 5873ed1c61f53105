"""``manage.py add_soum SLUG NAME``: a unit with the standard posts and the standard site tree."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from wagtail.models import Site

from tamga.organizations.models import Unit
from tamga.workspace.management import command
from tamga.workspace.units import open_soum


class Command(command.Command):
    """Adds a soum; nothing is left behind when it can't be added whole."""

    help = "Add a soum with the standard posts and site tree."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The unit and where its site answers."""
        parser.add_argument("slug", help="short Latin name, part of addresses")
        parser.add_argument("name", help="name as on the sign of the office")
        parser.add_argument("--hostname", help="default: SLUG.localhost")
        parser.add_argument("--parent", help="slug of the aimag")

    def handle(self, *args: Any, **options: Any) -> None:
        """One call into ``open_soum``."""
        slug = command.slug(options["slug"])
        if Unit.objects.filter(slug=slug).exists():
            raise CommandError(f"There is a unit {slug!r} already.")
        parent = command.unit_of(options["parent"]) if options["parent"] else None
        hostname = options["hostname"] or f"{slug}.localhost"
        if Site.objects.filter(hostname=hostname).exists():
            raise CommandError(f"Another site answers at {hostname!r}.")
        unit = open_soum(
            slug=slug,
            name=options["name"],
            hostname=hostname,
            parent=parent,
            is_default=not Unit.objects.filter(home_page__isnull=False).exists(),
            by=None,
            at=timezone.now(),
        )
        sections = unit.sections.count()
        self.stderr.write(f"Added {unit.name} ({unit.slug}) with {sections} sections.")
