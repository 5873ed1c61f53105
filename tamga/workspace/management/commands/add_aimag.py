"""``manage.py add_aimag --slug SLUG --name NAME``: the aimag with its site, before its soums."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.website.actions import add_site
from tamga.website.models import HomePage
from tamga.workspace.management import command
from tamga.workspace.management.new_unit import free_host, new_name, new_slug
from tamga.workspace.units import open_aimag


class Command(command.Command):
    """Adds the one aimag of an installation, or the site that an older one lacks."""

    help = (
        "Add the aimag with its site. An installation has one; its soums are added below it by "
        "add_soum. For an aimag that has no site yet, add the site."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What it is called in addresses, and by people; where its site answers."""
        parser.add_argument("--slug", default="", help="short Latin name: naran")
        parser.add_argument("--name", default="", help="name as people write it: Наран аймаг")
        parser.add_argument("--hostname", default="", help="default: SLUG.localhost")

    def handle(self, *args: Any, **options: Any) -> None:
        """One call into ``open_aimag`` or ``add_site``."""
        there = Unit.objects.filter(kind=UnitKind.AIMAG).first()
        if there is not None and there.slug == options["slug"] and not _has_site(there):
            self._add_site(there, options["hostname"])
            return
        slug, name = new_slug(options["slug"]), new_name(options["name"])
        if there is not None:
            raise CommandError(
                _("The aimag of this installation is here already: %(name)s (%(slug)s).")
                % {"name": there.name, "slug": there.slug}
            )
        unit = open_aimag(
            slug=slug,
            name=name,
            hostname=free_host(options["hostname"] or f"{slug}.localhost"),
            is_default=_is_first(),
            by=None,
            at=timezone.now(),
        )
        self.stderr.write(_("Added: %(name)s (%(slug)s).") % {"name": name, "slug": slug})
        self.stderr.write(
            _("Next, a soum of it: manage.py add_soum SLUG NAME --parent %(slug)s")
            % {"slug": unit.slug}
        )

    def _add_site(self, aimag: Unit, hostname: str) -> None:
        host = free_host(hostname or f"{aimag.slug}.localhost")
        add_site(aimag, hostname=host, is_default=_is_first(), by=None, at=timezone.now())
        self.stderr.write(
            _("%(name)s has a site now at %(host)s.") % {"name": aimag.name, "host": host}
        )


def _has_site(unit: Unit) -> bool:
    return HomePage.objects.filter(unit=unit).exists()


def _is_first() -> bool:
    """The first site answers to hosts that nobody knows."""
    return not Site.objects.filter(is_default_site=True, root_page__homepage__isnull=False).exists()
