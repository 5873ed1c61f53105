"""manage.py backup FILE_OR_FOLDER"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tamga.documents.backup.errors import BackupError
from tamga.documents.backup.make import make
from tamga.vault.queries import key_place


class Command(BaseCommand):
    help = (
        "Writes the database, all files and a manifest of hashes into one archive. "
        "The vault key is not in it: keep that in another place."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "target", type=Path, help="a file, or a folder for a file with the date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = make(
                options["target"],
                by=None,
                at=timezone.localtime(timezone.now()),
                told=self.stderr.write,
            )
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"{made.files} parts, {made.size} bytes, SHA-256 {made.sha256}")
        self.stderr.write(
            f"The vault key is NOT in the backup. It lies in {key_place()}. Keep a copy of it "
            "apart from the backup: without it the personal data can never be read again."
        )
        self.stdout.write(str(made.path))
