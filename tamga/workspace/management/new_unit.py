"""What a command is told about a unit that is to be made, refused in words."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from wagtail.models import Site

from tamga.organizations.models import Unit
from tamga.workspace.management import command


def new_slug(text: str) -> str:
    """A slug that no unit has. Raises CommandError."""
    if not text:
        raise CommandError(_("Missing: %(what)s.") % {"what": "--slug"})
    try:
        slug = command.slug(text)
    except CommandError:
        raise CommandError(
            _(
                "“%(slug)s” can't be a part of an address: small Latin letters, digits and "
                "hyphens, at most %(most)s."
            )
            % {"slug": text, "most": command.LONGEST_SLUG}
        ) from None
    if Unit.objects.filter(slug=slug).exists():
        raise CommandError(_("There is a unit “%(slug)s” already.") % {"slug": slug})
    return slug


def new_name(text: str) -> str:
    """A name in words. Raises CommandError."""
    name = " ".join(text.split())
    longest = Unit._meta.get_field("name").max_length or 200
    if not name:
        raise CommandError(_("Missing: %(what)s.") % {"what": "--name"})
    if len(name) > longest:
        raise CommandError(_("The name has more than %(most)s letters.") % {"most": longest})
    return name


def free_host(hostname: str) -> str:
    """A host at which no site answers. Raises CommandError."""
    if Site.objects.filter(hostname=hostname).exists():
        raise CommandError(
            _("Another site answers at “%(host)s”: name another one with --hostname.")
            % {"host": hostname}
        )
    return hostname
