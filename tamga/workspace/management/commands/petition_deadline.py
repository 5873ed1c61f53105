"""``manage.py petition_deadline --kind K --received DATE [--extended]``: when the answer is due."""

from argparse import ArgumentParser
from typing import Any

from tamga.petitions.enums import Kind
from tamga.petitions.queries import deadline_of, extended_deadline
from tamga.workspace.management import command


class Command(command.Command):
    """Prints JSON alone on stdout."""

    help = "Print on which day a petition is to be answered, and how that is counted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The kind and the day of receipt."""
        parser.add_argument("--kind", required=True, choices=Kind.values)
        parser.add_argument("--received", required=True, type=command.day, metavar="DATE")
        parser.add_argument("--extended", action="store_true", help="with the full extension")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        """The rule in force on the day of receipt; the extension's of that day too."""
        deadline = deadline_of(Kind(options["kind"]), options["received"])
        if options["extended"]:
            deadline = extended_deadline(deadline, None, on=options["received"])
        command.put_out(deadline.to_json())
