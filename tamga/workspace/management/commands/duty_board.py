"""``manage.py duty_board --unit SLUG --on DATE --format json``: where every occurrence stands."""

from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from tamga.duties.queries import WorkItem, duty_occurrences
from tamga.workspace.management import command


class Command(command.Command):
    """Prints JSON alone on stdout."""

    help = "Print the occurrences of a unit's duties and where they stand on a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The unit and the day."""
        parser.add_argument("--unit", required=True, metavar="SLUG")
        parser.add_argument("--on", type=command.day, metavar="DATE")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        """One query of ``duties``."""
        unit = command.unit_of(options["unit"])
        on = options["on"] or timezone.localdate()
        answer = {
            "on": on.isoformat(),
            "occurrences": [_as_json(item) for item in duty_occurrences(unit, on=on)],
        }
        command.put_out(answer)


def _as_json(item: WorkItem) -> dict[str, Any]:
    occurrence = item.occurrence
    return {
        "duty": item.duty.number,
        "period": occurrence.period,
        "opens_on": occurrence.opens_on.isoformat(),
        "due_on": occurrence.due_on.isoformat() if occurrence.due_on else None,
        "status": item.status.value,
        "positions": [position.name for position in item.positions],
    }
