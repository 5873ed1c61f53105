"""``manage.py check_implementation_report --unit SLUG --period P``: what contradicts itself."""

from argparse import ArgumentParser
from typing import Any

from tamga.implementation.checker import sentence
from tamga.implementation.queries import findings_of
from tamga.workspace.management import command
from tamga.workspace.management.report_period import add_period, period_of


class Command(command.Command):
    """Prints JSON alone on stdout."""

    help = "Name what contradicts itself in an implementation report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose report, of when."""
        add_period(parser)
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the report as it stands."""
        findings = findings_of(period_of(options))
        command.put_out(
            {
                "findings": [
                    {
                        "kind": finding.kind.value,
                        "measures": list(finding.measures),
                        "sentence": sentence(finding),
                    }
                    for finding in findings
                ]
            }
        )
