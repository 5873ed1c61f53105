"""What our commands share: a wrong word is a sentence and exit 1, and JSON stands alone."""

import argparse
import json
import os
import re
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tamga.organizations.models import Unit

FIRST_YEAR, LAST_YEAR = 1900, 2200  # the years that the kernel's calendar counts with
LONGEST_SLUG = Unit._meta.get_field("slug").max_length or 50


class Command(BaseCommand):
    """Django ends with 2 when the arguments are wrong; here 2 is for a file that can't be read."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """A parser that raises CommandError wherever the command was called from."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.called_from_command_line = False
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        """The whole run; exits 1 with a sentence when the arguments are wrong."""
        try:
            super().run_from_argv(argv)
        except CommandError as error:
            self.stderr.write(str(error))
            sys.exit(1)


def year(text: str) -> int:
    """A year from 1900 to 2200, as argparse asks for it."""
    if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no year between {FIRST_YEAR} and {LAST_YEAR}."
        )
    return int(text)


def day(text: str) -> date:
    """A day like 2026-11-21 in one of these years."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it like 2026-11-21.") from None
    year(f"{found.year:04}")
    return found


def slug(text: str) -> str:
    """The short Latin name of a unit: a part of addresses and of a host's name."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > LONGEST_SLUG:
        raise CommandError(
            f"{text!r} is no slug: small Latin letters, digits and hyphens, at most {LONGEST_SLUG}."
        )
    return text


def unit_of(text: str) -> Unit:
    """The unit with that slug. Raises CommandError."""
    found = Unit.objects.filter(slug=text).first()
    if found is None:
        raise CommandError(f"There is no unit {text!r}.")
    return found


def put_out(answer: Any) -> None:
    """Print ``answer`` as JSON; whoever stops reading in the middle has what he wanted."""
    try:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would try the pipe again at its end, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
