"""manage.py restore FILE"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tamga.documents.backup.errors import BackupError
from tamga.documents.backup.restore import restore


class Command(BaseCommand):
    help = "Brings an installation back from an archive of manage.py backup, and verifies it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", type=Path, help="the archive")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="delete what is in the database and the files of this installation",
        )
        parser.add_argument(
            "--without-key",
            action="store_true",
            help="restore though the vault key is not here; personal data stays unreadable",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restored = restore(
                options["source"],
                replace=options["replace"],
                without_key=options["without_key"],
                by=None,
                at=timezone.now(),
                told=self.stderr.write,
            )
        except BackupError as error:
            raise CommandError(str(error)) from error
        for problem in restored.journal.problems:
            self.stderr.write(f"journal: {problem.kind} at {problem.position}: {problem.detail}")
        for sha256 in (*restored.files.missing, *restored.files.damaged):
            self.stderr.write(f"file missing or damaged: {sha256}")
        if not restored.sound:
            raise CommandError("Restored, but it does not verify: see above.")
        self.stdout.write(
            f"Restored the backup of {restored.made_at}: {restored.files.checked} stored files "
            f"and {restored.journal.sealed} sealed events verify."
        )
