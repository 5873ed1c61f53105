"""``manage.py add_person``: the first administrator, before there is anybody who could add them."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.actions import first_password
from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.workspace.actions.people import add_person
from tamga.workspace.forms.people import PersonForm
from tamga.workspace.management import command

# option → the field of the form that the people's room shows, and of ``options``
OPTIONS = {
    "--username": "username",
    "--given-name": "first_name",
    "--family-name": "last_name",
    "--email": "email",
    "--role": "role",
}


class Command(command.Command):
    """Adds somebody as the room «Хүмүүс» does; the password is never an argument."""

    help = (
        "Add a person with a role, as the people's room does. A first password is made and printed "
        "once; with --ask-password it is asked for twice instead."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The fields of the form in the people's room."""
        parser.add_argument("--unit", default="", metavar="SLUG")
        for option, field in OPTIONS.items():
            parser.add_argument(option, default="", dest=field)
        parser.add_argument("--phone", default="")
        parser.add_argument("--position", default="", metavar="CODE", help="held from today on")
        parser.add_argument("--ask-password", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """One call into ``add_person``; the password goes to stdout, everything else to stderr."""
        given = {"--unit": options["unit"]} | {o: options[f] for o, f in OPTIONS.items()}
        if missing := [option for option, value in given.items() if not value.strip()]:
            raise CommandError(_("Missing: %(what)s.") % {"what": ", ".join(missing)})
        unit = _unit(options["unit"])
        position = _position(unit, options["position"]) if options["position"] else None
        cleaned = _cleaned(options)
        password = _asked(cleaned) if options["ask_password"] else first_password()
        person = add_person(
            unit,
            **cleaned,
            password=password,
            position=position,
            starts_on=timezone.localdate(),
            by=None,
            at=timezone.now(),
        )
        self.stderr.write(
            _("Added: %(name)s, user name %(username)s, in %(unit)s.")
            % {"name": person.get_full_name(), "username": person.username, "unit": unit.name}
        )
        if not options["ask_password"]:
            self.stderr.write(
                _("The first password, shown this once; it is changed after signing in:")
            )
            self.stdout.write(password)


def _unit(slug: str) -> Unit:
    found = Unit.objects.filter(slug=slug).first()
    if found is None:
        known = Unit.objects.exclude(kind=UnitKind.AGENCY).order_by("slug")
        slugs = ", ".join(known.values_list("slug", flat=True)) or "—"
        raise CommandError(
            _("There is no unit “%(slug)s”. There are: %(slugs)s.") % {"slug": slug, "slugs": slugs}
        )
    return found


def _position(unit: Unit, code: str) -> Position:
    codes = {position.code: position for position in positions_for(unit)}
    if code not in codes:
        raise CommandError(
            _("%(unit)s has no position “%(code)s”. It has: %(codes)s.")
            % {"unit": unit.name, "code": code, "codes": ", ".join(sorted(codes)) or "—"}
        )
    return codes[code]


def _cleaned(options: dict[str, Any]) -> dict[str, Any]:
    """What the form of the people's room makes of the options. Raises CommandError."""
    roles = [role.value for role in Role]
    if options["role"] not in roles:
        raise CommandError(
            _("There is no role “%(role)s”. There are: %(roles)s.")
            % {"role": options["role"], "roles": ", ".join(roles)}
        )
    fields = [*OPTIONS.values(), "phone"]
    form = PersonForm({field: options[field] for field in fields})
    if not form.is_valid():
        names = {field: option for option, field in OPTIONS.items()} | {"phone": "--phone"}
        raise CommandError(
            "\n".join(f"{names[f]}: {' '.join(map(str, said))}" for f, said in form.errors.items())
        )
    return form.cleaned_data | {"role": Role(form.cleaned_data["role"])}


def _asked(cleaned: dict[str, Any]) -> str:
    """The password as it was typed twice. Raises CommandError."""
    if not sys.stdin.isatty():
        raise CommandError(
            _(
                "A password is asked for on a terminal only; "
                "leave --ask-password out and one is made."
            )
        )
    password = getpass.getpass(_("The new password") + ": ")
    if getpass.getpass(_("The new password once more") + ": ") != password:
        raise CommandError(_("The two passwords differ; nothing was added."))
    kept = {field: cleaned[field] for field in ("username", "first_name", "last_name", "email")}
    try:
        validate_password(password, User(**kept))
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None
    return password
