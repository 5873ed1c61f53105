"""``manage.py add_aimag --slug SLUG --name NAME``: the aimag, before its soums."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.workspace.management import command
from tamga.workspace.management.new_unit import new_name, new_slug
from tamga.workspace.units import open_aimag


class Command(command.Command):
    """Adds the one aimag of an installation."""

    help = "Add the aimag. An installation has one; its soums are added below it by add_soum."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What it is called in addresses, and by people."""
        parser.add_argument("--slug", default="", help="short Latin name: naran")
        parser.add_argument("--name", default="", help="name as people write it: Наран аймаг")

    def handle(self, *args: Any, **options: Any) -> None:
        """One call into ``open_aimag``."""
        slug, name = new_slug(options["slug"]), new_name(options["name"])
        there = Unit.objects.filter(kind=UnitKind.AIMAG).first()
        if there is not None:
            raise CommandError(
                _("The aimag of this installation is here already: %(name)s (%(slug)s).")
                % {"name": there.name, "slug": there.slug}
            )
        unit = open_aimag(slug=slug, name=name, by=None, at=timezone.now())
        self.stderr.write(_("Added: %(name)s (%(slug)s).") % {"name": name, "slug": slug})
        self.stderr.write(
            _("Next, a soum of it: manage.py add_soum SLUG NAME --parent %(slug)s")
            % {"slug": unit.slug}
        )
