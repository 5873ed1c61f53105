"""manage.py rotate_vault_key"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tamga.vault import actions, cipher
from tamga.vault.enums import KeyMissing, Unreadable


class Command(BaseCommand):
    help = (
        "Encrypts all personal data, files of petitions too, again under the first key of "
        "VAULT_KEYS, and closes what an older version left open. Put the new key "
        "before the old one (TAMGA_VAULT_KEYS=new,old), restart web and worker, run this, "
        "and take the old key out. It may be broken off and run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--pass-over-damaged",
            action="store_true",
            help="finish though files that are gone or damaged can't be closed again: they are "
            "lost once the old key is thrown away",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = actions.rotate(
                by=None,
                at=timezone.now(),
                passing_over=options["pass_over_damaged"],
                told=lambda column, count: self.stderr.write(f"{column}: {count}"),
            )
        except (KeyMissing, Unreadable) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{changed} values are now under the key {cipher.first().id}.")
