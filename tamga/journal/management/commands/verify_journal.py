"""manage.py verify_journal"""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tamga.journal import queries


class Command(BaseCommand):
    help = "Verifies the journal's hash chain. Ends with 0 when it is sound, with 1 when not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        result = queries.verify()
        if options["format"] == "json":
            self.stdout.write(json.dumps({"sound": result.sound, **asdict(result)}))
        else:
            for problem in result.problems:
                where = f" (event {problem.event_id})" if problem.event_id else ""
                self.stdout.write(
                    f"{problem.kind} at position {problem.position}{where}: {problem.detail}"
                )
            self.stdout.write(
                f"{'Sound' if result.sound else 'NOT SOUND'}: {result.sealed} events sealed, "
                f"{result.tail} not sealed yet, {result.exported_heads} exported heads compared."
            )
        if not result.sound:
            sys.exit(1)
