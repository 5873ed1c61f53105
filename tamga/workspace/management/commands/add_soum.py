"""``manage.py add_soum SLUG NAME``: a unit with the standard posts and the standard site tree."""

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tamga.organizations.models import Unit
from tamga.workspace.units import open_soum


class Command(BaseCommand):
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
        slug = options["slug"]
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
            raise CommandError(f"{slug!r} is no slug: small Latin letters, digits and hyphens.")
        if Unit.objects.filter(slug=slug).exists():
            raise CommandError(f"There is a unit {slug!r} already.")
        parent = None
        if options["parent"]:
            parent = Unit.objects.filter(slug=options["parent"]).first()
            if parent is None:
                raise CommandError(f"There is no unit {options['parent']!r}.")
        unit = open_soum(
            slug=slug,
            name=options["name"],
            hostname=options["hostname"] or f"{slug}.localhost",
            parent=parent,
            is_default=not Unit.objects.filter(home_page__isnull=False).exists(),
            by=None,
            at=timezone.now(),
        )
        sections = unit.sections.count()
        self.stderr.write(f"Added {unit.name} ({unit.slug}) with {sections} sections.")
